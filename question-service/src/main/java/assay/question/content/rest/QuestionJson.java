package assay.question.content.rest;

import assay.question.content.Question;
import assay.question.content.Standing;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Question",
        description =
                "The authoring view of a question, with its key. No candidate's token opens it.",
        requiredProperties = {
            "id",
            "bank",
            "name",
            "state",
            "publishedVersion",
            "latest",
            "createdAt",
            "updatedAt"
        },
        examples = QuestionJson.EXAMPLE)
record QuestionJson(
        UUID id,
        @Schema(description = "Name of the bank.") String bank,
        String name,
        QuestionStateJson state,
        @Schema(
                        description =
                                "Number of the version that exams draw; null while none is published.",
                        nullable = true)
                @Nullable Integer publishedVersion,
        @Schema(description = "The draft, if there is one, else the published version.")
                QuestionVersionJson latest,
        Instant createdAt,
        Instant updatedAt) {
    static final String EXAMPLE =
            "{\"id\": \"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03\", \"bank\": \"cloud-basics\", \"name\": \"iam-role-for-ec2\","
                    + " \"state\": \"published\", \"publishedVersion\": 1, \"latest\": "
                    + QuestionVersionJson.EXAMPLE
                    + ", \"createdAt\": \"2026-11-30T09:00:00Z\", \"updatedAt\": \"2026-11-30T09:05:00Z\"}";

    static QuestionJson of(Question question) {
        return new QuestionJson(
                question.id(),
                question.bank(),
                question.name(),
                QuestionStateJson.of(question.standing()),
                publishedVersion(question.standing()),
                QuestionVersionJson.of(question.latest()),
                question.createdAt(),
                question.updatedAt());
    }

    static @Nullable Integer publishedVersion(Standing standing) {
        return switch (standing) {
            case Standing.Draft() -> null;
            case Standing.Published(var version) -> version;
            case Standing.Retired(var version) -> version;
        };
    }
}
