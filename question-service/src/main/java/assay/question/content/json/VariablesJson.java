package assay.question.content.json;

import assay.question.content.Variables;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Variables",
        description =
                "The values that a calculated question is drawn with: a paper takes one row of `rows`, if there are any, and draws each of `ranges`.")
record VariablesJson(
        @Size(max = 50) @Nullable List<@NotNull @Valid RangeJson> ranges,
        @Size(max = 1_000) @Schema(description = "Values that belong together, by variable.")
                @Nullable List<@NotNull @Size(min = 1, max = 50) Map<String, @NotNull BigDecimal>>
                        rows) {
    @Schema(name = "VariableRange", description = "A variable with an even distribution.")
    record RangeJson(
            @NotNull
                    @Size(max = 50)
                    @Schema(description = "A letter, then letters, digits and `_`.")
                    String name,
            @NotNull @Digits(integer = 15, fraction = 15) @Schema(description = "Included.")
                    BigDecimal minimum,
            @NotNull @Digits(integer = 15, fraction = 15) @Schema(description = "Included.")
                    BigDecimal maximum,
            @Min(0)
                    @Max(9)
                    @Schema(
                            description = "Places after the point of a drawn value.",
                            defaultValue = "0")
                    @Nullable Integer decimals) {
        static RangeJson of(Variables.Range range) {
            return new RangeJson(range.name(), range.minimum(), range.maximum(), range.decimals());
        }

        Variables.Range toRange() {
            return new Variables.Range(
                    Absent.text(name),
                    Absent.decimal(minimum),
                    Absent.decimal(maximum),
                    Absent.number(decimals));
        }
    }

    static VariablesJson of(Variables variables) {
        return new VariablesJson(
                variables.ranges().stream().map(RangeJson::of).toList(),
                variables.rows().stream().<Map<String, BigDecimal>>map(TreeMap::new).toList());
    }

    static Variables variables(@Nullable VariablesJson given) {
        return given == null
                ? new Variables(List.of(), List.of())
                : new Variables(
                        Absent.each(given.ranges, RangeJson::toRange),
                        Absent.each(given.rows, Absent::decimals));
    }
}
