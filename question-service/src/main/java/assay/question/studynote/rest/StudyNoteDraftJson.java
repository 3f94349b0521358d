package assay.question.studynote.rest;

import assay.question.platform.LanguageTag;
import assay.question.studynote.StudyNote;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
                @LanguageTag
                @Schema(
                        description = "BCP 47 language tag, 100 characters at most.",
                        pattern = LanguageTag.FORM)
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
