package assay.question.exchange.qti;

import assay.question.content.GapKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Weights that say the same proportion with the smallest whole numbers. */
final class Weights {
    private static final int FACTOR_MAX = 1000;

    private Weights() {}

    static List<GapKey> simplest(List<GapKey> keys) {
        var weights = simplestOf(keys.stream().map(GapKey::weight).toList());
        var simple = new ArrayList<GapKey>();
        for (var i = 0; i < keys.size(); i++) {
            simple.add(weighted(keys.get(i), weights.get(i)));
        }
        return simple;
    }

    static GapKey weighted(GapKey key, BigDecimal weight) {
        return switch (key) {
            case GapKey.Text(var gap, _, var texts) -> new GapKey.Text(gap, weight, texts);
            case GapKey.Numeric(var gap, _, var numbers) ->
                    new GapKey.Numeric(gap, weight, numbers);
            case GapKey.Selection(var gap, _, var credits, var feedback) ->
                    new GapKey.Selection(gap, weight, credits, feedback);
        };
    }

    /** The same proportions; the weights themselves where no small whole numbers say them. */
    static List<BigDecimal> simplestOf(List<BigDecimal> weights) {
        var least =
                weights.stream()
                        .filter(weight -> weight.signum() > 0)
                        .reduce(BigDecimal::min)
                        .orElse(BigDecimal.ONE);
        for (var factor = 1; factor <= FACTOR_MAX; factor++) {
            var whole = new ArrayList<BigDecimal>();
            for (var weight : weights) {
                var scaled = Scoring.share(weight.multiply(BigDecimal.valueOf(factor)), least);
                if (scaled.scale() > 0 && !isWhole(scaled)) {
                    break;
                }
                whole.add(Values.plain(scaled.setScale(0, RoundingMode.HALF_UP)));
            }
            if (whole.size() == weights.size()) {
                return whole;
            }
        }
        return weights;
    }

    private static boolean isWhole(BigDecimal number) {
        return Scoring.near(number, number.setScale(0, RoundingMode.HALF_UP));
    }
}
