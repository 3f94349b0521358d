package assay.grading.key.remote;

import assay.grading.key.wire.NumbersJson;
import assay.grading.key.wire.RubricJson;
import assay.grading.key.wire.ShapeJson;
import assay.grading.key.wire.TextsJson;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code AnswerKey} of question-service's contract, but for what all kinds have in common ({@link
 * Said}). Written by hand, since the generator cannot make sealed types; a test holds its names
 * against the contract.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AnswerKeyWire.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = AnswerKeyWire.MultipleChoice.class, name = "multiple_choice"),
    @JsonSubTypes.Type(value = AnswerKeyWire.TrueFalse.class, name = "true_false"),
    @JsonSubTypes.Type(value = AnswerKeyWire.ShortAnswer.class, name = "short_answer"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Numerical.class, name = "numerical"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Matching.class, name = "matching"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Ordering.class, name = "ordering"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Categorise.class, name = "categorise"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Cloze.class, name = "cloze"),
    @JsonSubTypes.Type(value = AnswerKeyWire.GapMatch.class, name = "gap_match"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Hotspot.class, name = "hotspot"),
    @JsonSubTypes.Type(value = AnswerKeyWire.SelectPoint.class, name = "select_point"),
    @JsonSubTypes.Type(value = AnswerKeyWire.LabelImage.class, name = "label_image"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Hottext.class, name = "hottext"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Slider.class, name = "slider"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Essay.class, name = "essay"),
    @JsonSubTypes.Type(value = AnswerKeyWire.FileUpload.class, name = "file_upload"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Calculated.class, name = "calculated"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Composite.class, name = "composite"),
    @JsonSubTypes.Type(value = AnswerKeyWire.Description.class, name = "description")
})
sealed interface AnswerKeyWire {
    record SingleChoice(String correct, @Nullable Map<String, BigDecimal> credits)
            implements AnswerKeyWire {}

    record MultipleChoice(List<String> correct, ScoringWire scoring) implements AnswerKeyWire {}

    record TrueFalse(boolean correct) implements AnswerKeyWire {}

    record ShortAnswer(TextsJson texts) implements AnswerKeyWire {}

    record Numerical(NumbersJson numbers) implements AnswerKeyWire {}

    record Matching(List<PairWire> correct, ScoringWire scoring) implements AnswerKeyWire {}

    record Ordering(List<String> correct, OrderScoringWire scoring) implements AnswerKeyWire {}

    record Categorise(List<PairWire> correct, ScoringWire scoring) implements AnswerKeyWire {}

    record Cloze(List<GapWire> gaps) implements AnswerKeyWire {}

    record GapMatch(List<PairWire> correct, ScoringWire scoring) implements AnswerKeyWire {}

    record Hotspot(List<String> correct, ScoringWire scoring) implements AnswerKeyWire {}

    record SelectPoint(List<AreaWire> areas, @Nullable BigDecimal otherwise)
            implements AnswerKeyWire {}

    record LabelImage(List<PairWire> correct, ScoringWire scoring) implements AnswerKeyWire {}

    record Hottext(List<String> correct, ScoringWire scoring) implements AnswerKeyWire {}

    record Slider(NumbersJson numbers) implements AnswerKeyWire {}

    record Essay(@Nullable MarkingWire marking) implements AnswerKeyWire {}

    record FileUpload(@Nullable MarkingWire marking) implements AnswerKeyWire {}

    record Calculated(NumbersJson numbers, @Nullable RoundingWire rounding)
            implements AnswerKeyWire {}

    record Composite(List<PartWire> parts) implements AnswerKeyWire {}

    record Description() implements AnswerKeyWire {}

    /** What every kind of key says beside what is right. */
    record Said(
            @Nullable String rationale,
            @Nullable List<FeedbackWire> feedback,
            @Nullable OverallWire overall,
            @Nullable List<ReferenceWire> references) {}

    record FeedbackWire(String choice, String text) {}

    record OverallWire(
            @Nullable String correct,
            @Nullable String partiallyCorrect,
            @Nullable String incorrect) {}

    record ReferenceWire(String title, String url) {}

    record PairWire(String source, String target) {}

    record AreaWire(ShapeJson shape, BigDecimal credit) {}

    record MarkingWire(@Nullable String notes, @Nullable List<RubricJson> rubric) {}

    record RoundingWire(String mode, int figures) {}

    record PartWire(String part, JsonNode key) {}

    /** {@code OrderScoring} of the contract. */
    enum OrderScoringWire {
        @JsonProperty("exact")
        EXACT,
        @JsonProperty("adjacent_pairs")
        ADJACENT_PAIRS,
        @JsonProperty("position")
        POSITION
    }

    /** {@code GapKey} of the contract. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = GapWire.Text.class, name = "text"),
        @JsonSubTypes.Type(value = GapWire.Numeric.class, name = "number"),
        @JsonSubTypes.Type(value = GapWire.Selection.class, name = "selection")
    })
    sealed interface GapWire {
        record Text(String gap, @Nullable BigDecimal weight, TextsJson texts) implements GapWire {}

        record Numeric(String gap, @Nullable BigDecimal weight, NumbersJson numbers)
                implements GapWire {}

        record Selection(
                String gap,
                @Nullable BigDecimal weight,
                Map<String, BigDecimal> credits,
                @Nullable Map<String, String> feedback)
                implements GapWire {}
    }

    /** {@code ScoringRule} of the contract. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ScoringWire.AllOrNothing.class, name = "all_or_nothing"),
        @JsonSubTypes.Type(value = ScoringWire.PartialCredit.class, name = "partial_credit"),
        @JsonSubTypes.Type(value = ScoringWire.Mapped.class, name = "mapped")
    })
    sealed interface ScoringWire {
        record AllOrNothing() implements ScoringWire {}

        /** Without weights the right elements share the credit evenly. */
        record PartialCredit(@Nullable Map<String, BigDecimal> weights) implements ScoringWire {}

        record Mapped(
                Map<String, BigDecimal> values,
                @Nullable BigDecimal otherwise,
                @Nullable BigDecimal lowerBound,
                @Nullable BigDecimal upperBound,
                BigDecimal full)
                implements ScoringWire {}
    }
}
