package assay.question.content.json;

import assay.question.content.AnswerKey.Feedback;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Feedback", description = "What to tell a candidate who chose this.")
public record FeedbackJson(
        @NotNull @Schema(description = "Id of the choice.") String choice,
        @NotBlank @Size(max = 4_000) @Schema(description = "Markdown.") String text) {
    static FeedbackJson of(Feedback feedback) {
        return new FeedbackJson(feedback.choice(), feedback.text());
    }

    Feedback toFeedback() {
        return new Feedback(Absent.text(choice), Absent.text(text));
    }
}
