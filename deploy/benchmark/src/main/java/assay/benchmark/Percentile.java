package assay.benchmark;

import java.util.List;

/** The value that so many of a hundred stay at or under. */
final class Percentile {
    private Percentile() {}

    /**
     * By the nearest rank.
     *
     * @param sorted ascending, at least one
     * @param percent from 1 to 100
     */
    static double of(List<Double> sorted, int percent) {
        if (sorted.isEmpty() || percent < 1 || percent > 100) {
            throw new IllegalArgumentException(
                    "no %d. percentile of %d".formatted(percent, sorted.size()));
        }
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }
}
