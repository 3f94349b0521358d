package assay.question.content.json;

import assay.question.content.PossibleDuplicate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "PossibleDuplicate",
        description = "A question that says the same as another, or nearly.",
        requiredProperties = {"questionId", "bank", "name", "title", "similarity", "exact"})
public record PossibleDuplicateJson(
        UUID questionId,
        @Schema(description = "Name of the bank.") String bank,
        String name,
        String title,
        @Schema(
                        description =
                                "Share of the groups of three letters that both texts have, among those that either has.",
                        minimum = "0",
                        maximum = "1")
                double similarity,
        @Schema(description = "Whether candidates read the same words in the same order.")
                boolean exact) {
    public static final String EXAMPLE =
            """
            {"questionId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a07", "bank": "cloud-basics", "name": "credentials-on-ec2",
             "title": "How EC2 gets its credentials", "similarity": 0.83, "exact": false}\
            """;

    public static PossibleDuplicateJson of(PossibleDuplicate duplicate) {
        return new PossibleDuplicateJson(
                duplicate.questionId(),
                duplicate.bank(),
                duplicate.name(),
                duplicate.title(),
                Math.round(duplicate.similarity() * 1_000) / 1_000.0,
                duplicate.exact());
    }
}
