package assay.session.pool;

/**
 * An area of a picture that candidates see.
 *
 * @param label plain text that names the area for those who do not see it; may be empty
 */
public record Region(String id, Shape shape, String label) implements Listed {}
