package assay.session.exam;

import assay.session.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an author of exams decides; a revision freezes it.
 *
 * @param name kebab-case, unique in its organisation
 * @param description Markdown, as are {@code instructions} and {@code notice}
 * @param duration from start to deadline, whole seconds, {@link #DURATION_MIN}..{@link
 *     #DURATION_MAX}
 * @param attemptsMax how many sessions a candidate may start, null for any number
 * @param coverageFactor how many questions there must be for each one that a section draws at
 *     random, from 1, or it is not published; null: no more than a paper needs
 */
public record ExamDefinition(
        String name,
        String title,
        String description,
        String instructions,
        String notice,
        Duration duration,
        @Nullable Integer attemptsMax,
        @Nullable Integer coverageFactor,
        Blueprint blueprint,
        Policy policy) {
    public static final Duration DURATION_MIN = Duration.ofMinutes(1);
    public static final Duration DURATION_MAX = Duration.ofDays(7);

    /** What is wrong with it beyond the shape of its parts; empty when it may be stored. */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (duration.compareTo(DURATION_MIN) < 0
                || duration.compareTo(DURATION_MAX) > 0
                || duration.toNanosPart() != 0) {
            faults.add(
                    new Fault(
                            "/duration",
                            "must be whole seconds within %s..%s"
                                    .formatted(DURATION_MIN, DURATION_MAX)));
        }
        blueprint.faults().stream().map(fault -> below("/blueprint", fault)).forEach(faults::add);
        policy.faults().stream().map(fault -> below("/policy", fault)).forEach(faults::add);
        return faults;
    }

    private static Fault below(String parent, Fault fault) {
        return new Fault(parent + fault.pointer(), fault.detail());
    }
}
