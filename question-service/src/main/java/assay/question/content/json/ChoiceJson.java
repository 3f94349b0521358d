package assay.question.content.json;

import assay.question.content.QuestionContent.Choice;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Choice", description = "One thing that can be chosen.")
public record ChoiceJson(
        @NotNull
                @Pattern(regexp = "^[a-z0-9]{1,8}$", message = "must be 1 to 8 of a-z and 0-9")
                @Schema(description = "Unique within the question. Candidates see it.")
                String id,
        @NotBlank @Size(max = 4_000) @Schema(description = "Markdown.") String text) {
    static ChoiceJson of(Choice choice) {
        return new ChoiceJson(choice.id(), choice.text());
    }

    Choice toChoice() {
        return new Choice(Absent.text(id), Absent.text(text));
    }
}
