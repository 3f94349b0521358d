package assay.grading.result;

import assay.grading.key.CurrentKeys;
import assay.grading.key.KeyRevision;
import assay.grading.key.KnownKeys;
import assay.grading.scoring.Scorer;
import assay.grading.scoring.Verdict;
import assay.grading.submission.GivenResponse;
import assay.grading.submission.PaperItem;
import assay.grading.submission.SessionId;
import assay.grading.submission.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One computation of a result. A regrade adds one with the next number and leaves this one as it
 * is.
 *
 * @param number 1 is the first
 * @param items in the order of the paper, unscored ones included
 */
public record GradingRevision(
        SessionId session,
        int number,
        GradingReason reason,
        Instant gradedAt,
        List<ItemScore> items,
        Score score,
        List<TopicScore> topics) {
    public GradingRevision {
        items = List.copyOf(items);
        topics = List.copyOf(topics);
    }

    /** Computes a revision; the same arguments give the same one. */
    public static GradingRevision compute(
            Submission submission,
            CurrentKeys keys,
            int number,
            GradingReason reason,
            Instant now) {
        var responses = submission.responsesByQuestion();
        var items =
                submission.paper().stream()
                        .map(item -> score(item, responses.get(item.question()), keys))
                        .toList();
        return of(submission, number, reason, now, items);
    }

    /** The revision that follows from these scores. */
    public static GradingRevision of(
            Submission submission,
            int number,
            GradingReason reason,
            Instant gradedAt,
            List<ItemScore> items) {
        // Unscored questions too: a result that comes sooner when only those are undecided would
        // tell which they are.
        var complete = items.stream().allMatch(ItemScore::isDecided);
        return new GradingRevision(
                submission.session(),
                number,
                reason,
                gradedAt,
                items,
                Score.of(Tally.of(items), submission.policy(), complete),
                Topics.roll(submission.topics(), items));
    }

    /** Whether every question has its score. */
    public boolean isComplete() {
        return items.stream().allMatch(ItemScore::isDecided);
    }

    /** The key revisions that the scores rest on. */
    public Set<KnownKeys.Name> keys() {
        return items.stream()
                .flatMap(item -> item.keyName().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ItemScore score(
            PaperItem item, @Nullable GivenResponse given, CurrentKeys keys) {
        var revision = keys.find(item.questionVersion());
        return new ItemScore(
                item,
                revision.map(KeyRevision::number).orElse(null),
                revision.map(found -> measure(item, given, found))
                        .orElseGet(() ->
                                new Verdict.Unscorable(keys.reasonFor(item.questionVersion()))));
    }

    private static Verdict measure(
            PaperItem item, @Nullable GivenResponse given, KeyRevision revision) {
        return Scorer.score(
                revision.key(),
                given == null ? null : given.response(),
                item.choices(),
                item.points());
    }
}
