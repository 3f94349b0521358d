package assay.question.content.json;

import assay.question.content.AnswerKey.Explanation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of every key that says why it is what it is. Keys hold these fields themselves. */
record Said(
        String rationale,
        List<FeedbackJson> feedback,
        @Nullable OverallJson overall,
        List<String> hints,
        List<ReferenceJson> references,
        @Nullable LocalDate reviewBy) {
    static Said of(Explanation explanation) {
        return new Said(
                explanation.rationale(),
                explanation.feedback().stream().map(FeedbackJson::of).toList(),
                OverallJson.of(explanation.overall()),
                explanation.hints(),
                explanation.references().stream().map(ReferenceJson::of).toList(),
                explanation.reviewBy());
    }

    static Explanation explanation(
            @Nullable String rationale,
            @Nullable List<@Nullable FeedbackJson> feedback,
            @Nullable OverallJson overall,
            @Nullable List<@Nullable String> hints,
            @Nullable List<@Nullable ReferenceJson> references,
            @Nullable LocalDate reviewBy) {
        return new Explanation(
                Absent.text(rationale),
                Absent.each(feedback, FeedbackJson::toFeedback),
                OverallJson.overall(overall),
                Absent.list(hints),
                Absent.each(references, ReferenceJson::toReference),
                reviewBy);
    }
}
