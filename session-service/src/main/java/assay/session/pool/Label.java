package assay.session.pool;

/**
 * A choice that can be used more than once.
 *
 * @param usesMax how often it may be used, from 1; 0: any number of times
 */
public record Label(String id, String text, int usesMax) implements Listed {}
