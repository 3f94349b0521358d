package assay.session.pool;

/**
 * One thing that can be chosen, matched, moved or filled in.
 *
 * @param id identifies it within its list; says nothing about whether it is right
 * @param text in the question's {@link TextFormat}
 */
public record Choice(String id, String text) implements Listed {}
