package assay.question.content.rest;

import assay.question.content.PossibleDuplicate;
import assay.question.content.Question;
import assay.question.content.json.PossibleDuplicateJson;
import assay.question.content.json.QuestionStateJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
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
            "trashedAt",
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
                                "Number of the version that exams draw; null while none is"
                                        + " published.",
                        nullable = true)
                @Nullable Integer publishedVersion,
        @Schema(description = "The draft, if there is one, else the published version.")
                QuestionVersionJson latest,
        @Schema(
                        description =
                                "The review of `latest`; left out if nobody has asked for one since"
                                        + " it was last written.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable ReviewJson review,
        @Schema(description = "Since when it is in the trash; null: it is not.", nullable = true)
                @Nullable Instant trashedAt,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(
                        description =
                                "Other questions that say the same, or nearly; the likest first. Told when the question is created and when it is revised.")
                @Nullable List<PossibleDuplicateJson> possibleDuplicates,
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Schema(
                        description =
                                "JSON Pointers of the texts that are not kept as they were sent: their markup was tidied, or what could do"
                                        + " harm was taken out. Told when the question is created and when it is revised; left out if there is none.",
                        examples = "[\"/content/stem\"]")
                @Nullable List<String> tidied) {
    static final String EXAMPLE =
            "{\"id\": \"0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03\", \"bank\": \"cloud-basics\","
                    + " \"name\": \"iam-role-for-ec2\", \"state\": \"published\", \"publishedVersion\":"
                    + " 1, \"latest\": "
                    + QuestionVersionJson.EXAMPLE
                    + ", \"trashedAt\": null, \"createdAt\": \"2026-11-30T09:00:00Z\","
                    + " \"updatedAt\": \"2026-11-30T09:05:00Z\", \"possibleDuplicates\": ["
                    + PossibleDuplicateJson.EXAMPLE
                    + "]}";

    static QuestionJson of(Question question) {
        return new QuestionJson(
                question.id(),
                question.bank(),
                question.name(),
                QuestionStateJson.of(question.standing()),
                question.standing().publishedVersion(),
                QuestionVersionJson.of(question.latest()),
                ReviewJson.of(question.review()),
                question.trashedAt(),
                question.createdAt(),
                question.updatedAt(),
                null,
                null);
    }

    QuestionJson with(List<PossibleDuplicate> duplicates, List<String> tidiedTexts) {
        return new QuestionJson(
                id,
                bank,
                name,
                state,
                publishedVersion,
                latest,
                review,
                trashedAt,
                createdAt,
                updatedAt,
                duplicates.stream().map(PossibleDuplicateJson::of).toList(),
                tidiedTexts);
    }
}
