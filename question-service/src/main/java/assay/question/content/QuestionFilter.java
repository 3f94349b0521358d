package assay.question.content;

import org.jspecify.annotations.Nullable;

/**
 * Which questions a list shows; null restricts nothing.
 *
 * @param shown null: all but those in the trash
 * @param topic reference; the whole subtree counts
 * @param reviewer who is asked for a review
 */
public record QuestionFilter(
        @Nullable String bank,
        @Nullable Shown shown,
        @Nullable String topic,
        @Nullable Difficulty difficulty,
        @Nullable Interaction interaction,
        @Nullable String tag,
        @Nullable String reviewer) {
    /** Which questions a list shows by where they stand. */
    public enum Shown {
        /** Never published. */
        DRAFT,
        /** Its draft is in review. */
        IN_REVIEW,
        PUBLISHED,
        RETIRED,
        /** In the trash, whatever else. */
        TRASHED
    }

    /** The name of a {@link Standing}. */
    public enum State {
        DRAFT,
        PUBLISHED,
        RETIRED;

        public static State of(Standing standing) {
            return switch (standing) {
                case Standing.Draft _ -> DRAFT;
                case Standing.Published _ -> PUBLISHED;
                case Standing.Retired _ -> RETIRED;
            };
        }
    }
}
