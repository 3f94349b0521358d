package assay.question.content.json;

import assay.question.content.GapKey;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
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

/** What is right in one gap of a cloze text. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GapKeyJson.Text.class, name = "text"),
    @JsonSubTypes.Type(value = GapKeyJson.Numeric.class, name = "number"),
    @JsonSubTypes.Type(value = GapKeyJson.Selection.class, name = "selection")
})
@Schema(
        name = "GapKey",
        description = "What is right in one gap of a cloze text.",
        oneOf = {GapKeyJson.Text.class, GapKeyJson.Numeric.class, GapKeyJson.Selection.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "text", schema = GapKeyJson.Text.class),
            @DiscriminatorMapping(value = "number", schema = GapKeyJson.Numeric.class),
            @DiscriminatorMapping(value = "selection", schema = GapKeyJson.Selection.class)
        })
sealed interface GapKeyJson {
    @Schema(name = "TextGapKey")
    record Text(
            @NotNull @Schema(description = "Id of the gap.") String gap,
            @DecimalMin("0")
                    @DecimalMax("1000")
                    @Digits(integer = 4, fraction = 4)
                    @Schema(
                            description =
                                    "The gap's share of the points beside the weights of the others.",
                            defaultValue = "1")
                    @Nullable BigDecimal weight,
            @NotNull @Valid TextsJson texts)
            implements GapKeyJson {}

    @Schema(name = "NumberGapKey")
    record Numeric(
            @NotNull @Schema(description = "Id of the gap.") String gap,
            @DecimalMin("0")
                    @DecimalMax("1000")
                    @Digits(integer = 4, fraction = 4)
                    @Schema(
                            description =
                                    "The gap's share of the points beside the weights of the others.",
                            defaultValue = "1")
                    @Nullable BigDecimal weight,
            @NotNull @Valid NumbersJson numbers)
            implements GapKeyJson {}

    @Schema(name = "SelectionGapKey")
    record Selection(
            @NotNull @Schema(description = "Id of the gap.") String gap,
            @DecimalMin("0")
                    @DecimalMax("1000")
                    @Digits(integer = 4, fraction = 4)
                    @Schema(
                            description =
                                    "The gap's share of the points beside the weights of the others.",
                            defaultValue = "1")
                    @Nullable BigDecimal weight,
            @NotNull
                    @Size(min = 1, max = 100)
                    @Schema(
                            description =
                                    "Share of the gap's points by choice; those not named earn nothing.")
                    Map<String, @NotNull @DecimalMin("0") @DecimalMax("1") BigDecimal> credits,
            @Size(max = 100) @Schema(description = "By choice, in the question's text format.")
                    @Nullable Map<String, @NotNull @Size(max = 20_000) String> feedback)
            implements GapKeyJson {}

    static GapKeyJson of(GapKey key) {
        return switch (key) {
            case GapKey.Text(var gap, var weight, var texts) ->
                    new Text(gap, weight, TextsJson.of(texts));
            case GapKey.Numeric(var gap, var weight, var numbers) ->
                    new Numeric(gap, weight, NumbersJson.of(numbers));
            case GapKey.Selection(var gap, var weight, var credits, var feedback) ->
                    new Selection(gap, weight, new TreeMap<>(credits), new TreeMap<>(feedback));
        };
    }

    default GapKey toKey() {
        return switch (this) {
            case Text(var gap, var weight, var texts) ->
                    new GapKey.Text(
                            Absent.text(gap),
                            Absent.decimal(weight, BigDecimal.ONE),
                            TextsJson.texts(texts));
            case Numeric(var gap, var weight, var numbers) ->
                    new GapKey.Numeric(
                            Absent.text(gap),
                            Absent.decimal(weight, BigDecimal.ONE),
                            NumbersJson.numbers(numbers));
            case Selection(var gap, var weight, var credits, var feedback) ->
                    new GapKey.Selection(
                            Absent.text(gap),
                            Absent.decimal(weight, BigDecimal.ONE),
                            Absent.decimals(credits),
                            Absent.texts(feedback));
        };
    }
}
