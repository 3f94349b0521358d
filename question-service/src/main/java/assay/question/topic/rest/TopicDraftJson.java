package assay.question.topic.rest;

import assay.question.topic.Topic;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "TopicDraft",
        description = "A topic as an author writes it.",
        examples =
                """
                {"scheme": "dva-c02", "name": "security-encryption", "title": "Encryption", "description": "",
                 "parent": "dva-c02/security"}\
                """)
record TopicDraftJson(
        @NotNull @Schema(description = "Name of the scheme. A topic stays in its scheme.")
                String scheme,
        @NotNull
                @Pattern(
                        regexp = "^[a-z0-9]+(-[a-z0-9]+)*+$",
                        message = "must be kebab-case (a-z, 0-9, -)")
                @Size(min = 1, max = 100)
                @Schema(description = "Unique within the scheme; never changes.")
                String name,
        @NotBlank @Size(max = 200) String title,
        @Size(max = 10_000) @Schema(description = "Markdown.", defaultValue = "")
                @Nullable String description,
        @Schema(
                        description =
                                "Reference of the topic above, in the same scheme; null for a root.",
                        nullable = true)
                @Nullable String parent) {
    String descriptionText() {
        return description == null ? "" : description;
    }

    String reference() {
        return Topic.reference(scheme, name);
    }

    Topic toTopic(UUID id, Instant now) {
        return new Topic(id, reference(), scheme, title, descriptionText(), parent, 0, now, now);
    }
}
