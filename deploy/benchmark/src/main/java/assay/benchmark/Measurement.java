package assay.benchmark;

import java.util.Comparator;
import java.util.List;

/**
 * One measured run.
 *
 * @param way what was measured: {@code save}, {@code pgbench} or {@code no_op}
 * @param perSecond operations per second
 * @param p50Ms median latency in milliseconds
 * @param p99Ms latency in milliseconds that 99 of 100 operations stay under
 * @param refused replies with a status of 400 or above
 * @param failed connections, reads and writes that broke, and time-outs
 */
record Measurement(
        Way way,
        int round,
        double perSecond,
        double p50Ms,
        double p99Ms,
        long refused,
        long failed) {

    /** What is compared. */
    enum Way {
        SAVE("save a response", "save"),
        PGBENCH("pgbench, one-row upsert", "pgbench"),
        NO_OP("no-op POST", "no_op");

        final String title;
        final String name;

        Way(String title, String name) {
            this.title = title;
            this.name = name;
        }
    }

    /** The median rate of one way over all rounds. */
    static double medianPerSecond(List<Measurement> runs, Way way) {
        var rates =
                runs.stream()
                        .filter(run -> run.way() == way)
                        .map(Measurement::perSecond)
                        .sorted(Comparator.naturalOrder())
                        .toList();
        if (rates.isEmpty()) throw new IllegalArgumentException("no run of " + way);
        var middle = rates.size() / 2;
        return rates.size() % 2 == 1
                ? rates.get(middle)
                : (rates.get(middle - 1) + rates.get(middle)) / 2;
    }
}
