package assay.grading.result.rest;

import assay.grading.scoring.AnswerKey;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.ScoringRule;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is right, on the wire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = KeyJson.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = KeyJson.MultipleChoice.class, name = "multiple_choice")
})
@Schema(
        name = "RevealedKey",
        description = "What is right.",
        oneOf = {KeyJson.SingleChoice.class, KeyJson.MultipleChoice.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "single_choice", schema = KeyJson.SingleChoice.class),
            @DiscriminatorMapping(value = "multiple_choice", schema = KeyJson.MultipleChoice.class)
        })
public sealed interface KeyJson {
    static KeyJson of(AnswerKey key) {
        return switch (key) {
            case AnswerKey.SingleChoice(var correct) -> new SingleChoice(correct.value());
            case AnswerKey.MultipleChoice(var correct, var rule) ->
                    new MultipleChoice(
                            correct.stream().map(ChoiceId::value).sorted().toList(),
                            RuleJson.of(rule),
                            weightsOf(rule));
        };
    }

    private static @Nullable Map<String, BigDecimal> weightsOf(ScoringRule rule) {
        return switch (rule) {
            case ScoringRule.AllOrNothing _, ScoringRule.EvenShares _ -> null;
            case ScoringRule.Weighted(var weights) -> {
                var sorted = new TreeMap<String, BigDecimal>();
                weights.forEach((choice, weight) -> sorted.put(choice.value(), weight));
                yield sorted;
            }
        };
    }

    /** How choices add up, on the wire. */
    @Schema(name = "ChoiceRule")
    enum RuleJson {
        @JsonProperty("all_or_nothing")
        ALL_OR_NOTHING,
        @JsonProperty("even_shares")
        EVEN_SHARES,
        @JsonProperty("weighted")
        WEIGHTED;

        static RuleJson of(ScoringRule rule) {
            return switch (rule) {
                case ScoringRule.AllOrNothing _ -> ALL_OR_NOTHING;
                case ScoringRule.EvenShares _ -> EVEN_SHARES;
                case ScoringRule.Weighted _ -> WEIGHTED;
            };
        }
    }

    @Schema(
            name = "RevealedSingleChoiceKey",
            requiredProperties = {"correct"})
    record SingleChoice(@Schema(examples = "c") String correct) implements KeyJson {}

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
                    Map<String, BigDecimal> weights)
            implements KeyJson {}
}
