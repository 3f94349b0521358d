package assay.question.content;

import assay.question.history.Deed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The review of a draft. It ends without a trace in the draft when the draft is written again; the
 * history keeps what was.
 *
 * <pre>
 *   (draft) --ask--> Asked --approve--> Approved
 *                    ^   |                 |
 *                    |   +--send back--> SentBack
 *                    +--------ask----------+
 * </pre>
 */
public sealed interface Review {
    Asking asking();

    /**
     * Who asked for it, when and why.
     *
     * @param reviewer who alone is to decide, subject of a token; null: anybody may
     * @param note may be empty
     */
    record Asking(String by, Instant at, @Nullable String reviewer, String note) {
        /** Whether this is the person who is to decide, if there is one. */
        public boolean isFor(String subject) {
            return reviewer == null || reviewer.equals(subject);
        }
    }

    /** In review. */
    record Asked(Asking asking) implements Review {
        public Approved approve(Deed decision) {
            return new Approved(asking, decision);
        }

        public SentBack sendBack(Deed decision) {
            return new SentBack(asking, decision);
        }
    }

    /** May be published as it is. */
    record Approved(Asking asking, Deed decision) implements Review {}

    /** Needs work. */
    record SentBack(Asking asking, Deed decision) implements Review {}
}
