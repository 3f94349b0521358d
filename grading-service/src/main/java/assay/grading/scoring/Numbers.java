package assay.grading.scoring;

import assay.grading.scoring.AcceptedNumber.Unit;
import assay.grading.scoring.Explanation.Contribution;
import assay.grading.scoring.Explanation.Kind;
import assay.grading.scoring.Explanation.Rule;
import assay.grading.scoring.formula.Formula;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scores numbers: of all accepted ones that fit, the first with the most credit. */
final class Numbers {
    private final AcceptedNumber.Numbers key;
    private final Map<String, BigDecimal> values;
    private final @Nullable Rounding rounding;

    /**
     * Numbers that may be formulas.
     *
     * @param values by variable
     * @param rounding of what a formula comes to; null: none
     */
    Numbers(
            AcceptedNumber.Numbers key,
            Map<String, BigDecimal> values,
            @Nullable Rounding rounding) {
        this.key = key;
        this.values = values;
        this.rounding = rounding;
    }

    /** Numbers without a formula. */
    Numbers(AcceptedNumber.Numbers key) {
        this(key, Map.of(), null);
    }

    /** What a formula comes to for these values, rounded. */
    static Formula.Outcome worth(
            String formula, Map<String, BigDecimal> values, @Nullable Rounding rounding) {
        return switch (Formula.evaluate(formula, values)) {
            case Formula.Outcome.Worth(var number) ->
                    new Formula.Outcome.Worth(rounding == null ? number : rounding.of(number));
            case Formula.Outcome.None none -> none;
        };
    }

    Verdict score(String value, @Nullable String unit, Points full) {
        var number = Decimal.parse(value);
        return number.isEmpty()
                ? new Verdict.Unscorable("The response %s is not a number.".formatted(value))
                : score(number.get(), unit == null ? "" : unit, full);
    }

    private Verdict score(BigDecimal number, String unit, Points full) {
        var known = find(unit);
        var measured = known.map(one -> number.multiply(one.factor())).orElse(number);
        AcceptedNumber best = null;
        for (var accepted : key.accepted()) {
            switch (fits(accepted, measured)) {
                case Fit.Yes _ -> {
                    if (best == null || accepted.credit().compareTo(best.credit()) > 0) {
                        best = accepted;
                    }
                }
                case Fit.No _ -> {}
                case Fit.Unknown(var reason) -> {
                    return new Verdict.Unscorable(reason);
                }
            }
        }
        var given = "Given: %s.".formatted((number + " " + unit).strip());
        return best == null
                ? Verdict.Scored.of(
                        Credit.NONE,
                        full,
                        Explanation.of(
                                Rule.ACCEPTED_NUMBER,
                                List.of(),
                                given + " No accepted number fits."))
                : accepted(best, unit, known, given, full);
    }

    private Verdict accepted(
            AcceptedNumber best, String unit, Optional<Unit> known, String given, Points full) {
        var contributions = new ArrayList<Contribution>();
        contributions.add(
                new Contribution(
                        written(best),
                        best.credit().signum() > 0,
                        Credit.of(best.credit()).decimal(),
                        Kind.ACCEPTED));
        var text = "%s It fits: %s.".formatted(given, written(best));
        var credit = best.credit();
        if (!key.units().accepted().isEmpty()) {
            var lost =
                    known.isPresent()
                            ? BigDecimal.ZERO
                            : best.credit().multiply(key.units().penalty());
            credit = credit.subtract(lost);
            contributions.add(
                    new Contribution(
                            unit,
                            known.isPresent(),
                            Credit.of(lost).decimal().negate(),
                            Kind.UNIT));
            if (known.isEmpty()) {
                text += " The unit is missing or not accepted.";
            }
        }
        return Verdict.Scored.of(
                Credit.of(credit),
                full,
                new Explanation(
                        Rule.ACCEPTED_NUMBER, contributions, text, List.of(), best.feedback()));
    }

    /** Whether a number is accepted; a formula that comes to nothing leaves that unknown. */
    private sealed interface Fit {
        record Yes() implements Fit {}

        record No() implements Fit {}

        record Unknown(String reason) implements Fit {}

        static Fit when(boolean fits) {
            return fits ? new Yes() : new No();
        }
    }

    private Fit fits(AcceptedNumber accepted, BigDecimal number) {
        return switch (accepted) {
            case AcceptedNumber.Value(var value, var tolerance, _, _) ->
                    Fit.when(tolerance.accepts(number, value));
            case AcceptedNumber.Range(var minimum, var maximum, _, _) ->
                    Fit.when(number.compareTo(minimum) >= 0 && number.compareTo(maximum) <= 0);
            case AcceptedNumber.Anything _ -> new Fit.Yes();
            case AcceptedNumber.Formula(var formula, var tolerance, _, _) ->
                    switch (worth(formula, values, rounding)) {
                        case Formula.Outcome.Worth(var worth) ->
                                Fit.when(tolerance.accepts(number, worth));
                        case Formula.Outcome.None(var reason) ->
                                new Fit.Unknown(
                                        "The key's formula %s cannot be worked out: %s."
                                                .formatted(formula, reason));
                    };
        };
    }

    private Optional<Unit> find(String unit) {
        return key.units().accepted().stream()
                .filter(one -> withoutSpace(one.symbol()).equals(withoutSpace(unit)))
                .findFirst();
    }

    /** {@code k m} is {@code km}. */
    private static String withoutSpace(String symbol) {
        return Words.tidy(symbol).replace(" ", "");
    }

    private String written(AcceptedNumber accepted) {
        return switch (accepted) {
            case AcceptedNumber.Value(var value, _, _, _) -> value.toPlainString();
            case AcceptedNumber.Range(var minimum, var maximum, _, _) ->
                    minimum.toPlainString() + ".." + maximum.toPlainString();
            case AcceptedNumber.Formula(var formula, _, _, _) ->
                    switch (worth(formula, values, rounding)) {
                        case Formula.Outcome.Worth(var worth) ->
                                "%s = %s".formatted(formula, worth.toPlainString());
                        case Formula.Outcome.None _ -> formula;
                    };
            case AcceptedNumber.Anything _ -> "*";
        };
    }
}
