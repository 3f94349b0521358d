package assay.grading.submission;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an exam revision turns points into a result.
 *
 * @param scaling null: there is no scaled score
 * @param passMark on the scaled score when there is one, else on the percentage of the raw points;
 *     null: nobody passes or fails
 */
public record Policy(
        @Nullable Scaling scaling, @Nullable BigDecimal passMark, ReleasePolicy release) {
    public Policy {
        passMark = passMark == null ? null : Decimals.normal(passMark);
    }
}
