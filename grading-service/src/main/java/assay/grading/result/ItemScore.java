package assay.grading.result;

import assay.grading.key.KnownKeys;
import assay.grading.scoring.Points;
import assay.grading.scoring.Verdict;
import assay.grading.submission.PaperItem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one question of a paper is worth.
 *
 * @param keyRevision by which revision of the key; null when there was none to go by
 */
public record ItemScore(PaperItem item, @Nullable Integer keyRevision, Verdict verdict) {
    /** Empty while nobody can say: an instructor has to. */
    public Optional<Points> points() {
        return switch (verdict) {
            case Verdict.Scored(_, var points, _) -> Optional.of(points);
            case Verdict.Unanswered _ -> Optional.of(Points.ZERO);
            case Verdict.Unscorable _ -> Optional.empty();
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
}
