package assay.grading.result;

import assay.grading.key.CurrentKeys;
import assay.grading.key.KeyRevision;
import assay.grading.key.KnownKeys;
import assay.grading.scoring.Mark;
import assay.grading.scoring.Scorer;
import assay.grading.scoring.Verdict;
import assay.grading.submission.GivenResponse;
import assay.grading.submission.PaperItem;
import assay.grading.submission.SessionId;
import assay.grading.submission.Submission;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One computation of a result. A regrade adds one with the next number and leaves this one as it
 * is.
 *
 * @param number 1 is the first
 * @param gradedBy the person whose mark made it; null: the platform
 * @param items in the order of the paper, unscored ones included
 */
public record GradingRevision(
        SessionId session,
        int number,
        GradingReason reason,
        @Nullable String gradedBy,
        Instant gradedAt,
        List<ItemScore> items,
        Score score,
        List<TopicScore> topics) {
    public GradingRevision {
        items = List.copyOf(items);
        topics = List.copyOf(topics);
    }

    /**
     * Computes a revision; the same arguments give the same one.
     *
     * @param earlier whose marks stay; null: there is none
     */
    public static GradingRevision compute(
            Submission submission,
            CurrentKeys keys,
            int number,
            GradingReason reason,
            @Nullable GradingRevision earlier,
            Instant now) {
        var responses = submission.responsesByQuestion();
        var marked = new HashMap<Integer, ItemScore>();
        if (earlier != null) {
            earlier.items().forEach(item -> marked.put(item.item().position(), item));
        }
        var items =
                submission.paper().stream()
                        .map(item -> {
                            var fresh = score(item, responses.get(item.question()), keys);
                            var before = marked.get(item.position());
                            return before == null ? fresh : fresh.withMarksOf(before);
                        })
                        .toList();
        return of(submission, number, reason, null, now, items);
    }

    /**
     * The next revision, with a mark on one response.
     *
     * @param part of a composite question; null: the question itself
     */
    public GradingRevision marked(
            Submission submission, int position, @Nullable String part, Mark mark) {
        return of(
                submission,
                number + 1,
                GradingReason.MARKING,
                mark.marker(),
                mark.at(),
                items.stream()
                        .map(item ->
                                item.item().position() == position ? item.marked(part, mark) : item)
                        .toList());
    }

    /** The revision that follows from these scores. */
    public static GradingRevision of(
            Submission submission,
            int number,
            GradingReason reason,
            @Nullable String gradedBy,
            Instant gradedAt,
            List<ItemScore> items) {
        // Unscored questions too: a result that comes sooner when only those are undecided would
        // tell which they are.
        var complete = items.stream().allMatch(ItemScore::isDecided);
        return new GradingRevision(
                submission.session(),
                number,
                reason,
                gradedBy,
                gradedAt,
                items,
                Score.of(Tally.of(items), submission.policy(), complete),
                Topics.roll(submission.topics(), items));
    }

    /** Whether every question has its score. */
    public boolean isComplete() {
        return items.stream().allMatch(ItemScore::isDecided);
    }

    /** What its result waits for: an instructor before markers, since marks alone would not do. */
    public ResultState state() {
        if (isComplete()) {
            return ResultState.GRADED;
        }
        return items.stream().anyMatch(item -> item.verdict() instanceof Verdict.Unscorable)
                ? ResultState.AWAITING_INSTRUCTOR
                : ResultState.AWAITING_MARKING;
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
                                Scorer.withoutKey(
                                        given == null ? null : given.response(),
                                        keys.reasonFor(item.questionVersion()))));
    }

    private static Verdict measure(
            PaperItem item, @Nullable GivenResponse given, KeyRevision revision) {
        return Scorer.score(
                revision.key(),
                given == null ? null : given.response(),
                item.shown(),
                item.points());
    }
}
