package assay.question.studynote.rest;

import assay.question.studynote.StudyNote;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "StudyNote",
        description = "What candidates read to prepare.",
        requiredProperties = {
            "id",
            "title",
            "body",
            "language",
            "topics",
            "createdAt",
            "updatedAt",
            "publishedAt"
        },
        examples = StudyNoteJson.EXAMPLE)
record StudyNoteJson(
        UUID id,
        String title,
        String body,
        String language,
        List<String> topics,
        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "Null while candidates do not see it.", nullable = true)
                @Nullable Instant publishedAt) {
    static final String EXAMPLE =
            """
            {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a05", "title": "Envelope encryption",
             "body": "AWS KMS protects *data keys*; data keys protect data.", "language": "en",
             "topics": ["dva-c02/security-encryption"], "createdAt": "2026-11-30T09:00:00Z",
             "updatedAt": "2026-11-30T09:00:00Z", "publishedAt": null}\
            """;

    static StudyNoteJson of(StudyNote note) {
        return new StudyNoteJson(
                note.id(),
                note.title(),
                note.body(),
                note.language(),
                note.topics(),
                note.createdAt(),
                note.updatedAt(),
                note.publishedAt());
    }
}
