package assay.grading.result;

import assay.grading.submission.Policy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A whole session's score under its policy.
 *
 * @param scaled a whole number; null without scaling, and while a question is undecided
 * @param outcome null without a pass mark, and while a question is undecided
 */
public record Score(Tally tally, @Nullable BigDecimal scaled, @Nullable Outcome outcome) {

    /** Nothing is concluded from a tally that an instructor may still change. */
    static Score of(Tally tally, Policy policy, boolean complete) {
        if (!complete || tally.maximum().isZero()) {
            return new Score(tally, null, null);
        }
        var scaling = policy.scaling();
        var scaled = scaling == null ? null : scaling.scale(tally.earned(), tally.maximum());
        return new Score(tally, scaled, outcome(tally, scaled, policy.passMark()));
    }

    private static @Nullable Outcome outcome(
            Tally tally, @Nullable BigDecimal scaled, @Nullable BigDecimal passMark) {
        if (passMark == null) {
            return null;
        }
        return reached(tally, scaled, passMark) ? Outcome.PASS : Outcome.FAIL;
    }

    private static boolean reached(Tally tally, @Nullable BigDecimal scaled, BigDecimal passMark) {
        if (scaled != null) {
            return scaled.compareTo(passMark) >= 0;
        }
        // Multiplied out: a rounded percentage would let 69.996 % pass a mark of 70.
        var hundredfold = tally.earned().value().movePointRight(2);
        return hundredfold.compareTo(passMark.multiply(tally.maximum().value())) >= 0;
    }
}
