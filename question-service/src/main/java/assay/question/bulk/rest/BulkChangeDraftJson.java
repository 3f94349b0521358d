package assay.question.bulk.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "BulkChangeDraft",
        description =
                "One change of many questions: those of a filter, or those named, never both; 10000"
                        + " at most.",
        examples =
                """
                {"filter": {"bank": "cloud-basics", "state": "draft"}, "change": {"type": "add_tags", "tags": ["iam"]},
                 "dryRun": true, "note": "Found by tag in exams."}\
                """)
record BulkChangeDraftJson(
        @Size(min = 1, max = 1_000) @Schema(nullable = true)
                @Nullable List<@NotNull UUID> questionIds,
        @Valid @Nullable FilterJson filter,
        @NotNull @Valid ChangeJson change,
        @Schema(
                        description =
                                "Whether this is a preview: everything is reported as it would be,"
                                        + " and nothing changes.",
                        defaultValue = "false")
                @Nullable Boolean dryRun,
        @Size(max = 2_000)
                @Schema(
                        description = "Why; the history of each question keeps it.",
                        defaultValue = "")
                @Nullable String note) {
    @JsonIgnore
    @Schema(hidden = true)
    boolean isPreview() {
        return Boolean.TRUE.equals(dryRun);
    }

    String noteText() {
        return note == null ? "" : note;
    }
}
