package assay.question.content;

import org.jspecify.annotations.Nullable;

/**
 * Which questions a list shows; null restricts nothing.
 *
 * @param topic reference; the whole subtree counts
 */
public record QuestionFilter(
        @Nullable String bank,
        @Nullable State state,
        @Nullable String topic,
        @Nullable Difficulty difficulty,
        @Nullable Interaction interaction,
        @Nullable String tag) {
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
