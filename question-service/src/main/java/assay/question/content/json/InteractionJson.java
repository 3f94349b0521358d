package assay.question.content.json;

import assay.question.content.Interaction;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Interaction", description = "The kind of answer that a question asks for.")
public enum InteractionJson {
    @JsonProperty("single_choice")
    SINGLE_CHOICE,
    @JsonProperty("multiple_choice")
    MULTIPLE_CHOICE;

    public static InteractionJson of(Interaction interaction) {
        return valueOf(interaction.name());
    }

    public Interaction toInteraction() {
        return Interaction.valueOf(name());
    }
}
