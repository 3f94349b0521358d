package assay.benchmark;

import java.nio.file.Path;

/**
 * How to measure searches.
 *
 * @param root the checkout
 * @param commit what is measured
 * @param questions how many there are
 * @param rounds how often each search gets its turn, 1 or more
 * @param seconds length of each run
 * @param out where the report goes
 */
record SearchOptions(Path root, String commit, int questions, int rounds, int seconds, Path out) {

    /**
     * @throws IllegalArgumentException if an option is unknown, lacks its value or is not a
     *     positive number
     */
    static SearchOptions of(String... arguments) {
        var root = Path.of("").toAbsolutePath();
        var commit = "unknown";
        var questions = 100_000;
        var rounds = 3;
        var seconds = 5;
        var out = Path.of("deploy/benchmark/results");
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length)
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            var value = arguments[i + 1];
            switch (arguments[i]) {
                case "--root" -> root = Path.of(value);
                case "--commit" -> commit = value;
                case "--questions" -> questions = Options.positive(arguments[i], value);
                case "--rounds" -> rounds = Options.positive(arguments[i], value);
                case "--seconds" -> seconds = Options.positive(arguments[i], value);
                case "--out" -> out = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        return new SearchOptions(root, commit, questions, rounds, seconds, out);
    }
}
