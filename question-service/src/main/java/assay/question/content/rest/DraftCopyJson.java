package assay.question.content.rest;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "DraftCopy",
        examples =
                "{\"fromVersion\": 1, \"replace\": false, \"note\": \"The older stem was"
                        + " clearer.\"}")
record DraftCopyJson(
        @NotNull
                @Min(1)
                @Schema(description = "Number of the version to copy, with its latest key.")
                Integer fromVersion,
        @Schema(description = "Whether a draft that is there may be lost.", defaultValue = "false")
                @Nullable Boolean replace,
        @Size(max = 2_000) @Schema(defaultValue = "") @Nullable String note) {
    boolean mayReplace() {
        return Boolean.TRUE.equals(replace);
    }
}
