package assay.question.content.json;

import assay.question.content.AcceptedNumber;
import assay.question.content.formula.Functions;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Numbers that earn credit. */
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
                "Numbers that earn credit. Of several that fit, the one with the most credit counts.",
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
sealed interface AcceptedNumberJson {
    @Schema(name = "AcceptedValue", description = "A value and what is near it.")
    record Value(
            @NotNull @Digits(integer = 30, fraction = 30) BigDecimal value,
            @Valid @Schema(description = "Left out: only the value itself.")
                    @Nullable ToleranceJson tolerance,
            @DecimalMin("0")
                    @DecimalMax("1")
                    @Schema(description = "Share of the points.", defaultValue = "1")
                    @Nullable BigDecimal credit,
            @Size(max = 20_000)
                    @Schema(description = "In the question's text format.", defaultValue = "")
                    @Nullable String feedback)
            implements AcceptedNumberJson {}

    @Schema(name = "AcceptedRange", description = "Everything between the two, both included.")
    record Range(
            @NotNull @Digits(integer = 30, fraction = 30) BigDecimal minimum,
            @NotNull @Digits(integer = 30, fraction = 30) BigDecimal maximum,
            @DecimalMin("0")
                    @DecimalMax("1")
                    @Schema(description = "Share of the points.", defaultValue = "1")
                    @Nullable BigDecimal credit,
            @Size(max = 20_000)
                    @Schema(description = "In the question's text format.", defaultValue = "")
                    @Nullable String feedback)
            implements AcceptedNumberJson {}

    @Schema(
            name = "AcceptedFormula",
            description =
                    "What a formula gives for the values that the paper drew; only in calculated questions.")
    record Formula(
            @NotBlank
                    @Size(max = 1_000)
                    @Schema(
                            description =
                                    "Variables in braces, + - * / % ^, brackets, and these functions, in radians: "
                                            + Functions.NAMES
                                            + ".",
                            examples = "sqrt({a}^2 + {b}^2)")
                    String formula,
            @Valid @Schema(description = "Left out: only the value itself.")
                    @Nullable ToleranceJson tolerance,
            @DecimalMin("0")
                    @DecimalMax("1")
                    @Schema(description = "Share of the points.", defaultValue = "1")
                    @Nullable BigDecimal credit,
            @Size(max = 20_000)
                    @Schema(description = "In the question's text format.", defaultValue = "")
                    @Nullable String feedback)
            implements AcceptedNumberJson {}

    @Schema(name = "AnyNumber", description = "Any number at all.")
    record Anything(
            @DecimalMin("0")
                    @DecimalMax("1")
                    @Schema(description = "Share of the points.", defaultValue = "1")
                    @Nullable BigDecimal credit,
            @Size(max = 20_000)
                    @Schema(description = "In the question's text format.", defaultValue = "")
                    @Nullable String feedback)
            implements AcceptedNumberJson {}

    static AcceptedNumberJson of(AcceptedNumber number) {
        return switch (number) {
            case AcceptedNumber.Value(var value, var tolerance, var credit, var feedback) ->
                    new Value(value, ToleranceJson.of(tolerance), credit, feedback);
            case AcceptedNumber.Range(var minimum, var maximum, var credit, var feedback) ->
                    new Range(minimum, maximum, credit, feedback);
            case AcceptedNumber.Formula(var formula, var tolerance, var credit, var feedback) ->
                    new Formula(formula, ToleranceJson.of(tolerance), credit, feedback);
            case AcceptedNumber.Anything(var credit, var feedback) ->
                    new Anything(credit, feedback);
        };
    }

    default AcceptedNumber toNumber() {
        return switch (this) {
            case Value(var value, var tolerance, var credit, var feedback) ->
                    new AcceptedNumber.Value(
                            Absent.decimal(value),
                            ToleranceJson.tolerance(tolerance),
                            full(credit),
                            Absent.text(feedback));
            case Range(var minimum, var maximum, var credit, var feedback) ->
                    new AcceptedNumber.Range(
                            Absent.decimal(minimum),
                            Absent.decimal(maximum),
                            full(credit),
                            Absent.text(feedback));
            case Formula(var formula, var tolerance, var credit, var feedback) ->
                    new AcceptedNumber.Formula(
                            Absent.text(formula),
                            ToleranceJson.tolerance(tolerance),
                            full(credit),
                            Absent.text(feedback));
            case Anything(var credit, var feedback) ->
                    new AcceptedNumber.Anything(full(credit), Absent.text(feedback));
        };
    }

    private static BigDecimal full(@Nullable BigDecimal credit) {
        return Absent.decimal(credit, BigDecimal.ONE);
    }
}
