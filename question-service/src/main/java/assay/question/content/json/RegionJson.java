package assay.question.content.json;

import assay.question.content.QuestionContent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Region", description = "An area of a picture that candidates see.")
record RegionJson(
        @NotNull @Pattern(regexp = ChoiceJson.ID, message = ChoiceJson.ID_MESSAGE) String id,
        @NotNull @Valid ShapeJson shape,
        @Size(max = 1_000)
                @Schema(
                        description = "Plain text that names the area for those who do not see it.",
                        defaultValue = "")
                @Nullable String label) {
    static RegionJson of(QuestionContent.Region region) {
        return new RegionJson(region.id(), ShapeJson.of(region.shape()), region.label());
    }

    QuestionContent.Region toRegion() {
        return new QuestionContent.Region(
                Absent.text(id), ShapeJson.shape(shape), Absent.text(label));
    }
}
