package assay.question.pool.rest;

import assay.question.content.json.DifficultyJson;
import assay.question.content.json.InteractionJson;
import assay.question.platform.Caller;
import assay.question.pool.Selection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "PoolRequest",
        description = "What an exam revision may draw.",
        examples =
                """
                {"organisation": "demo", "examId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a10", "selections": [
                  {"name": "development", "bank": "aws-developer-associate", "topics": ["dva-c02/development"],
                   "difficulties": ["easy"], "tags": [], "interactions": [], "questionIds": []}]}\
                """)
record PoolRequestJson(
        @NotNull
                @Pattern(
                        regexp = "^" + Caller.ORGANISATION_PATTERN + "$",
                        message = "must be an organisation's name")
                String organisation,
        @NotNull UUID examId,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid SelectionJson> selections) {

    @Schema(
            name = "PoolSelection",
            description =
                    "Which questions one section may draw. A list that is empty or left out restricts nothing. With"
                            + " `questionIds`, exactly those are meant and nothing else is given.")
    record SelectionJson(
            @NotBlank @Size(max = 100) @Schema(description = "Unique within the request.")
                    String name,
            @Schema(description = "Name of the bank; null: every bank.", nullable = true)
                    @Nullable String bank,
            @Size(max = 100) @Schema(description = "References, each with its subtree.")
                    @Nullable List<@NotNull String> topics,
            @Size(max = 3) @Nullable List<@NotNull DifficultyJson> difficulties,
            @Size(max = 100) @Nullable List<@NotNull String> tags,
            @Size(max = 20) @Nullable List<@NotNull InteractionJson> interactions,
            @Size(max = 5_000) @Nullable List<@NotNull UUID> questionIds) {
        List<String> topicReferences() {
            return orEmpty(topics);
        }

        List<UUID> questions() {
            return orEmpty(questionIds);
        }

        boolean isRestrictedOtherwise() {
            return bank != null
                    || !orEmpty(topics).isEmpty()
                    || !orEmpty(difficulties).isEmpty()
                    || !orEmpty(tags).isEmpty()
                    || !orEmpty(interactions).isEmpty();
        }

        Selection toSelection() {
            return new Selection(
                    name,
                    bank,
                    orEmpty(topics),
                    orEmpty(difficulties).stream().map(DifficultyJson::toDifficulty).toList(),
                    orEmpty(tags),
                    orEmpty(interactions).stream().map(InteractionJson::toInteraction).toList(),
                    orEmpty(questionIds));
        }

        private static <T> List<T> orEmpty(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }
    }
}
