package assay.benchmark;

import java.nio.file.Path;
import java.util.Set;

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
        var given = Arguments.of(Set.of("--questions", "--rounds", "--seconds"), arguments);
        return new SearchOptions(
                given.root(),
                given.commit(),
                given.number("--questions", 100_000),
                given.number("--rounds", 3),
                given.number("--seconds", 5),
                given.out());
    }
}
