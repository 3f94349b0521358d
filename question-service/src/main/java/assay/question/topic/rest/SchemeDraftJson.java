package assay.question.topic.rest;

import assay.question.topic.Scheme;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "SchemeDraft",
        description = "A tree of topics as an author writes it.",
        examples =
                """
                {"name": "dva-c02", "title": "AWS Certified Developer - Associate", "description": "The exam guide's domains."}\
                """)
record SchemeDraftJson(
        @NotNull
                @Pattern(
                        regexp = "^[a-z0-9]+(-[a-z0-9]+)*+$",
                        message = "must be kebab-case (a-z, 0-9, -)")
                @Size(min = 1, max = 100)
                @Schema(description = "Unique within the organisation; never changes.")
                String name,
        @NotBlank @Size(max = 200) String title,
        @Size(max = 10_000) @Schema(description = "Markdown.", defaultValue = "")
                @Nullable String description) {
    String descriptionText() {
        return description == null ? "" : description;
    }

    Scheme toScheme(UUID id, Instant now) {
        return new Scheme(id, name, title, descriptionText(), 0, now, now);
    }
}
