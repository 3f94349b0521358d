package assay.question.exchange.moodlexml;

import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;

/** What answers earn, brought to where the best one earns everything, as keys here have it. */
final class MoodleCredits {
    private static final int DECIMALS = 9;

    private MoodleCredits() {}

    /**
     * The shares of the best one; the same if that earns everything already.
     *
     * @param credits each from 0 to 1
     * @param of what they belong to, as a sentence about it ends: {@code "gap a"}
     * @throws Refusal if none earns anything
     */
    static List<BigDecimal> ofTheBest(List<BigDecimal> credits, String of, Consumer<Remark> remarks)
            throws Refusal {
        var best =
                credits.stream()
                        .max(BigDecimal::compareTo)
                        .orElseThrow(() -> new Refusal("There is no answer of %s.".formatted(of)));
        if (best.signum() <= 0) {
            throw new Refusal("No answer of %s earns anything.".formatted(of));
        }
        if (best.compareTo(BigDecimal.ONE) == 0) {
            return credits;
        }
        remarks.accept(
                Remark.lossy(
                        "No answer of %s earned more than %s %%; credits are scaled so that the best"
                                        .formatted(
                                                of,
                                                ForeignDecimal.plain(best.movePointRight(2))
                                                        .toPlainString())
                                + " one earns everything."));
        return credits.stream()
                .map(credit ->
                        ForeignDecimal.plain(credit.divide(best, DECIMALS, RoundingMode.HALF_UP)))
                .toList();
    }
}
