package assay.grading.scoring;

import org.jspecify.annotations.Nullable;

/** What became of one response. All of them reach the result; none is thrown. */
public sealed interface Verdict {
    /** The response was measured by the key. */
    record Scored(Credit credit, Points points, Explanation explanation) implements Verdict {
        /** This share of {@code full}. */
        static Scored of(Credit credit, Points full, Explanation explanation) {
            return new Scored(credit, credit.of(full), explanation);
        }
    }

    /** Why it is what it is; null for what could not be measured. */
    default @Nullable Explanation why() {
        return switch (this) {
            case Scored(_, _, var explanation) -> explanation;
            case Unanswered(var explanation) -> explanation;
            case AwaitingMarker(var explanation) -> explanation;
            case Marked(_, _, var explanation) -> explanation;
            case Unscorable _ -> null;
        };
    }

    /** The share that was earned; null while it is not known. */
    default @Nullable Credit earned() {
        return switch (this) {
            case Scored(var credit, _, _) -> credit;
            case Marked(_, var mark, _) -> mark.credit();
            case Unanswered _ -> Credit.NONE;
            case AwaitingMarker _, Unscorable _ -> null;
        };
    }

    /** There was nothing to measure: no points, whatever the key says. */
    record Unanswered(Explanation explanation) implements Verdict {}

    /** A person has to read the response, or a part of it, before it is worth anything. */
    record AwaitingMarker(Explanation explanation) implements Verdict {}

    /** A person has read the response. */
    record Marked(Points points, Mark mark, Explanation explanation) implements Verdict {}

    /**
     * The key cannot measure this response. It is worth neither nothing nor anything until an
     * instructor decides: by another key, or by a mark.
     *
     * @param reason for the instructor, one sentence
     */
    record Unscorable(String reason) implements Verdict {}
}
