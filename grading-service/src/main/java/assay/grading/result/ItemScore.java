package assay.grading.result;

import assay.grading.key.KnownKeys;
import assay.grading.scoring.Mark;
import assay.grading.scoring.Marks;
import assay.grading.scoring.Points;
import assay.grading.scoring.Verdict;
import assay.grading.submission.PaperItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one question of a paper is worth.
 *
 * @param keyRevision by which revision of the key; null when there was none to go by
 */
public record ItemScore(PaperItem item, @Nullable Integer keyRevision, Verdict verdict) {
    /** Empty while nobody can say: an instructor, or a marker, has to. */
    public Optional<Points> points() {
        return switch (verdict) {
            case Verdict.Scored(_, var points, _) -> Optional.of(points);
            case Verdict.Marked(var points, _, _) -> Optional.of(points);
            case Verdict.Unanswered _ -> Optional.of(Points.ZERO);
            case Verdict.AwaitingMarker _, Verdict.Unscorable _ -> Optional.empty();
        };
    }

    /** Names the key revision; empty without one. */
    Optional<KnownKeys.Name> keyName() {
        return Optional.ofNullable(keyRevision)
                .map(number -> new KnownKeys.Name(item.questionVersion(), number));
    }

    public boolean isDecided() {
        return points().isPresent();
    }

    /** With the marks that an earlier computation had for the same response. */
    ItemScore withMarksOf(ItemScore earlier) {
        return new ItemScore(
                item, keyRevision, Marks.carriedOver(earlier.verdict(), verdict, item.points()));
    }

    /**
     * With a mark.
     *
     * @param part of a composite question; null: the question itself
     */
    ItemScore marked(@Nullable String part, Mark mark) {
        return new ItemScore(item, keyRevision, Marks.put(verdict, part, mark, item.points()));
    }

    /** What of it people mark. */
    public List<Marks.Marked> marks() {
        return Marks.in(verdict, item.points());
    }
}
