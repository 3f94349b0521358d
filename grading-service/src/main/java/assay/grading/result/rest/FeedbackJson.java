package assay.grading.result.rest;

import assay.grading.key.Teaching;
import assay.grading.scoring.ChoiceId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be learnt from a question afterwards, on the wire. */
@Schema(
        name = "Feedback",
        description =
                "What can be learnt from a question afterwards. The rationale and the texts of choices that were not chosen would tell the key: they are there only where the key is shown too.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackJson(
        @Nullable @Schema(description = "Why the key is right, in Markdown.") String rationale,
        @Schema(required = true) List<ChoiceJson> choices,
        @Nullable List<ReferenceJson> references) {

    @Schema(
            name = "ChoiceFeedback",
            requiredProperties = {"choice", "text"})
    public record ChoiceJson(
            @Schema(examples = "b") String choice,
            @Schema(description = "Markdown.") String text) {}

    @Schema(
            name = "Reference",
            requiredProperties = {"title", "url"})
    public record ReferenceJson(String title, String url) {}

    /** Everything there is. */
    static FeedbackJson all(Teaching teaching) {
        return new FeedbackJson(
                teaching.rationale(),
                choices(teaching, teaching.feedback().keySet()),
                teaching.references().stream()
                        .map(reference -> new ReferenceJson(reference.title(), reference.url()))
                        .toList());
    }

    /** Only what speaks of the candidate's own choices: the rest would tell the key. */
    static FeedbackJson on(Teaching teaching, Set<ChoiceId> chosen) {
        return new FeedbackJson(null, choices(teaching, chosen), null);
    }

    private static List<ChoiceJson> choices(Teaching teaching, Set<ChoiceId> choices) {
        return teaching.feedback().entrySet().stream()
                .filter(entry -> choices.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new ChoiceJson(entry.getKey().value(), entry.getValue()))
                .toList();
    }
}
