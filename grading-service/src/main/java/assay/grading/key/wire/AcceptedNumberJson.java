package assay.grading.key.wire;

import assay.grading.scoring.AcceptedNumber;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Numbers that earn credit, on the wire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AcceptedNumberJson.Value.class, name = "value"),
    @JsonSubTypes.Type(value = AcceptedNumberJson.Range.class, name = "range"),
    @JsonSubTypes.Type(value = AcceptedNumberJson.Formula.class, name = "formula"),
    @JsonSubTypes.Type(value = AcceptedNumberJson.Anything.class, name = "anything")
})
@Schema(
        name = "AcceptedNumber",
        description =
                "Numbers that earn credit. Of several that fit, the first with the most credit counts.",
        oneOf = {
            AcceptedNumberJson.Value.class,
            AcceptedNumberJson.Range.class,
            AcceptedNumberJson.Formula.class,
            AcceptedNumberJson.Anything.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "value", schema = AcceptedNumberJson.Value.class),
            @DiscriminatorMapping(value = "range", schema = AcceptedNumberJson.Range.class),
            @DiscriminatorMapping(value = "formula", schema = AcceptedNumberJson.Formula.class),
            @DiscriminatorMapping(value = "anything", schema = AcceptedNumberJson.Anything.class)
        })
public sealed interface AcceptedNumberJson {

    @Schema(
            name = "AcceptedValue",
            description = "A value and what is near it.",
            requiredProperties = {"value", "tolerance", "credit"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Value(
            BigDecimal value,
            @Nullable ToleranceJson tolerance,
            @Nullable @Schema(description = "Share of the points.") BigDecimal credit,
            @Nullable @Schema(hidden = true) String feedback)
            implements AcceptedNumberJson {}

    @Schema(
            name = "AcceptedRange",
            description = "Everything between the two, both included.",
            requiredProperties = {"minimum", "maximum", "credit"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Range(
            BigDecimal minimum,
            BigDecimal maximum,
            @Nullable @Schema(description = "Share of the points.") BigDecimal credit,
            @Nullable @Schema(hidden = true) String feedback)
            implements AcceptedNumberJson {}

    @Schema(
            name = "AcceptedFormula",
            description = "What a formula gives for the values that the paper drew.",
            requiredProperties = {"formula", "tolerance", "credit"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Formula(
            @Schema(
                            description = "Variables in braces, functions in radians.",
                            examples = "sqrt({a}^2 + {b}^2)")
                    String formula,
            @Nullable ToleranceJson tolerance,
            @Nullable @Schema(description = "Share of the points.") BigDecimal credit,
            @Nullable @Schema(hidden = true) String feedback,
            @Nullable
                    @Schema(
                            description =
                                    "What the formula gives on this paper, rounded as the question says; absent if it gives nothing.")
                    BigDecimal value)
            implements AcceptedNumberJson {}

    @Schema(
            name = "AnyNumber",
            description = "Any number at all.",
            requiredProperties = {"credit"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Anything(
            @Nullable @Schema(description = "Share of the points.") BigDecimal credit,
            @Nullable @Schema(hidden = true) String feedback)
            implements AcceptedNumberJson {}

    /** What a formula gives. */
    @FunctionalInterface
    interface Worth {
        /** Null: nothing. */
        @Nullable BigDecimal of(String formula);
    }

    /** Without what each tells whoever wrote it: that is shown where it was written. */
    static AcceptedNumberJson of(AcceptedNumber number, Worth worth) {
        return switch (number) {
            case AcceptedNumber.Value(var value, var tolerance, var credit, _) ->
                    new Value(value, ToleranceJson.of(tolerance), credit, null);
            case AcceptedNumber.Range(var minimum, var maximum, var credit, _) ->
                    new Range(minimum, maximum, credit, null);
            case AcceptedNumber.Formula(var formula, var tolerance, var credit, _) ->
                    new Formula(
                            formula, ToleranceJson.of(tolerance), credit, null, worth.of(formula));
            case AcceptedNumber.Anything(var credit, _) -> new Anything(credit, null);
        };
    }

    default AcceptedNumber toDomain() {
        return switch (this) {
            case Value(var value, var tolerance, var credit, var feedback) ->
                    new AcceptedNumber.Value(
                            value,
                            ToleranceJson.toDomain(tolerance),
                            full(credit),
                            Objects.requireNonNullElse(feedback, ""));
            case Range(var minimum, var maximum, var credit, var feedback) ->
                    new AcceptedNumber.Range(
                            minimum,
                            maximum,
                            full(credit),
                            Objects.requireNonNullElse(feedback, ""));
            case Formula(var formula, var tolerance, var credit, var feedback, _) ->
                    new AcceptedNumber.Formula(
                            formula,
                            ToleranceJson.toDomain(tolerance),
                            full(credit),
                            Objects.requireNonNullElse(feedback, ""));
            case Anything(var credit, var feedback) ->
                    new AcceptedNumber.Anything(
                            full(credit), Objects.requireNonNullElse(feedback, ""));
        };
    }

    private static BigDecimal full(@Nullable BigDecimal credit) {
        return Objects.requireNonNullElse(credit, BigDecimal.ONE);
    }
}
