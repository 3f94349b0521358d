package assay.question.asset;

/** Pixels; of a drawing, its own units. Both are at least 1. */
public record PictureSize(int width, int height) {
    public PictureSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("%d x %d".formatted(width, height));
        }
    }
}
