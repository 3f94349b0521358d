package assay.grading.result;

import assay.grading.scoring.Points;
import assay.grading.submission.Interaction;
import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Points added up over some questions. Only those that count do; a description is none.
 *
 * @param earned of the decided ones
 * @param maximum what all of them could earn, undecided ones included
 * @param undecided how much of {@code maximum} awaits an instructor or a marker
 * @param questions how many count
 */
public record Tally(Points earned, Points maximum, Points undecided, int questions) {
    static final Tally NOTHING = new Tally(Points.ZERO, Points.ZERO, Points.ZERO, 0);

    static Tally of(Collection<ItemScore> scores) {
        var tally = NOTHING;
        for (var score : scores) {
            if (score.item().scored() && score.item().interaction() != Interaction.DESCRIPTION) {
                tally = tally.plus(score);
            }
        }
        return tally;
    }

    private Tally plus(ItemScore score) {
        var full = score.item().points();
        return new Tally(
                earned.plus(score.points().orElse(Points.ZERO)),
                maximum.plus(full),
                score.isDecided() ? undecided : undecided.plus(full),
                questions + 1);
    }

    /** Of the maximum, rounded half up to a hundredth; null when nothing could be earned. */
    public @Nullable BigDecimal percent() {
        return maximum.isZero() ? null : earned.percentOf(maximum);
    }
}
