package assay.grading.key.wire;

import assay.grading.scoring.AcceptedNumber;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The numbers that a question or a gap accepts, on the wire. */
@Schema(
        name = "AcceptedNumbers",
        description = "The numbers that a question or a gap accepts.",
        requiredProperties = {"accepted"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NumbersJson(
        List<AcceptedNumberJson> accepted,
        @Nullable @Schema(description = "Absent if no unit is looked at.") UnitsJson units) {

    @Schema(
            name = "Units",
            description =
                    "Units that a response may use. Its number times the factor of its unit is compared with the accepted numbers.",
            requiredProperties = {"accepted", "penalty"})
    public record UnitsJson(
            @Nullable
                    @Schema(
                            description =
                                    "The first is that of the accepted numbers, with the factor 1.")
                    List<UnitJson> accepted,
            @Nullable
                    @Schema(
                            description =
                                    "Share of the credit that a missing or unknown unit costs when the number alone is right.")
                    BigDecimal penalty) {
        AcceptedNumber.Units toDomain() {
            return new AcceptedNumber.Units(
                    Objects.requireNonNullElse(accepted, List.<UnitJson>of()).stream()
                            .map(unit -> new AcceptedNumber.Unit(unit.symbol(), unit.factor()))
                            .toList(),
                    Objects.requireNonNullElse(penalty, BigDecimal.ZERO));
        }
    }

    @Schema(
            name = "Unit",
            requiredProperties = {"symbol", "factor"})
    public record UnitJson(
            @Schema(examples = "km") String symbol,
            @Schema(description = "What one of it is in the first unit.", examples = "1000")
                    BigDecimal factor) {}

    public static NumbersJson of(AcceptedNumber.Numbers numbers, AcceptedNumberJson.Worth worth) {
        var units = numbers.units();
        return new NumbersJson(
                numbers.accepted().stream().map(one -> AcceptedNumberJson.of(one, worth)).toList(),
                units.accepted().isEmpty()
                        ? null
                        : new UnitsJson(
                                units.accepted().stream()
                                        .map(unit -> new UnitJson(unit.symbol(), unit.factor()))
                                        .toList(),
                                units.penalty()));
    }

    public AcceptedNumber.Numbers toDomain() {
        return new AcceptedNumber.Numbers(
                accepted.stream().map(AcceptedNumberJson::toDomain).toList(),
                units == null ? AcceptedNumber.Units.NONE : units.toDomain());
    }
}
