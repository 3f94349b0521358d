package assay.question.search.rest;

import assay.question.content.QuestionSummary;
import assay.question.content.json.DifficultyJson;
import assay.question.content.json.InteractionJson;
import assay.question.content.json.QuestionStateJson;
import assay.question.content.json.ReviewStateJson;
import assay.question.search.Found.Fragment;
import assay.question.search.Found.Hit;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionSummary",
        description =
                "A question without content and key. From the title on it is about the latest"
                        + " version.",
        requiredProperties = {
            "id",
            "bank",
            "name",
            "state",
            "publishedVersion",
            "trashedAt",
            "latestVersion",
            "title",
            "difficulty",
            "interaction",
            "language",
            "topics",
            "tags",
            "points",
            "createdAt",
            "updatedAt",
            "author",
            "inUse"
        })
record QuestionSummaryJson(
        UUID id,
        String bank,
        String name,
        QuestionStateJson state,
        @Schema(nullable = true) @Nullable Integer publishedVersion,
        @Schema(
                        description =
                                "How far the review of the latest version is; left out if there is"
                                        + " none.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable ReviewStateJson review,
        @Schema(nullable = true) @Nullable Instant trashedAt,
        int latestVersion,
        String title,
        DifficultyJson difficulty,
        InteractionJson interaction,
        String language,
        List<String> topics,
        List<String> tags,
        BigDecimal points,
        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "Who wrote the latest version: the subject of a token.")
                String author,
        @Schema(description = "Whether an exam that was published has a version of it.")
                boolean inUse,
        @Schema(
                        description =
                                "Passages that fit the words that were searched, in pieces; absent where none were searched.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable List<FragmentJson> snippet) {
    static final String EXAMPLE =
            """
            {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a03", "bank": "cloud-basics", "name": "iam-role-for-ec2", "state": "published",
             "publishedVersion": 1, "trashedAt": null, "latestVersion": 1, "title": "Credentials for an application on EC2", "difficulty": "easy",
             "interaction": "single_choice", "language": "en", "topics": ["dva-c02/security-authentication"],
             "tags": ["iam", "ec2"], "points": 1, "createdAt": "2026-11-30T09:00:00Z", "updatedAt": "2026-11-30T09:05:00Z", "author": "ada",
             "inUse": true, "snippet": [{"text": "An application on EC2 needs ", "match": false}, {"text": "credentials", "match": true}]}\
            """;

    @Schema(name = "SnippetFragment", description = "A piece of plain text, not of HTML.")
    record FragmentJson(
            @Schema(required = true) String text,
            @Schema(required = true, description = "Whether it is a word that was searched.")
                    boolean match) {
        static FragmentJson of(Fragment fragment) {
            return new FragmentJson(fragment.text(), fragment.match());
        }
    }

    static QuestionSummaryJson of(QuestionSummary question, Hit hit) {
        return new QuestionSummaryJson(
                question.id(),
                question.bank(),
                question.name(),
                QuestionStateJson.of(question.standing()),
                question.standing().publishedVersion(),
                question.review() == null ? null : ReviewStateJson.of(question.review()),
                question.trashedAt(),
                question.latestVersion(),
                question.title(),
                DifficultyJson.of(question.difficulty()),
                InteractionJson.of(question.interaction()),
                question.language(),
                question.topics(),
                question.tags(),
                question.points(),
                question.createdAt(),
                question.updatedAt(),
                hit.author(),
                hit.inUse(),
                hit.snippet().isEmpty()
                        ? null
                        : hit.snippet().stream().map(FragmentJson::of).toList());
    }
}
