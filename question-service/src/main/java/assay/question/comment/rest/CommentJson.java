package assay.question.comment.rest;

import assay.question.comment.Comment;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Comment",
        description = "What somebody says about a version of a question. No candidate sees it.",
        requiredProperties = {
            "id",
            "questionId",
            "version",
            "pointer",
            "text",
            "createdAt",
            "createdBy",
            "resolvedAt",
            "resolvedBy"
        },
        examples = CommentJson.EXAMPLE)
record CommentJson(
        UUID id,
        UUID questionId,
        int version,
        @Schema(nullable = true) @Nullable String pointer,
        String text,
        Instant createdAt,
        @Schema(description = "Subject of the token.") String createdBy,
        @Schema(description = "Null while it is open.", nullable = true)
                @Nullable Instant resolvedAt,
        @Schema(nullable = true) @Nullable String resolvedBy) {
    static final String EXAMPLE =
            """
            {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a60", "questionId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03", "version": 1,
             "pointer": "/content/choices/1/text", "text": "Is this not right as well?", "createdAt": "2026-11-30T09:02:00Z",
             "createdBy": "grace", "resolvedAt": null, "resolvedBy": null}\
            """;

    static CommentJson of(Comment comment) {
        var resolution = comment.resolution();
        return new CommentJson(
                comment.id(),
                comment.questionId(),
                comment.version(),
                comment.pointer(),
                comment.text(),
                comment.createdAt(),
                comment.createdBy(),
                resolution == null ? null : resolution.at(),
                resolution == null ? null : resolution.by());
    }
}
