package assay.question.content.json;

import assay.question.content.QuestionContent.Choice;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Choice", description = "One thing that can be chosen, matched, moved or picked.")
public record ChoiceJson(
        @NotNull
                @Pattern(regexp = ChoiceJson.ID, message = ChoiceJson.ID_MESSAGE)
                @Schema(description = "Unique within its list. Candidates see it.")
                String id,
        @NotBlank @Size(max = 20_000) @Schema(description = "In the question's text format.")
                String text) {
    static final String ID = "^[a-z0-9]{1,8}$";
    static final String ID_MESSAGE = "must be 1 to 8 of a-z and 0-9";

    static ChoiceJson of(Choice choice) {
        return new ChoiceJson(choice.id(), choice.text());
    }

    Choice toChoice() {
        return new Choice(Absent.text(id), Absent.text(text));
    }
}
