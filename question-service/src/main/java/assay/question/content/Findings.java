package assay.question.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** Gathers faults, all of them below one place. */
final class Findings {
    private final String prefix;
    private final List<Finding> found;

    private Findings(String prefix, List<Finding> found) {
        this.prefix = prefix;
        this.found = found;
    }

    Findings() {
        this("", new ArrayList<>());
    }

    /** Gathers into the same list, below {@code pointer}. */
    Findings below(String pointer) {
        return new Findings(prefix + pointer, found);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of the domain
    void add(String pointer, String detail, Object... values) {
        found.add(new Finding(prefix + pointer, detail.formatted(values)));
    }

    void addIf(boolean isFault, String pointer, String detail, Object... values) {
        if (isFault) {
            add(pointer, detail, values);
        }
    }

    /**
     * No two of {@code values} are the same; empty ones are faults already.
     *
     * @param field what stands below the place in the list, {@code /id}
     * @param detail with one place for the value
     */
    void unique(String list, String field, List<String> values, String detail) {
        var seen = new HashSet<String>();
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            addIf(
                    !value.isEmpty() && !seen.add(value),
                    "%s/%d%s".formatted(list, i, field),
                    detail,
                    value);
        }
    }

    /** {@code value} is one of {@code known}; an empty one is a fault already. */
    void known(String pointer, String value, Collection<String> known, String what) {
        addIf(
                !value.isEmpty() && !known.contains(value),
                pointer,
                "there is no %s \"%s\"",
                what,
                value);
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
