package assay.question.content.json;

import assay.question.content.AnswerKey.ScoringRule;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a response earns its points. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScoringJson.AllOrNothing.class, name = "all_or_nothing"),
    @JsonSubTypes.Type(value = ScoringJson.PartialCredit.class, name = "partial_credit")
})
@Schema(
        name = "ScoringRule",
        description = "How a response earns its points.",
        oneOf = {ScoringJson.AllOrNothing.class, ScoringJson.PartialCredit.class},
        discriminatorProperty = "rule",
        discriminatorMapping = {
            @DiscriminatorMapping(
                    value = "all_or_nothing",
                    schema = ScoringJson.AllOrNothing.class),
            @DiscriminatorMapping(
                    value = "partial_credit",
                    schema = ScoringJson.PartialCredit.class)
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
            @Size(max = 20)
                    @Schema(
                            description =
                                    "By choice, each within -1 and 1, those of the right choices sum to 1. Left out: each"
                                            + " right choice is worth 1/n and each wrong one -1/n, n being the number of right choices.")
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Nullable Map<String, @NotNull BigDecimal> weights)
            implements ScoringJson {}

    static ScoringJson of(ScoringRule rule) {
        return switch (rule) {
            case ScoringRule.AllOrNothing() -> new AllOrNothing();
            case ScoringRule.PartialCredit(var weights) ->
                    new PartialCredit(new TreeMap<>(weights));
        };
    }

    default ScoringRule toRule() {
        return switch (this) {
            case AllOrNothing() -> new ScoringRule.AllOrNothing();
            case PartialCredit(var weights) -> {
                var present = new HashMap<String, BigDecimal>();
                if (weights != null) {
                    weights.forEach((choice, weight) -> present.put(choice, orZero(weight)));
                }
                yield new ScoringRule.PartialCredit(present);
            }
        };
    }

    private static BigDecimal orZero(@Nullable BigDecimal weight) {
        return weight == null ? BigDecimal.ZERO : weight;
    }
}
