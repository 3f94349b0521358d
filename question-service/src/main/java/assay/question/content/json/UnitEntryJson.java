package assay.question.content.json;

import assay.question.content.UnitEntry;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a candidate gives the unit of a number. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UnitEntryJson.None.class, name = "none"),
    @JsonSubTypes.Type(value = UnitEntryJson.Written.class, name = "written"),
    @JsonSubTypes.Type(value = UnitEntryJson.Picked.class, name = "picked")
})
@Schema(
        name = "UnitEntry",
        description = "How a candidate gives the unit of a number.",
        oneOf = {UnitEntryJson.None.class, UnitEntryJson.Written.class, UnitEntryJson.Picked.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "none", schema = UnitEntryJson.None.class),
            @DiscriminatorMapping(value = "written", schema = UnitEntryJson.Written.class),
            @DiscriminatorMapping(value = "picked", schema = UnitEntryJson.Picked.class)
        })
sealed interface UnitEntryJson {
    @Schema(name = "NoUnit", description = "There is none.")
    record None() implements UnitEntryJson {}

    @Schema(name = "WrittenUnit", description = "Written after the number.")
    record Written() implements UnitEntryJson {}

    @Schema(name = "PickedUnit", description = "Picked from a list.")
    record Picked(@NotNull @Size(min = 2, max = 50) List<@NotBlank @Size(max = 50) String> units)
            implements UnitEntryJson {}

    static UnitEntryJson of(UnitEntry entry) {
        return switch (entry) {
            case UnitEntry.None() -> new None();
            case UnitEntry.Written() -> new Written();
            case UnitEntry.Picked(var units) -> new Picked(units);
        };
    }

    static UnitEntry entry(@Nullable UnitEntryJson given) {
        return switch (given) {
            case null -> new UnitEntry.None();
            case None() -> new UnitEntry.None();
            case Written() -> new UnitEntry.Written();
            case Picked(var units) -> new UnitEntry.Picked(Absent.list(units));
        };
    }
}
