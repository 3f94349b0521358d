package assay.question.bank.rest;

import assay.question.bank.Bank;
import assay.question.bank.ReviewRule;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "BankDraft",
        description = "A bank as an author writes it. Texts are Markdown.",
        examples =
                """
                {"name": "cloud-basics", "title": "Cloud basics", "description": "For beginners.", "notice": "", "reviewRequired": "none"}\
                """)
record BankDraftJson(
        @NotNull
                @Pattern(
                        regexp = "^[a-z0-9]+(-[a-z0-9]+)*+$",
                        message = "must be kebab-case (a-z, 0-9, -)")
                @Size(min = 1, max = 100)
                @Schema(description = "Unique within the organisation; never changes.")
                String name,
        @NotBlank @Size(max = 200) String title,
        @Size(max = 10_000) @Schema(defaultValue = "") @Nullable String description,
        @Size(max = 2_000)
                @Schema(
                        description = "What everybody who uses the bank must be told.",
                        defaultValue = "")
                @Nullable String notice,
        @Schema(
                        description =
                                "Whose approval a draft needs before it is published. Left out:"
                                        + " `none` for a new bank, as it is for a changed one.")
                @Nullable ReviewRequiredJson reviewRequired) {

    String descriptionText() {
        return description == null ? "" : description;
    }

    String noticeText() {
        return notice == null ? "" : notice;
    }

    ReviewRule reviewRule(ReviewRule otherwise) {
        return reviewRequired == null ? otherwise : reviewRequired.toRule();
    }

    Bank toBank(UUID id, Instant now) {
        return Bank.create(
                id, name, title, descriptionText(), noticeText(), reviewRule(ReviewRule.NONE), now);
    }
}
