package assay.benchmark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a command line gives, as pairs of an option and its value; the last of two counts. */
final class Arguments {
    private final Map<String, String> given;

    private Arguments(Map<String, String> given) {
        this.given = given;
    }

    /**
     * Reads the command line. All commands know where the checkout is ({@code --root}), what it is
     * ({@code --commit}) and where the report goes ({@code --out}).
     *
     * @param numbers options of this command whose values are positive numbers
     * @throws IllegalArgumentException if an option is unknown or lacks its value
     */
    static Arguments of(Set<String> numbers, String... arguments) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length)
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            if (!numbers.contains(arguments[i])
                    && !Set.of("--root", "--commit", "--out").contains(arguments[i])) {
                throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
            given.put(arguments[i], arguments[i + 1]);
        }
        return new Arguments(given);
    }

    Path root() {
        var root = given.get("--root");
        return root == null ? Path.of("").toAbsolutePath() : Path.of(root);
    }

    String commit() {
        return given.getOrDefault("--commit", "unknown");
    }

    Path out() {
        return Path.of(given.getOrDefault("--out", "deploy/benchmark/results"));
    }

    /**
     * The number that an option gives.
     *
     * @throws IllegalArgumentException if it is not a positive number
     */
    int number(String option, int otherwise) {
        var value = given.get(option);
        if (value == null) return otherwise;
        try {
            var number = Integer.parseInt(value);
            if (number > 0) return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a whole number, not " + value, e);
        }
        throw new IllegalArgumentException(option + " needs a number above 0, not " + value);
    }
}
