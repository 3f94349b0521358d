package assay.grading.submission;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a result becomes visible to its candidate, and which parts of it.
 *
 * @param at when it is {@link When#AT}; null otherwise
 */
public record ReleasePolicy(When when, @Nullable Instant at, Set<Part> show) {
    public ReleasePolicy {
        if ((when == When.AT) != (at != null)) {
            throw new IllegalArgumentException("a time is given exactly when it decides");
        }
        show = Set.copyOf(show);
    }

    public enum When {
        /** As soon as every question has its score. */
        ON_GRADING,
        /** At a time, if every question has its score by then; otherwise once it has. */
        AT,
        /** When an instructor says so. */
        MANUAL
    }

    /** What a candidate's view of a result may hold. */
    public enum Part {
        SCORE,
        OUTCOME,
        TOPICS,
        RESPONSES,
        VERDICTS,
        KEYS,
        FEEDBACK;

        public static Set<Part> all() {
            return EnumSet.allOf(Part.class);
        }
    }

    /**
     * From when on the candidate may see a result that was completely graded at {@code gradedAt}.
     *
     * @return null when an instructor has to say so
     */
    public @Nullable Instant visibleFrom(Instant gradedAt) {
        return switch (when) {
            case ON_GRADING -> gradedAt;
            case AT -> at;
            case MANUAL -> null;
        };
    }
}
