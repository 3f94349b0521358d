package assay.grading.scoring;

import assay.grading.scoring.Explanation.Rule;
import assay.grading.scoring.Explanation.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The mean of the credits of gaps or parts, each with its weight, as an exact fraction: how Moodle
 * adds up its embedded answers (Cloze).
 */
final class Mean {
    private Mean() {}

    /**
     * What the shares come to together: unscorable if one is, else awaiting a marker if one does.
     *
     * @param shares at least one of them with a weight
     */
    static Verdict of(List<Share> shares, Points full) {
        var explanation =
                new Explanation(
                        Rule.WEIGHTED_MEAN,
                        List.of(),
                        "The mean of what %s earned, by weight."
                                .formatted(
                                        shares.stream()
                                                .map(Share::name)
                                                .collect(Collectors.joining(", "))),
                        shares,
                        "");
        var reason = shares.stream().flatMap(share -> unscorable(share).stream()).findFirst();
        if (reason.isPresent()) {
            return new Verdict.Unscorable(reason.get());
        }
        return shares.stream().anyMatch(share -> share.verdict() instanceof Verdict.AwaitingMarker)
                ? new Verdict.AwaitingMarker(explanation)
                : Verdict.Scored.of(credit(shares), full, explanation);
    }

    private static Optional<String> unscorable(Share share) {
        return share.verdict() instanceof Verdict.Unscorable(var reason)
                ? Optional.of("%s: %s".formatted(share.name(), reason))
                : Optional.empty();
    }

    /** What a whole of {@code full} points gives to a share of this weight. */
    static Points points(List<Share> shares, Share share, Points full) {
        return new Credit(share.weight(), weight(shares)).of(full);
    }

    private static Credit credit(List<Share> shares) {
        var part = BigDecimal.ZERO;
        var whole = BigDecimal.ONE;
        for (var share : shares) {
            var known = share.verdict().earned();
            var credit = known == null ? Credit.NONE : known;
            var earned = share.weight().multiply(credit.part());
            if (whole.remainder(credit.whole()).signum() == 0) {
                part = part.add(earned.multiply(whole.divide(credit.whole())));
            } else {
                part = part.multiply(credit.whole()).add(earned.multiply(whole));
                whole = whole.multiply(credit.whole());
            }
        }
        return new Credit(part, whole.multiply(weight(shares)));
    }

    static BigDecimal weight(List<Share> shares) {
        return shares.stream().map(Share::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
