package assay.question.content.rest;

import assay.question.content.QuestionVersion;
import assay.question.content.json.ContentJson;
import assay.question.content.json.DifficultyJson;
import assay.question.content.json.KeyJson;
import assay.question.content.json.QuestionExamples;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionVersion",
        description =
                "One content of a question with its current key, for authors and instructors.",
        requiredProperties = {
            "id",
            "number",
            "published",
            "title",
            "difficulty",
            "topics",
            "tags",
            "language",
            "estimatedTime",
            "points",
            "content",
            "key",
            "keyRevision",
            "createdAt",
            "createdBy",
            "publishedAt"
        },
        examples = QuestionVersionJson.EXAMPLE)
record QuestionVersionJson(
        UUID id,
        @Schema(description = "From 1.") int number,
        boolean published,
        String title,
        DifficultyJson difficulty,
        List<String> topics,
        List<String> tags,
        String language,
        @Schema(nullable = true) @Nullable Duration estimatedTime,
        BigDecimal points,
        ContentJson content,
        KeyJson key,
        @Schema(description = "Number of the key revision that `key` is, from 1.") int keyRevision,
        Instant createdAt,
        @Schema(description = "Subject of the author's token.") String createdBy,
        @Schema(nullable = true) @Nullable Instant publishedAt) {
    static final String EXAMPLE =
            "{\"id\": \"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a04\", \"number\": 1, \"published\": true, "
                    + QuestionExamples.VERSION_FIELDS
                    + ", \"keyRevision\": 1, \"createdAt\": \"2026-11-30T09:00:00Z\", \"createdBy\": \"ada\","
                    + " \"publishedAt\": \"2026-11-30T09:05:00Z\"}";

    static QuestionVersionJson of(QuestionVersion version) {
        var draft = version.draft();
        return new QuestionVersionJson(
                version.id(),
                version.number(),
                version.isPublished(),
                draft.title(),
                DifficultyJson.of(draft.difficulty()),
                draft.topics(),
                draft.tags(),
                draft.language(),
                draft.estimatedTime(),
                draft.points(),
                ContentJson.of(draft.content()),
                KeyJson.of(draft.key()),
                version.keyRevision(),
                version.createdAt(),
                version.createdBy(),
                version.publishedAt());
    }
}
