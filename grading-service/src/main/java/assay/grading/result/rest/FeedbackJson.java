package assay.grading.result.rest;

import assay.grading.key.Teaching;
import assay.grading.key.wire.TextFormatJson;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Explanation;
import assay.grading.scoring.Explanation.Share;
import assay.grading.scoring.Response;
import assay.grading.scoring.Verdict;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be learnt from a question afterwards, on the wire. */
@Schema(
        name = "Feedback",
        description =
                "What can be learnt from a question afterwards. The rationale and the texts of choices that were not chosen would tell the key: they are there only where the key is shown too. All texts but the marker's are in `textFormat`; an `asset:` and its hash in them is loaded from `/v1/results/{sessionId}/assets/{hash}`.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackJson(
        @Nullable @Schema(description = "Why the key is right.") String rationale,
        @Schema(required = true) List<ChoiceJson> choices,
        @Nullable List<ReferenceJson> references,
        @Nullable
                @Schema(
                        description =
                                "About the very text or number that was written; absent if the key has nothing to say about it.")
                String response,
        @Nullable
                @Schema(
                        description =
                                "About the whole response, by how much it earned; absent if the key has nothing to say.")
                String overall,
        @Nullable @Schema(description = "What the marker says, plain text; absent without a mark.")
                String comment,
        @Nullable
                @Schema(description = "The same about each gap or part; absent if there are none.")
                List<PartJson> parts,
        @Schema(required = true) TextFormatJson textFormat) {

    @Schema(
            name = "ChoiceFeedback",
            requiredProperties = {"choice", "text"})
    public record ChoiceJson(
            @Schema(
                            description =
                                    "Id of the choice, region, word, source or item; `true` or `false`.",
                            examples = "b")
                    String choice,
            @Schema(description = "In the feedback's text format.") String text) {}

    @Schema(
            name = "Reference",
            requiredProperties = {"title", "url"})
    public record ReferenceJson(String title, String url) {}

    @Schema(
            name = "PartFeedback",
            requiredProperties = {"part", "feedback"})
    public record PartJson(
            @Schema(description = "Id of the gap or part.", examples = "a") String part,
            FeedbackJson feedback) {}

    /** Everything there is. */
    static FeedbackJson all(Teaching teaching, @Nullable Response response, Verdict verdict) {
        return of(teaching, true, response, verdict);
    }

    /** Only what speaks of the candidate's own response: the rest would tell the key. */
    static FeedbackJson on(Teaching teaching, @Nullable Response response, Verdict verdict) {
        return of(teaching, false, response, verdict);
    }

    private static FeedbackJson of(
            Teaching teaching, boolean all, @Nullable Response response, Verdict verdict) {
        var chosen = response == null ? Set.<ChoiceId>of() : response.chosen();
        var explanation = verdict.why();
        return new FeedbackJson(
                all ? teaching.rationale() : null,
                choices(teaching, all ? teaching.feedback().keySet() : chosen),
                all
                        ? teaching.references().stream()
                                .map(reference ->
                                        new ReferenceJson(reference.title(), reference.url()))
                                .toList()
                        : null,
                explanation == null ? null : said(explanation.feedback()),
                said(overall(teaching.overall(), verdict)),
                verdict instanceof Verdict.Marked(_, var mark, _) ? said(mark.comment()) : null,
                explanation == null ? null : parts(teaching, all, response, explanation),
                TextFormatJson.of(teaching.format()));
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }

    /** What was not answered has earned nothing; about what still waits nothing is said. */
    private static String overall(Teaching.Overall overall, Verdict verdict) {
        return switch (VerdictJson.of(verdict)) {
            case CORRECT -> overall.correct();
            case PARTIALLY_CORRECT -> overall.partiallyCorrect();
            case INCORRECT, UNANSWERED -> overall.incorrect();
            case AWAITING_INSTRUCTOR, AWAITING_MARKING -> "";
        };
    }

    private static @Nullable List<PartJson> parts(
            Teaching teaching, boolean all, @Nullable Response response, Explanation explanation) {
        if (explanation.shares().isEmpty()) {
            return null;
        }
        var parts = new ArrayList<PartJson>();
        for (Share share : explanation.shares()) {
            parts.add(
                    new PartJson(
                            share.name(),
                            of(
                                    teaching.part(share.name())
                                            .orElse(Teaching.none(teaching.format())),
                                    all,
                                    partOf(response, share.name()),
                                    share.verdict())));
        }
        return parts;
    }

    private static @Nullable Response partOf(@Nullable Response response, String part) {
        return response instanceof Response.Composite(var parts)
                ? parts.stream()
                        .filter(one -> one.part().equals(part))
                        .map(Response.ToPart::response)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static List<ChoiceJson> choices(Teaching teaching, Set<ChoiceId> choices) {
        return teaching.feedback().entrySet().stream()
                .filter(entry -> choices.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new ChoiceJson(entry.getKey().value(), entry.getValue()))
                .toList();
    }
}
