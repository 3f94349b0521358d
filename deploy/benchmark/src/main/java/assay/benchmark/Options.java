package assay.benchmark;

import java.nio.file.Path;
import java.util.Set;

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
        var given =
                Arguments.of(
                        Set.of("--rounds", "--seconds", "--connections", "--sessions", "--warm-up"),
                        arguments);
        return new Options(
                given.root(),
                given.commit(),
                given.number("--rounds", 5),
                given.number("--seconds", 10),
                given.number("--connections", 64),
                given.number("--sessions", 256),
                given.number("--warm-up", 20),
                given.out());
    }
}
