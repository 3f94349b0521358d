package assay.question.topic.rest;

import assay.question.topic.Topic;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Topic",
        description = "A node in the tree of a scheme.",
        requiredProperties = {
            "id",
            "topic",
            "scheme",
            "name",
            "title",
            "description",
            "parent",
            "createdAt",
            "updatedAt"
        },
        examples = TopicJson.EXAMPLE)
record TopicJson(
        UUID id,
        @Schema(description = "Reference, `scheme/name`: how other resources name this topic.")
                String topic,
        String scheme,
        String name,
        String title,
        String description,
        @Schema(nullable = true) @Nullable String parent,
        Instant createdAt,
        Instant updatedAt) {
    static final String EXAMPLE =
            """
            {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a02", "topic": "dva-c02/security-encryption", "scheme": "dva-c02",
             "name": "security-encryption", "title": "Encryption", "description": "", "parent": "dva-c02/security",
             "createdAt": "2026-11-30T09:00:00Z", "updatedAt": "2026-11-30T09:00:00Z"}\
            """;

    static TopicJson of(Topic topic) {
        return new TopicJson(
                topic.id(),
                topic.reference(),
                topic.scheme(),
                topic.name(),
                topic.title(),
                topic.description(),
                topic.parent(),
                topic.createdAt(),
                topic.updatedAt());
    }
}
