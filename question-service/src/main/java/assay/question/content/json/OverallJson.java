package assay.question.content.json;

import assay.question.content.AnswerKey;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "OverallFeedback",
        description =
                "What to tell a candidate by how much of the points was earned; in the question's text format.")
record OverallJson(
        @Size(max = 20_000) @Schema(defaultValue = "") @Nullable String correct,
        @Size(max = 20_000) @Schema(defaultValue = "") @Nullable String partiallyCorrect,
        @Size(max = 20_000) @Schema(defaultValue = "") @Nullable String incorrect) {
    /** Null when nothing is said. */
    static @Nullable OverallJson of(AnswerKey.Overall overall) {
        return overall.equals(AnswerKey.Overall.NONE)
                ? null
                : new OverallJson(
                        overall.correct(), overall.partiallyCorrect(), overall.incorrect());
    }

    static AnswerKey.Overall overall(@Nullable OverallJson given) {
        return given == null
                ? AnswerKey.Overall.NONE
                : new AnswerKey.Overall(
                        Absent.text(given.correct),
                        Absent.text(given.partiallyCorrect),
                        Absent.text(given.incorrect));
    }
}
