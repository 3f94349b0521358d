package assay.question.content.json;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stands in for what a body leaves out, so that the rules can look at the rest of it. */
final class Absent {
    private Absent() {}

    static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    static int number(@Nullable Integer given) {
        return given == null ? 0 : given;
    }

    static boolean yes(@Nullable Boolean given) {
        return given == null || given;
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
}
