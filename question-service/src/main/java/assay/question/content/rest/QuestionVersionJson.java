package assay.question.content.rest;

import assay.question.content.QuestionVersion;
import assay.question.content.json.ContentJson;
import assay.question.content.json.DifficultyJson;
import assay.question.content.json.KeyJson;
import assay.question.content.json.OriginJson;
import assay.question.content.json.QuestionExamples;
import assay.question.content.json.TextFormatJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            "textFormat",
            "content",
            "key",
            "source",
            "properties",
            "origin",
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
        TextFormatJson textFormat,
        ContentJson content,
        KeyJson key,
        @Schema(description = "Where the question was taken from; plain text.") String source,
        @Schema(description = "Further facts for authors and their tools, by name.")
                Map<String, String> properties,
        @Schema(nullable = true) @Nullable OriginJson origin,
        @Schema(description = "Number of the key revision that `key` is, from 1.") int keyRevision,
        Instant createdAt,
        @Schema(description = "Subject of the author's token.") String createdBy,
        @Schema(nullable = true) @Nullable Instant publishedAt) {
    static final String EXAMPLE =
            "{\"id\": \"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a04\", \"number\": 1, \"published\": true, "
                    + QuestionExamples.VERSION_FIELDS
                    + ", \"textFormat\": \"markdown\", \"source\": \"\", \"properties\": {}, \"origin\": null,"
                    + " \"keyRevision\": 1, \"createdAt\": \"2026-11-30T09:00:00Z\", \"createdBy\": \"ada\","
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
                TextFormatJson.of(draft.textFormat()),
                ContentJson.of(draft.content()),
                KeyJson.of(draft.key()),
                draft.source(),
                new TreeMap<>(draft.properties()),
                OriginJson.of(draft.origin()),
                version.keyRevision(),
                version.createdAt(),
                version.createdBy(),
                version.publishedAt());
    }
}
