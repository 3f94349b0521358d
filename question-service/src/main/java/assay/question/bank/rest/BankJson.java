package assay.question.bank.rest;

import assay.question.bank.Bank;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Bank",
        description = "A named collection of questions.",
        requiredProperties = {
            "id",
            "name",
            "title",
            "description",
            "notice",
            "reviewRequired",
            "createdAt",
            "updatedAt"
        },
        examples =
                """
                {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01", "name": "cloud-basics", "title": "Cloud basics",
                 "description": "For beginners.", "notice": "", "reviewRequired": "none",
                 "createdAt": "2026-11-30T09:00:00Z", "updatedAt": "2026-11-30T09:00:00Z"}\
                """)
record BankJson(
        UUID id,
        String name,
        String title,
        String description,
        String notice,
        ReviewRequiredJson reviewRequired,
        Instant createdAt,
        Instant updatedAt) {
    static BankJson of(Bank bank) {
        return new BankJson(
                bank.id(),
                bank.name(),
                bank.title(),
                bank.description(),
                bank.notice(),
                ReviewRequiredJson.of(bank.reviewRule()),
                bank.createdAt(),
                bank.updatedAt());
    }
}
