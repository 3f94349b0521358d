package assay.question.bulk.rest;

import assay.question.content.QuestionFilter;
import assay.question.content.json.DifficultyJson;
import assay.question.content.json.InteractionJson;
import assay.question.content.json.ShownJson;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "QuestionFilter",
        description =
                "Questions as the list of questions filters them; at least one restriction. Without"
                        + " `state`, all but those in the trash.",
        examples = "{\"bank\": \"cloud-basics\", \"state\": \"draft\"}")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FilterJson(
        @Schema(description = "Name of the bank.") @Nullable String bank,
        @Nullable ShownJson state,
        @Schema(description = "Reference of a topic; topics below it count as well.")
                @Nullable String topic,
        @Nullable DifficultyJson difficulty,
        @Nullable InteractionJson interaction,
        @Nullable String tag,
        @Nullable String reviewer) {

    @JsonIgnore
    @Schema(hidden = true)
    boolean isEmpty() {
        return bank == null
                && state == null
                && topic == null
                && difficulty == null
                && interaction == null
                && tag == null
                && reviewer == null;
    }

    QuestionFilter toFilter() {
        return new QuestionFilter(
                bank,
                state == null ? null : state.toShown(),
                topic,
                difficulty == null ? null : difficulty.toDifficulty(),
                interaction == null ? null : interaction.toInteraction(),
                tag,
                reviewer);
    }
}
