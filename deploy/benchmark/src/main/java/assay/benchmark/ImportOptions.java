package assay.benchmark;

import java.nio.file.Path;

/**
 * How to measure imports.
 *
 * @param root the checkout
 * @param commit what is measured
 * @param questions how many the large files have; the small ones have a tenth
 * @param rounds how often each file gets its turn, 1 or more
 * @param out where the report goes
 */
record ImportOptions(Path root, String commit, int questions, int rounds, Path out) {

    /**
     * @throws IllegalArgumentException if an option is unknown, lacks its value or is not a
     *     positive number
     */
    static ImportOptions of(String... arguments) {
        var root = Path.of("").toAbsolutePath();
        var commit = "unknown";
        var questions = 10_000;
        var rounds = 3;
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
                case "--out" -> out = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        return new ImportOptions(root, commit, questions, rounds, out);
    }

    int fewer() {
        return Math.max(1, questions / 10);
    }
}
