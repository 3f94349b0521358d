package assay.grading.key.remote;

import assay.grading.key.KeyRevision;
import assay.grading.key.Teaching;
import assay.grading.key.remote.AnswerKeyWire.FeedbackWire;
import assay.grading.key.remote.AnswerKeyWire.ReferenceWire;
import assay.grading.key.remote.AnswerKeyWire.ScoringWire;
import assay.grading.scoring.AnswerKey;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.ScoringRule;
import assay.grading.submission.QuestionVersionId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From question-service's words to ours. */
final class KeyTranslation {
    private KeyTranslation() {}

    /**
     * Ours, if we can use it.
     *
     * @throws IllegalArgumentException if this service cannot score by it; the message is for
     *     instructors
     */
    static KeyRevision translate(QuestionVersionId version, int number, AnswerKeyWire wire) {
        return switch (wire) {
            case AnswerKeyWire.SingleChoice key ->
                    new KeyRevision(
                            version,
                            number,
                            new AnswerKey.SingleChoice(new ChoiceId(key.correct())),
                            teaching(key.rationale(), key.feedback(), key.references()));
            case AnswerKeyWire.MultipleChoice key ->
                    new KeyRevision(
                            version,
                            number,
                            new AnswerKey.MultipleChoice(
                                    key.correct().stream()
                                            .map(ChoiceId::new)
                                            .collect(Collectors.toUnmodifiableSet()),
                                    rule(key.scoring())),
                            teaching(key.rationale(), key.feedback(), key.references()));
            case AnswerKeyWire.Unknown _ ->
                    throw new IllegalArgumentException("this kind of key is not known here");
        };
    }

    private static ScoringRule rule(ScoringWire wire) {
        return switch (wire) {
            case ScoringWire.AllOrNothing() -> new ScoringRule.AllOrNothing();
            case ScoringWire.PartialCredit(var weights) when weights == null || weights.isEmpty() ->
                    new ScoringRule.EvenShares();
            case ScoringWire.PartialCredit(var weights) ->
                    new ScoringRule.Weighted(
                            weights.entrySet().stream()
                                    .collect(
                                            Collectors.toUnmodifiableMap(
                                                    entry -> new ChoiceId(entry.getKey()),
                                                    entry -> entry.getValue())));
            case ScoringWire.Unknown() ->
                    throw new IllegalArgumentException("this scoring rule is not known here");
        };
    }

    private static Teaching teaching(
            @Nullable String rationale,
            @Nullable List<FeedbackWire> feedback,
            @Nullable List<ReferenceWire> references) {
        return new Teaching(
                rationale == null ? "" : rationale,
                (feedback == null ? List.<FeedbackWire>of() : feedback)
                        .stream()
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                one -> new ChoiceId(one.choice()),
                                                FeedbackWire::text)),
                (references == null ? List.<ReferenceWire>of() : references)
                        .stream()
                                .map(one -> new Teaching.Reference(one.title(), one.url()))
                                .toList());
    }
}
