package assay.grading.scoring;

import java.math.BigDecimal;

/** Bounds that shares of points keep. */
final class Shares {
    private Shares() {}

    /**
     * Holds a share against its bounds, both included.
     *
     * @throws IllegalArgumentException if it is outside; the message is for instructors
     */
    static void requireWithin(BigDecimal lowest, BigDecimal share, BigDecimal highest) {
        if (share.compareTo(lowest) < 0 || share.compareTo(highest) > 0) {
            throw new IllegalArgumentException(
                    "a share lies within %s..%s: %s".formatted(lowest, highest, share));
        }
    }
}
