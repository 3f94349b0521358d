package assay.grading.result.rest;

import assay.grading.key.wire.NumbersJson;
import assay.grading.key.wire.TextsJson;
import assay.grading.scoring.GapKey;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is right in one gap, on the wire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GapKeyJson.Text.class, name = "text"),
    @JsonSubTypes.Type(value = GapKeyJson.Numeric.class, name = "number"),
    @JsonSubTypes.Type(value = GapKeyJson.Selection.class, name = "selection")
})
@Schema(
        name = "RevealedGapKey",
        description = "What is right in one gap.",
        oneOf = {GapKeyJson.Text.class, GapKeyJson.Numeric.class, GapKeyJson.Selection.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "text", schema = GapKeyJson.Text.class),
            @DiscriminatorMapping(value = "number", schema = GapKeyJson.Numeric.class),
            @DiscriminatorMapping(value = "selection", schema = GapKeyJson.Selection.class)
        })
public sealed interface GapKeyJson {
    static GapKeyJson of(GapKey key) {
        return switch (key) {
            case GapKey.Written(var gap, var weight, var texts) ->
                    new Text(gap, weight, TextsJson.of(texts));
            case GapKey.Measured(var gap, var weight, var numbers) ->
                    new Numeric(gap, weight, NumbersJson.of(numbers, _ -> null));
            case GapKey.Selected(var gap, var weight, var credits, _) ->
                    new Selection(gap, weight, KeyJson.byName(credits));
        };
    }

    @Schema(
            name = "RevealedTextGapKey",
            requiredProperties = {"gap", "weight", "texts"})
    record Text(@Schema(examples = "a") String gap, BigDecimal weight, TextsJson texts)
            implements GapKeyJson {}

    @Schema(
            name = "RevealedNumberGapKey",
            requiredProperties = {"gap", "weight", "numbers"})
    record Numeric(@Schema(examples = "b") String gap, BigDecimal weight, NumbersJson numbers)
            implements GapKeyJson {}

    @Schema(
            name = "RevealedSelectionGapKey",
            requiredProperties = {"gap", "weight", "credits"})
    record Selection(
            @Schema(examples = "c") String gap,
            BigDecimal weight,
            @Schema(description = "Share of the gap's points by choice; others earn nothing.")
                    Map<String, BigDecimal> credits)
            implements GapKeyJson {}
}
