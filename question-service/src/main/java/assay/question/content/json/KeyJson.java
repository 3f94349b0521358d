package assay.question.content.json;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.ScoringRule;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The part of a question version that no candidate sees before release. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = KeyJson.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = KeyJson.MultipleChoice.class, name = "multiple_choice")
})
@Schema(
        name = "AnswerKey",
        description =
                "The part of a question version that no candidate sees before release. Of the content's type.",
        oneOf = {KeyJson.SingleChoice.class, KeyJson.MultipleChoice.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "single_choice", schema = KeyJson.SingleChoice.class),
            @DiscriminatorMapping(value = "multiple_choice", schema = KeyJson.MultipleChoice.class)
        })
public sealed interface KeyJson {
    @Schema(name = "SingleChoiceKey")
    record SingleChoice(
            @NotNull @Schema(description = "Id of the right choice.") String correct,
            @Size(max = 10_000) @Schema(description = "Markdown.", defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 20) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "MultipleChoiceKey")
    record MultipleChoice(
            @NotNull @Size(min = 1, max = 20) @Schema(description = "Ids of the right choices.")
                    List<@NotNull String> correct,
            @NotNull @Valid ScoringJson scoring,
            @Size(max = 10_000) @Schema(description = "Markdown.", defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 20) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    static KeyJson of(AnswerKey key) {
        var explanation = key.explanation();
        var feedback = explanation.feedback().stream().map(FeedbackJson::of).toList();
        var references = explanation.references().stream().map(ReferenceJson::of).toList();
        return switch (key) {
            case AnswerKey.SingleChoice(var correct, _) ->
                    new SingleChoice(
                            correct,
                            explanation.rationale(),
                            feedback,
                            references,
                            explanation.reviewBy());
            case AnswerKey.MultipleChoice(var correct, var scoring, _) ->
                    new MultipleChoice(
                            correct,
                            ScoringJson.of(scoring),
                            explanation.rationale(),
                            feedback,
                            references,
                            explanation.reviewBy());
        };
    }

    default AnswerKey toKey() {
        return switch (this) {
            case SingleChoice(
                            var correct,
                            var rationale,
                            var feedback,
                            var references,
                            var reviewBy) ->
                    new AnswerKey.SingleChoice(
                            Absent.text(correct),
                            explanation(rationale, feedback, references, reviewBy));
            case MultipleChoice(
                            var correct,
                            var scoring,
                            var rationale,
                            var feedback,
                            var references,
                            var reviewBy) ->
                    new AnswerKey.MultipleChoice(
                            Absent.list(correct),
                            rule(scoring),
                            explanation(rationale, feedback, references, reviewBy));
        };
    }

    private static ScoringRule rule(@Nullable ScoringJson scoring) {
        return scoring == null ? new ScoringRule.AllOrNothing() : scoring.toRule();
    }

    private static Explanation explanation(
            @Nullable String rationale,
            @Nullable List<@Nullable FeedbackJson> feedback,
            @Nullable List<@Nullable ReferenceJson> references,
            @Nullable LocalDate reviewBy) {
        return new Explanation(
                Absent.text(rationale),
                Absent.list(feedback).stream().map(FeedbackJson::toFeedback).toList(),
                Absent.list(references).stream().map(ReferenceJson::toReference).toList(),
                reviewBy);
    }
}
