package assay.question.studynote.rest;

import assay.question.studynote.StudyNote;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "StudyNoteDraft",
        description = "A study note as an author writes it.",
        examples =
                """
                {"title": "Envelope encryption", "body": "AWS KMS protects *data keys*; data keys protect data.",
                 "language": "en", "topics": ["dva-c02/security-encryption"]}\
                """)
record StudyNoteDraftJson(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 200_000) @Schema(description = "Markdown.") String body,
        @NotNull
                @Pattern(
                        regexp = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
                        message = "must be a language tag such as en")
                @Schema(description = "BCP 47 language tag.")
                String language,
        @Size(max = 20) @Schema(description = "References, `scheme/name`.")
                @Nullable List<@NotNull String> topics) {
    List<String> topicReferences() {
        return topics == null ? List.of() : topics.stream().filter(Objects::nonNull).toList();
    }

    StudyNote toNote(UUID id, Instant now) {
        return new StudyNote(id, title, body, language, topicReferences(), 0, now, now, null);
    }
}
