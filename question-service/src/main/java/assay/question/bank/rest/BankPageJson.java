package assay.question.bank.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "BankPage",
        requiredProperties = {"items", "nextCursor"},
        examples =
                """
                {"items": [{"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01", "name": "cloud-basics", "title": "Cloud basics",
                  "description": "For beginners.", "notice": "", "reviewRequired": "none",
                  "createdAt": "2026-11-30T09:00:00Z", "updatedAt": "2026-11-30T09:00:00Z"}],
                 "nextCursor": null}\
                """)
record BankPageJson(List<BankJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}
