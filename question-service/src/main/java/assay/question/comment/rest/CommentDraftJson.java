package assay.question.comment.rest;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "CommentDraft",
        examples =
                "{\"version\": 1, \"pointer\": \"/content/choices/1/text\", \"text\": \"Is this not"
                        + " right as well?\"}")
record CommentDraftJson(
        @Min(1)
                @Schema(
                        description = "Number of the version; null or left out: the latest.",
                        nullable = true)
                @Nullable Integer version,
        @Size(max = 500)
                @Pattern(
                        regexp = "^(/([^/~]|~[01])*+)*+$",
                        message = "must be a JSON Pointer such as /content/stem")
                @Schema(
                        description =
                                "Place in the version as an author writes it; null or left out: the"
                                        + " version as a whole.",
                        nullable = true)
                @Nullable String pointer,
        @NotBlank @Size(max = 10_000) @Schema(description = "Markdown.") String text) {}
