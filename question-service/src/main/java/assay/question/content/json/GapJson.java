package assay.question.content.json;

import assay.question.content.Gap;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A place in a cloze text that the candidate fills. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GapJson.Text.class, name = "text"),
    @JsonSubTypes.Type(value = GapJson.Numeric.class, name = "number"),
    @JsonSubTypes.Type(value = GapJson.Selection.class, name = "selection")
})
@Schema(
        name = "Gap",
        description = "A place in a cloze text that the candidate fills.",
        oneOf = {GapJson.Text.class, GapJson.Numeric.class, GapJson.Selection.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "text", schema = GapJson.Text.class),
            @DiscriminatorMapping(value = "number", schema = GapJson.Numeric.class),
            @DiscriminatorMapping(value = "selection", schema = GapJson.Selection.class)
        })
sealed interface GapJson {
    @Schema(name = "TextGap", description = "Takes a short text.")
    record Text(
            @NotNull @Pattern(regexp = ChoiceJson.ID, message = ChoiceJson.ID_MESSAGE) String id,
            @Min(0)
                    @Max(1000)
                    @Schema(
                            description = "In characters, to size the field; 0: nothing is said.",
                            defaultValue = "0")
                    @Nullable Integer lengthExpected)
            implements GapJson {}

    @Schema(name = "NumberGap", description = "Takes a number.")
    record Numeric(
            @NotNull @Pattern(regexp = ChoiceJson.ID, message = ChoiceJson.ID_MESSAGE) String id,
            @Valid @Nullable UnitEntryJson units)
            implements GapJson {}

    @Schema(
            name = "SelectionGap",
            description = "Takes one of some choices, whose texts are plain.")
    record Selection(
            @NotNull @Pattern(regexp = ChoiceJson.ID, message = ChoiceJson.ID_MESSAGE) String id,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid ChoiceJson> choices,
            @Schema(defaultValue = "true") @Nullable Boolean shuffle)
            implements GapJson {}

    static GapJson of(Gap gap) {
        return switch (gap) {
            case Gap.Text(var id, var length) -> new Text(id, length);
            case Gap.Numeric(var id, var units) -> new Numeric(id, UnitEntryJson.of(units));
            case Gap.Selection(var id, var choices, var shuffle) ->
                    new Selection(id, choices.stream().map(ChoiceJson::of).toList(), shuffle);
        };
    }

    default Gap toGap() {
        return switch (this) {
            case Text(var id, var length) -> new Gap.Text(Absent.text(id), Absent.number(length));
            case Numeric(var id, var units) ->
                    new Gap.Numeric(Absent.text(id), UnitEntryJson.entry(units));
            case Selection(var id, var choices, var shuffle) ->
                    new Gap.Selection(
                            Absent.text(id),
                            Absent.each(choices, ChoiceJson::toChoice),
                            Absent.yes(shuffle));
        };
    }
}
