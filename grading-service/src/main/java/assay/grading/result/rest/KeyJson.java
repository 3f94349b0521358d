package assay.grading.result.rest;

import assay.grading.key.wire.NumbersJson;
import assay.grading.key.wire.RubricJson;
import assay.grading.key.wire.ShapeJson;
import assay.grading.key.wire.TextsJson;
import assay.grading.scoring.AnswerKey;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Rounding;
import assay.grading.scoring.ScoringRule;
import assay.grading.scoring.Shown;
import assay.grading.submission.wire.ResponseJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is right, on the wire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = KeyJson.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = KeyJson.MultipleChoice.class, name = "multiple_choice"),
    @JsonSubTypes.Type(value = KeyJson.TrueFalse.class, name = "true_false"),
    @JsonSubTypes.Type(value = KeyJson.ShortAnswer.class, name = "short_answer"),
    @JsonSubTypes.Type(value = KeyJson.Numerical.class, name = "numerical"),
    @JsonSubTypes.Type(value = KeyJson.Matching.class, name = "matching"),
    @JsonSubTypes.Type(value = KeyJson.Ordering.class, name = "ordering"),
    @JsonSubTypes.Type(value = KeyJson.Categorise.class, name = "categorise"),
    @JsonSubTypes.Type(value = KeyJson.Cloze.class, name = "cloze"),
    @JsonSubTypes.Type(value = KeyJson.GapMatch.class, name = "gap_match"),
    @JsonSubTypes.Type(value = KeyJson.Hotspot.class, name = "hotspot"),
    @JsonSubTypes.Type(value = KeyJson.SelectPoint.class, name = "select_point"),
    @JsonSubTypes.Type(value = KeyJson.LabelImage.class, name = "label_image"),
    @JsonSubTypes.Type(value = KeyJson.Hottext.class, name = "hottext"),
    @JsonSubTypes.Type(value = KeyJson.Slider.class, name = "slider"),
    @JsonSubTypes.Type(value = KeyJson.Essay.class, name = "essay"),
    @JsonSubTypes.Type(value = KeyJson.FileUpload.class, name = "file_upload"),
    @JsonSubTypes.Type(value = KeyJson.Calculated.class, name = "calculated"),
    @JsonSubTypes.Type(value = KeyJson.Composite.class, name = "composite"),
    @JsonSubTypes.Type(value = KeyJson.Description.class, name = "description")
})
@Schema(
        name = "RevealedKey",
        description = "What is right.",
        oneOf = {
            KeyJson.SingleChoice.class,
            KeyJson.MultipleChoice.class,
            KeyJson.TrueFalse.class,
            KeyJson.ShortAnswer.class,
            KeyJson.Numerical.class,
            KeyJson.Matching.class,
            KeyJson.Ordering.class,
            KeyJson.Categorise.class,
            KeyJson.Cloze.class,
            KeyJson.GapMatch.class,
            KeyJson.Hotspot.class,
            KeyJson.SelectPoint.class,
            KeyJson.LabelImage.class,
            KeyJson.Hottext.class,
            KeyJson.Slider.class,
            KeyJson.Essay.class,
            KeyJson.FileUpload.class,
            KeyJson.Calculated.class,
            KeyJson.Composite.class,
            KeyJson.Description.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "single_choice", schema = KeyJson.SingleChoice.class),
            @DiscriminatorMapping(value = "multiple_choice", schema = KeyJson.MultipleChoice.class),
            @DiscriminatorMapping(value = "true_false", schema = KeyJson.TrueFalse.class),
            @DiscriminatorMapping(value = "short_answer", schema = KeyJson.ShortAnswer.class),
            @DiscriminatorMapping(value = "numerical", schema = KeyJson.Numerical.class),
            @DiscriminatorMapping(value = "matching", schema = KeyJson.Matching.class),
            @DiscriminatorMapping(value = "ordering", schema = KeyJson.Ordering.class),
            @DiscriminatorMapping(value = "categorise", schema = KeyJson.Categorise.class),
            @DiscriminatorMapping(value = "cloze", schema = KeyJson.Cloze.class),
            @DiscriminatorMapping(value = "gap_match", schema = KeyJson.GapMatch.class),
            @DiscriminatorMapping(value = "hotspot", schema = KeyJson.Hotspot.class),
            @DiscriminatorMapping(value = "select_point", schema = KeyJson.SelectPoint.class),
            @DiscriminatorMapping(value = "label_image", schema = KeyJson.LabelImage.class),
            @DiscriminatorMapping(value = "hottext", schema = KeyJson.Hottext.class),
            @DiscriminatorMapping(value = "slider", schema = KeyJson.Slider.class),
            @DiscriminatorMapping(value = "essay", schema = KeyJson.Essay.class),
            @DiscriminatorMapping(value = "file_upload", schema = KeyJson.FileUpload.class),
            @DiscriminatorMapping(value = "calculated", schema = KeyJson.Calculated.class),
            @DiscriminatorMapping(value = "composite", schema = KeyJson.Composite.class),
            @DiscriminatorMapping(value = "description", schema = KeyJson.Description.class)
        })
public sealed interface KeyJson {
    /** Everything that is right, without what only markers read. */
    static KeyJson of(AnswerKey key, Shown shown) {
        return switch (key) {
            case AnswerKey.SingleChoice(var correct, var credits) ->
                    new SingleChoice(correct.value(), credits.isEmpty() ? null : byName(credits));
            case AnswerKey.MultipleChoice(var correct, var rule) ->
                    new MultipleChoice(
                            ids(correct),
                            RuleJson.of(rule),
                            ScoringJson.weightsOf(rule),
                            ScoringJson.mappingOf(rule));
            case AnswerKey.Hotspot(var correct, var rule) ->
                    new Hotspot(ids(correct), ScoringJson.of(rule));
            case AnswerKey.Hottext(var correct, var rule) ->
                    new Hottext(ids(correct), ScoringJson.of(rule));
            case AnswerKey.TrueFalse(var correct) -> new TrueFalse(correct);
            case AnswerKey.ShortAnswer(var texts) -> new ShortAnswer(TextsJson.of(texts));
            case AnswerKey.Numerical(var numbers) ->
                    new Numerical(NumbersJson.of(numbers, _ -> null));
            case AnswerKey.Slider(var numbers) -> new Slider(NumbersJson.of(numbers, _ -> null));
            case AnswerKey.Calculated(var numbers, var rounding) ->
                    new Calculated(
                            NumbersJson.of(
                                    numbers,
                                    formula ->
                                            AnswerKey.Calculated.worth(formula, shown, rounding)),
                            rounding == null ? null : RoundingJson.of(rounding));
            case AnswerKey.Matching(var correct, var rule) ->
                    new Matching(ResponseJson.PairJson.of(correct), ScoringJson.of(rule));
            case AnswerKey.Categorise(var correct, var rule) ->
                    new Categorise(ResponseJson.PairJson.of(correct), ScoringJson.of(rule));
            case AnswerKey.GapMatch(var correct, var rule) ->
                    new GapMatch(ResponseJson.PairJson.of(correct), ScoringJson.of(rule));
            case AnswerKey.LabelImage(var correct, var rule) ->
                    new LabelImage(ResponseJson.PairJson.of(correct), ScoringJson.of(rule));
            case AnswerKey.Ordering(var correct, var scoring) ->
                    new Ordering(
                            correct.stream().map(ChoiceId::value).toList(),
                            OrderScoringJson.valueOf(scoring.name()));
            case AnswerKey.Cloze(var gaps) -> new Cloze(gaps.stream().map(GapKeyJson::of).toList());
            case AnswerKey.SelectPoint(var areas, var otherwise) ->
                    new SelectPoint(
                            areas.stream()
                                    .map(area ->
                                            new AreaJson(ShapeJson.of(area.shape()), area.credit()))
                                    .toList(),
                            otherwise);
            case AnswerKey.Essay(var marking) -> new Essay(RubricJson.of(marking));
            case AnswerKey.FileUpload(var marking) -> new FileUpload(RubricJson.of(marking));
            case AnswerKey.Composite(var parts) ->
                    new Composite(
                            parts.stream()
                                    .map(part ->
                                            new PartKeyJson(
                                                    part.part(),
                                                    of(part.key(), shown.of(part.part()))))
                                    .toList());
            case AnswerKey.Description() -> new Description();
        };
    }

    private static List<String> ids(Set<ChoiceId> choices) {
        return choices.stream().map(ChoiceId::value).sorted().toList();
    }

    static Map<String, BigDecimal> byName(Map<ChoiceId, BigDecimal> values) {
        var sorted = new TreeMap<String, BigDecimal>();
        values.forEach((choice, value) -> sorted.put(choice.value(), value));
        return sorted;
    }

    /** How choices add up, on the wire. */
    @Schema(name = "ChoiceRule")
    enum RuleJson {
        @JsonProperty("all_or_nothing")
        ALL_OR_NOTHING,
        @JsonProperty("even_shares")
        EVEN_SHARES,
        @JsonProperty("weighted")
        WEIGHTED,
        @JsonProperty("mapped")
        MAPPED;

        static RuleJson of(ScoringRule rule) {
            return switch (rule) {
                case ScoringRule.AllOrNothing _ -> ALL_OR_NOTHING;
                case ScoringRule.EvenShares _ -> EVEN_SHARES;
                case ScoringRule.Weighted _ -> WEIGHTED;
                case ScoringRule.Mapped _ -> MAPPED;
            };
        }
    }

    /** How elements add up, on the wire. */
    @Schema(
            name = "RevealedScoring",
            description =
                    "How elements add up; a pair is named by its two ids with a space between.",
            requiredProperties = {"rule"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScoringJson(
            RuleJson rule,
            @Nullable
                    @Schema(
                            description =
                                    "With the rule `weighted`: what each element adds or takes away.")
                    Map<String, BigDecimal> weights,
            @Nullable @Schema(description = "With the rule `mapped`.") MappingJson mapping) {
        static ScoringJson of(ScoringRule rule) {
            return new ScoringJson(RuleJson.of(rule), weightsOf(rule), mappingOf(rule));
        }

        static @Nullable Map<String, BigDecimal> weightsOf(ScoringRule rule) {
            return rule instanceof ScoringRule.Weighted(var weights) ? byName(weights) : null;
        }

        static @Nullable MappingJson mappingOf(ScoringRule rule) {
            return rule
                            instanceof
                            ScoringRule.Mapped(
                                    var values,
                                    var otherwise,
                                    var lower,
                                    var upper,
                                    var full)
                    ? new MappingJson(byName(values), otherwise, lower, upper, full)
                    : null;
        }
    }

    @Schema(
            name = "RevealedMapping",
            description =
                    "Each element adds its value; the sum, within the bounds, is held against `full`.",
            requiredProperties = {"values", "otherwise", "full"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MappingJson(
            Map<String, BigDecimal> values,
            @Schema(description = "Of an element that is not named.") BigDecimal otherwise,
            @Nullable BigDecimal lowerBound,
            @Nullable BigDecimal upperBound,
            BigDecimal full) {}

    @Schema(
            name = "RevealedSingleChoiceKey",
            requiredProperties = {"correct"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SingleChoice(
            @Schema(examples = "c") String correct,
            @Nullable @Schema(description = "What other choices earn; absent if nothing.")
                    Map<String, BigDecimal> credits)
            implements KeyJson {}

    @Schema(
            name = "RevealedMultipleChoiceKey",
            requiredProperties = {"correct", "rule"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MultipleChoice(
            @Schema(examples = "[\"b\", \"e\"]") List<String> correct,
            RuleJson rule,
            @Nullable
                    @Schema(
                            description =
                                    "Given with the rule `weighted`: what each choice adds or takes away.")
                    Map<String, BigDecimal> weights,
            @Nullable @Schema(description = "Given with the rule `mapped`.") MappingJson mapping)
            implements KeyJson {}

    @Schema(
            name = "RevealedTrueFalseKey",
            requiredProperties = {"correct"})
    record TrueFalse(boolean correct) implements KeyJson {}

    @Schema(
            name = "RevealedShortAnswerKey",
            requiredProperties = {"texts"})
    record ShortAnswer(TextsJson texts) implements KeyJson {}

    @Schema(
            name = "RevealedNumericalKey",
            requiredProperties = {"numbers"})
    record Numerical(NumbersJson numbers) implements KeyJson {}

    @Schema(
            name = "RevealedSliderKey",
            requiredProperties = {"numbers"})
    record Slider(NumbersJson numbers) implements KeyJson {}

    @Schema(
            name = "RevealedCalculatedKey",
            requiredProperties = {"numbers"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Calculated(
            NumbersJson numbers,
            @Nullable @Schema(description = "How a formula's value is rounded; absent: not.")
                    RoundingJson rounding)
            implements KeyJson {}

    @Schema(
            name = "RevealedRounding",
            description = "Rounding half up.",
            requiredProperties = {"mode", "figures"})
    record RoundingJson(ModeJson mode, int figures) {
        @Schema(name = "RoundingMode")
        enum ModeJson {
            @JsonProperty("decimal_places")
            DECIMAL_PLACES,
            @JsonProperty("significant_figures")
            SIGNIFICANT_FIGURES
        }

        static RoundingJson of(Rounding rounding) {
            return new RoundingJson(ModeJson.valueOf(rounding.mode().name()), rounding.figures());
        }
    }

    @Schema(
            name = "RevealedMatchingKey",
            description = "Right pairs of a source and a target.",
            requiredProperties = {"correct", "scoring"})
    record Matching(List<ResponseJson.PairJson> correct, ScoringJson scoring) implements KeyJson {}

    @Schema(
            name = "RevealedCategoriseKey",
            description = "Right pairs of an item (source) and its category (target).",
            requiredProperties = {"correct", "scoring"})
    record Categorise(List<ResponseJson.PairJson> correct, ScoringJson scoring)
            implements KeyJson {}

    @Schema(
            name = "RevealedGapMatchKey",
            description =
                    "Right pairs of a word (source) and a gap (target); any of several fills it.",
            requiredProperties = {"correct", "scoring"})
    record GapMatch(List<ResponseJson.PairJson> correct, ScoringJson scoring) implements KeyJson {}

    @Schema(
            name = "RevealedLabelImageKey",
            description = "Right pairs of a label (source) and a region (target).",
            requiredProperties = {"correct", "scoring"})
    record LabelImage(List<ResponseJson.PairJson> correct, ScoringJson scoring)
            implements KeyJson {}

    @Schema(
            name = "RevealedHotspotKey",
            description = "The right regions.",
            requiredProperties = {"correct", "scoring"})
    record Hotspot(@Schema(examples = "[\"b\", \"e\"]") List<String> correct, ScoringJson scoring)
            implements KeyJson {}

    @Schema(
            name = "RevealedHottextKey",
            description = "The right words.",
            requiredProperties = {"correct", "scoring"})
    record Hottext(@Schema(examples = "[\"b\", \"e\"]") List<String> correct, ScoringJson scoring)
            implements KeyJson {}

    @Schema(
            name = "RevealedOrderingKey",
            description = "The right order.",
            requiredProperties = {"correct", "scoring"})
    record Ordering(
            @Schema(examples = "[\"c\", \"a\", \"b\"]") List<String> correct,
            OrderScoringJson scoring)
            implements KeyJson {}

    /** How an order earns its points, on the wire. */
    @Schema(
            name = "OrderScoring",
            description =
                    "exact: only the right order. adjacent_pairs: each right pair of neighbours. position: each item at its place.")
    enum OrderScoringJson {
        @JsonProperty("exact")
        EXACT,
        @JsonProperty("adjacent_pairs")
        ADJACENT_PAIRS,
        @JsonProperty("position")
        POSITION
    }

    @Schema(
            name = "RevealedClozeKey",
            requiredProperties = {"gaps"})
    record Cloze(List<GapKeyJson> gaps) implements KeyJson {}

    @Schema(
            name = "RevealedSelectPointKey",
            requiredProperties = {"areas", "otherwise"})
    record SelectPoint(
            List<AreaJson> areas,
            @Schema(description = "What a point in no area adds.") BigDecimal otherwise)
            implements KeyJson {}

    @Schema(
            name = "RevealedArea",
            requiredProperties = {"shape", "credit"})
    record AreaJson(
            ShapeJson shape,
            @Schema(description = "What a point in it adds.", examples = "0.5")
                    BigDecimal credit) {}

    @Schema(
            name = "RevealedEssayKey",
            requiredProperties = {"rubric"})
    record Essay(List<RubricJson> rubric) implements KeyJson {}

    @Schema(
            name = "RevealedFileUploadKey",
            requiredProperties = {"rubric"})
    record FileUpload(List<RubricJson> rubric) implements KeyJson {}

    @Schema(
            name = "RevealedCompositeKey",
            requiredProperties = {"parts"})
    record Composite(List<PartKeyJson> parts) implements KeyJson {}

    @Schema(
            name = "RevealedPartKey",
            requiredProperties = {"part", "key"})
    record PartKeyJson(@Schema(examples = "a") String part, KeyJson key) {}

    @Schema(name = "RevealedDescriptionKey", description = "Nothing is asked.")
    record Description() implements KeyJson {}
}
