package assay.session.exam;

import assay.session.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a session of the exam is scored and what of its result is released.
 *
 * @param scaling null: no scaled score
 * @param passMark on the scaled score when there is one, else on the raw percentage (0..100); null:
 *     no outcome
 */
public record Policy(@Nullable Scaling scaling, @Nullable BigDecimal passMark, Release release) {

    /** How a raw score becomes a scaled one. */
    public sealed interface Scaling {
        int minimum();

        int maximum();

        /** For candidates: what the scaled score means. */
        String description();

        /**
         * scaled = minimum + (maximum - minimum) x raw / raw maximum, rounded half up to a whole
         * number.
         */
        record Linear(int minimum, int maximum, String description) implements Scaling {}
    }

    /**
     * When a result becomes visible to its candidate, and what of it.
     *
     * @param at when it is released; given exactly when {@code when} is {@link When#AT}
     */
    public record Release(When when, @Nullable Instant at, Set<Part> show) {
        public Release {
            show = Set.copyOf(show);
        }
    }

    public enum When {
        ON_GRADING,
        AT,
        MANUAL
    }

    /** A part of a result that a release may show its candidate. */
    public enum Part {
        SCORE,
        OUTCOME,
        TOPICS,
        RESPONSES,
        VERDICTS,
        KEYS,
        FEEDBACK
    }

    /** What is wrong with it beyond the shape of its parts, with pointers from the policy. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (scaling != null && scaling.minimum() >= scaling.maximum()) {
            faults.add(new Fault("/scaling/maximum", "must be greater than the minimum"));
        }
        if (passMark != null) {
            var least = BigDecimal.valueOf(scaling == null ? 0 : scaling.minimum());
            var most = BigDecimal.valueOf(scaling == null ? 100 : scaling.maximum());
            if (passMark.compareTo(least) < 0 || passMark.compareTo(most) > 0) {
                faults.add(new Fault("/passMark", "must lie within %s..%s".formatted(least, most)));
            }
        }
        if ((release.when() == When.AT) != (release.at() != null)) {
            faults.add(
                    new Fault(
                            "/release/at",
                            "is given exactly when the result is released at a time"));
        }
        return faults;
    }
}
