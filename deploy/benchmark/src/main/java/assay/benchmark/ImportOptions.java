package assay.benchmark;

import java.nio.file.Path;
import java.util.Set;

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
        var given = Arguments.of(Set.of("--questions", "--rounds"), arguments);
        return new ImportOptions(
                given.root(),
                given.commit(),
                given.number("--questions", 10_000),
                given.number("--rounds", 3),
                given.out());
    }

    int fewer() {
        return Math.max(1, questions / 10);
    }
}
