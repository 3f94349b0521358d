package assay.question.topic.rest;

import assay.question.topic.Scheme;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Scheme",
        description = "A named tree of topics.",
        requiredProperties = {"name", "title", "description", "createdAt", "updatedAt"},
        examples = SchemeJson.EXAMPLE)
record SchemeJson(
        String name, String title, String description, Instant createdAt, Instant updatedAt) {
    static final String EXAMPLE =
            """
            {"name": "dva-c02", "title": "AWS Certified Developer - Associate", "description": "The exam guide's domains.",
             "createdAt": "2026-11-30T09:00:00Z", "updatedAt": "2026-11-30T09:00:00Z"}\
            """;

    static SchemeJson of(Scheme scheme) {
        return new SchemeJson(
                scheme.name(),
                scheme.title(),
                scheme.description(),
                scheme.createdAt(),
                scheme.updatedAt());
    }
}
