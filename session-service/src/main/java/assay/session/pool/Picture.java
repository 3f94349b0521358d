package assay.session.pool;

/**
 * A picture that regions are drawn on.
 *
 * @param asset hash of the asset, 64 lower-case hexadecimal digits
 * @param alternativeText plain text for those who do not see it
 * @param width in pixels, the unit of all regions on it
 * @param height in pixels
 */
public record Picture(String asset, String alternativeText, int width, int height) {}
