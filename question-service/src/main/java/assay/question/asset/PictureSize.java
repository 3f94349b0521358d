package assay.question.asset;

/** Pixels; of a drawing, its own units. Both are at least 1. */
public record PictureSize(int width, int height) {
    public PictureSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("%d x %d".formatted(width, height));
        }
    }

    /**
     * Whether it is shown undistorted, to a pixel or a hundredth, at this size. Cameras write
     * pictures lying on their side, so the sides may be exchanged.
     */
    public boolean hasProportions(int shownWidth, int shownHeight) {
        return isScaled(width, height, shownWidth, shownHeight)
                || isScaled(height, width, shownWidth, shownHeight);
    }

    private static boolean isScaled(int width, int height, int shownWidth, int shownHeight) {
        var exact = (double) width * shownHeight / height;
        var apart = Math.abs(exact - shownWidth);
        return apart <= (double) width / height
                || apart <= 1
                || apart <= exact / 100
                || isOfFractions(width, height, shownWidth, shownHeight);
    }

    /** The sides of drawings are known without their fractions. */
    private static boolean isOfFractions(int width, int height, int shownWidth, int shownHeight) {
        return (double) width * shownHeight <= shownWidth * (height + 1.0)
                && (double) shownWidth * height <= (width + 1.0) * shownHeight;
    }
}
