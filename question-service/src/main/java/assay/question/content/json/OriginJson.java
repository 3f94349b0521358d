package assay.question.content.json;

import assay.question.content.Origin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** See {@link Origin}. */
@Schema(
        name = "Origin",
        description =
                "Where an imported version came from, and what of it this model does not say.")
public record OriginJson(
        @NotBlank @Size(max = 50) @Schema(description = "Of the file.", examples = "qti-2.2")
                String format,
        @Size(max = 500)
                @Schema(description = "What the file calls the question.", defaultValue = "")
                @Nullable String identifier,
        @Size(max = 400_000)
                @Schema(
                        description =
                                "The question as the file had it, whole; empty when nothing of it got lost.",
                        defaultValue = "")
                @Nullable String document,
        @Size(max = 1_000)
                @Schema(
                        description =
                                "By our id what the document calls the same choice, gap or region.")
                @Nullable Map<String, @NotNull @Size(max = 500) String> identifiers) {
    public static @Nullable OriginJson of(@Nullable Origin origin) {
        return origin == null
                ? null
                : new OriginJson(
                        origin.format(),
                        origin.identifier(),
                        origin.document(),
                        new TreeMap<>(origin.identifiers()));
    }

    static @Nullable Origin origin(@Nullable OriginJson given) {
        return given == null
                ? null
                : new Origin(
                        Absent.text(given.format),
                        Absent.text(given.identifier),
                        Absent.text(given.document),
                        Absent.texts(given.identifiers));
    }
}
