package assay.benchmark;

import java.nio.file.Path;

/**
 * How to measure.
 *
 * @param root the checkout
 * @param commit what is measured
 * @param rounds how often each way gets its turn, 1 or more
 * @param seconds length of each run
 * @param connections HTTP connections, and pgbench clients
 * @param sessions running sessions that the saves spread over
 * @param warmUpSeconds length of the runs before the first measured one, which a fresh JVM needs
 * @param out where the report goes
 */
record Options(
        Path root,
        String commit,
        int rounds,
        int seconds,
        int connections,
        int sessions,
        int warmUpSeconds,
        Path out) {

    /**
     * @throws IllegalArgumentException if an option is unknown, lacks its value or is not a
     *     positive number
     */
    static Options of(String... arguments) {
        var root = Path.of("").toAbsolutePath();
        var commit = "unknown";
        var rounds = 5;
        var seconds = 10;
        var connections = 64;
        var sessions = 256;
        var warmUpSeconds = 20;
        var out = Path.of("deploy/benchmark/results");
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length)
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            var value = arguments[i + 1];
            switch (arguments[i]) {
                case "--root" -> root = Path.of(value);
                case "--commit" -> commit = value;
                case "--rounds" -> rounds = positive(arguments[i], value);
                case "--seconds" -> seconds = positive(arguments[i], value);
                case "--connections" -> connections = positive(arguments[i], value);
                case "--sessions" -> sessions = positive(arguments[i], value);
                case "--warm-up" -> warmUpSeconds = positive(arguments[i], value);
                case "--out" -> out = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        return new Options(
                root, commit, rounds, seconds, connections, sessions, warmUpSeconds, out);
    }

    static int positive(String option, String value) {
        try {
            var number = Integer.parseInt(value);
            if (number > 0) return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a whole number, not " + value, e);
        }
        throw new IllegalArgumentException(option + " needs a number above 0, not " + value);
    }
}
