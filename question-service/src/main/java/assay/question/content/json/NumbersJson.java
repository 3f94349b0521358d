package assay.question.content.json;

import assay.question.content.AcceptedNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "AcceptedNumbers", description = "The numbers that a question or a gap accepts.")
record NumbersJson(
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid AcceptedNumberJson> accepted,
        @Valid @Schema(description = "Left out: no unit is looked at.") @Nullable UnitsJson units) {
    @Schema(
            name = "Units",
            description =
                    "Units that a response may use. Its number times the factor of its unit is compared with the accepted numbers.")
    record UnitsJson(
            @Size(max = 50)
                    @Schema(
                            description =
                                    "The first is that of the accepted numbers, with the factor 1.")
                    @Nullable List<@NotNull @Valid UnitJson> accepted,
            @DecimalMin("0")
                    @DecimalMax("1")
                    @Schema(
                            description =
                                    "Share of the credit that a missing or unknown unit costs when the number alone is right.",
                            defaultValue = "0")
                    @Nullable BigDecimal penalty) {
        static UnitsJson of(AcceptedNumber.Units units) {
            return new UnitsJson(
                    units.accepted().stream().map(UnitJson::of).toList(), units.penalty());
        }

        static AcceptedNumber.Units units(@Nullable UnitsJson given) {
            return given == null
                    ? AcceptedNumber.Units.NONE
                    : new AcceptedNumber.Units(
                            Absent.each(given.accepted, UnitJson::toUnit),
                            Absent.decimal(given.penalty));
        }
    }

    @Schema(name = "Unit")
    record UnitJson(
            @NotBlank
                    @Size(max = 50)
                    @Schema(description = "As it is written; case matters, white space does not.")
                    String symbol,
            @NotNull
                    @Digits(integer = 30, fraction = 30)
                    @Schema(description = "What one of it is in the first unit; not 0.")
                    BigDecimal factor) {
        static UnitJson of(AcceptedNumber.Unit unit) {
            return new UnitJson(unit.symbol(), unit.factor());
        }

        AcceptedNumber.Unit toUnit() {
            return new AcceptedNumber.Unit(Absent.text(symbol), Absent.decimal(factor));
        }
    }

    static NumbersJson of(AcceptedNumber.Numbers numbers) {
        return new NumbersJson(
                numbers.accepted().stream().map(AcceptedNumberJson::of).toList(),
                UnitsJson.of(numbers.units()));
    }

    static AcceptedNumber.Numbers numbers(@Nullable NumbersJson given) {
        return given == null
                ? new AcceptedNumber.Numbers(List.of(), AcceptedNumber.Units.NONE)
                : new AcceptedNumber.Numbers(
                        Absent.each(given.accepted, AcceptedNumberJson::toNumber),
                        UnitsJson.units(given.units));
    }
}
