package assay.question.content;

/**
 * A picture that regions are drawn on.
 *
 * @param asset hash of the asset, 64 lower-case hexadecimal digits
 * @param alternativeText plain text for those who do not see it
 * @param width of the picture in pixels, the unit of all regions on it; more than 0
 * @param height in pixels, more than 0
 */
public record Picture(String asset, String alternativeText, int width, int height) {}
