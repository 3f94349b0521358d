package assay.question.content.json;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands in for what a body leaves out, so that the rules can look at the rest of it. */
final class Absent {
    private Absent() {}

    static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    static int number(@Nullable Integer given) {
        return number(given, 0);
    }

    static int number(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    static long number(@Nullable Long given) {
        return given == null ? 0 : given;
    }

    static BigDecimal decimal(@Nullable BigDecimal given) {
        return decimal(given, BigDecimal.ZERO);
    }

    static BigDecimal decimal(@Nullable BigDecimal given, BigDecimal otherwise) {
        return given == null ? otherwise : given;
    }

    static boolean yes(@Nullable Boolean given) {
        return given == null || given;
    }

    static boolean no(@Nullable Boolean given) {
        return given != null && given;
    }

    static <T> List<T> list(@Nullable List<@Nullable T> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .<T>mapMulti((item, sink) -> {
                            if (item != null) {
                                sink.accept(item);
                            }
                        })
                        .filter(Objects::nonNull)
                        .toList();
    }

    static <J, T> List<T> each(@Nullable List<@Nullable J> given, Function<J, T> made) {
        return list(given).stream().map(made).toList();
    }

    static Map<String, BigDecimal> decimals(@Nullable Map<String, @Nullable BigDecimal> given) {
        return values(given, BigDecimal.ZERO);
    }

    static Map<String, String> texts(@Nullable Map<String, @Nullable String> given) {
        return values(given, "");
    }

    private static <T> Map<String, T> values(
            @Nullable Map<String, @Nullable T> given, T otherwise) {
        var present = new HashMap<String, T>();
        if (given != null) {
            given.forEach((name, value) -> present.put(name, value == null ? otherwise : value));
        }
        return present;
    }
}
