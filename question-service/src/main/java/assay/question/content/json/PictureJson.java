package assay.question.content.json;

import assay.question.content.Picture;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Picture", description = "A picture that regions are drawn on.")
record PictureJson(
        @NotNull
                @Pattern(
                        regexp = "^[0-9a-f]{64}$",
                        message = "must be the hash of an asset, 64 of 0-9 and a-f")
                @Schema(description = "Hash of the asset.")
                String asset,
        @Size(max = 1_000)
                @Schema(
                        description = "Plain text for those who do not see it; needed to publish.",
                        defaultValue = "")
                @Nullable String alternativeText,
        @NotNull @Min(1) @Max(100_000) @Schema(description = "In pixels, the unit of all regions.")
                Integer width,
        @NotNull @Min(1) @Max(100_000) @Schema(description = "In pixels.") Integer height) {
    static PictureJson of(Picture picture) {
        return new PictureJson(
                picture.asset(), picture.alternativeText(), picture.width(), picture.height());
    }

    static Picture picture(@Nullable PictureJson given) {
        return given == null
                ? new Picture("", "", 0, 0)
                : new Picture(
                        Absent.text(given.asset),
                        Absent.text(given.alternativeText),
                        Absent.number(given.width),
                        Absent.number(given.height));
    }
}
