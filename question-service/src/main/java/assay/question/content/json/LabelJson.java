package assay.question.content.json;

import assay.question.content.QuestionContent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Label", description = "A word or label that can be moved.")
record LabelJson(
        @NotNull @Pattern(regexp = ChoiceJson.ID, message = ChoiceJson.ID_MESSAGE) String id,
        @NotBlank @Size(max = 20_000) @Schema(description = "In the question's text format.")
                String text,
        @Min(0)
                @Max(100)
                @Schema(
                        description = "How often it may be used; 0: any number of times.",
                        defaultValue = "1")
                @Nullable Integer usesMax) {
    static LabelJson of(QuestionContent.Label label) {
        return new LabelJson(label.id(), label.text(), label.usesMax());
    }

    QuestionContent.Label toLabel() {
        return new QuestionContent.Label(
                Absent.text(id), Absent.text(text), Absent.number(usesMax, 1));
    }
}
