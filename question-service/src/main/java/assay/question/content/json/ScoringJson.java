package assay.question.content.json;

import assay.question.content.AnswerKey;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a response that is a set of elements earns its points. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScoringJson.AllOrNothing.class, name = "all_or_nothing"),
    @JsonSubTypes.Type(value = ScoringJson.PartialCredit.class, name = "partial_credit"),
    @JsonSubTypes.Type(value = ScoringJson.Mapped.class, name = "mapped")
})
@Schema(
        name = "ScoringRule",
        description =
                "How a response earns its points. An element is the id of a choice, region or word, or of a source and a target with a space between.",
        oneOf = {
            ScoringJson.AllOrNothing.class,
            ScoringJson.PartialCredit.class,
            ScoringJson.Mapped.class
        },
        discriminatorProperty = "rule",
        discriminatorMapping = {
            @DiscriminatorMapping(
                    value = "all_or_nothing",
                    schema = ScoringJson.AllOrNothing.class),
            @DiscriminatorMapping(
                    value = "partial_credit",
                    schema = ScoringJson.PartialCredit.class),
            @DiscriminatorMapping(value = "mapped", schema = ScoringJson.Mapped.class)
        })
public sealed interface ScoringJson {
    @Schema(
            name = "AllOrNothing",
            description = "All right choices and no other earn everything; anything else nothing.")
    record AllOrNothing() implements ScoringJson {}

    @Schema(
            name = "PartialCredit",
            description =
                    "Each choice adds its weight; the sum, within 0 and 1, is the share of the points that is earned.")
    record PartialCredit(
            @Size(max = 1_000)
                    @Schema(
                            description =
                                    "By element, each within -1 and 1, those of the right elements sum to 1 (within 0.01: three thirds may be"
                                            + " written 0.333). Left out: each right one is worth 1/n and each wrong one -1/n where elements are"
                                            + " chosen. Where they are paired, a wrong one that is not named is worth 0 as long as it takes the"
                                            + " place of a right one, and -1/n beyond as many pairs as are right.")
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Nullable Map<String, @NotNull BigDecimal> weights)
            implements ScoringJson {}

    @Schema(
            name = "MappedCredit",
            description =
                    "Each element adds its value; the sum, held within the bounds, earns its share of `full`: QTI's map_response.")
    record Mapped(
            @NotNull @Size(max = 1_000) @Schema(description = "By element.")
                    Map<String, @NotNull @Digits(integer = 15, fraction = 15) BigDecimal> values,
            @Digits(integer = 15, fraction = 15)
                    @Schema(
                            description = "The value of an element that is not named.",
                            defaultValue = "0")
                    @Nullable BigDecimal otherwise,
            @Schema(nullable = true) @Digits(integer = 15, fraction = 15)
                    @Nullable BigDecimal lowerBound,
            @Schema(nullable = true) @Digits(integer = 15, fraction = 15)
                    @Nullable BigDecimal upperBound,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false)
                    @Digits(integer = 15, fraction = 15)
                    @Schema(description = "The sum that earns everything.")
                    BigDecimal full)
            implements ScoringJson {}

    static ScoringJson of(AnswerKey.ScoringRule rule) {
        return switch (rule) {
            case AnswerKey.ScoringRule.AllOrNothing() -> new AllOrNothing();
            case AnswerKey.ScoringRule.PartialCredit(var weights) ->
                    new PartialCredit(new TreeMap<>(weights));
            case AnswerKey.ScoringRule.Mapped(
                            var values,
                            var otherwise,
                            var lower,
                            var upper,
                            var full) ->
                    new Mapped(new TreeMap<>(values), otherwise, lower, upper, full);
        };
    }

    static AnswerKey.ScoringRule rule(@Nullable ScoringJson given) {
        return switch (given) {
            case null -> new AnswerKey.ScoringRule.AllOrNothing();
            case AllOrNothing() -> new AnswerKey.ScoringRule.AllOrNothing();
            case PartialCredit(var weights) ->
                    new AnswerKey.ScoringRule.PartialCredit(Absent.decimals(weights));
            case Mapped(var values, var otherwise, var lower, var upper, var full) ->
                    new AnswerKey.ScoringRule.Mapped(
                            Absent.decimals(values),
                            Absent.decimal(otherwise),
                            lower,
                            upper,
                            Absent.decimal(full, BigDecimal.ONE));
        };
    }
}
