package assay.question.exchange.moodlexml;

import assay.question.content.formula.FormulaRules;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Works out a formula that stands in a text of Moodle's calculated questions. Formulas of keys are
 * never worked out here: grading does that, for the values of each paper.
 */
final class MoodleFormula {
    /** What PHP shows of a number, its setting {@code precision}. */
    private static final MathContext SHOWN = new MathContext(14, RoundingMode.HALF_UP);

    private MoodleFormula() {}

    /**
     * Its value, as exact as it is shown.
     *
     * @param values of the variables, by name
     * @throws Refusal if it cannot be read, or has no value for these
     */
    static BigDecimal value(String formula, Map<String, BigDecimal> values) throws Refusal {
        return ForeignDecimal.plain(exact(formula, values).round(SHOWN));
    }

    /** Its value to so many places after the point: Moodle's format 1. */
    static BigDecimal toPlaces(String formula, Map<String, BigDecimal> values, int places)
            throws Refusal {
        return exact(formula, values).setScale(places, RoundingMode.HALF_UP);
    }

    /** Its value to so many significant figures: Moodle's format 2. */
    static BigDecimal toFigures(String formula, Map<String, BigDecimal> values, int figures)
            throws Refusal {
        return ForeignDecimal.plain(
                exact(formula, values)
                        .round(new MathContext(Math.max(1, figures), RoundingMode.HALF_UP)));
    }

    private static BigDecimal exact(String formula, Map<String, BigDecimal> values) throws Refusal {
        var fault = FormulaRules.fault(formula, values.keySet());
        if (fault.isPresent()) {
            throw refused(formula, fault.get());
        }
        return switch (FormulaRules.outcome(formula, values)) {
            case FormulaRules.Outcome.Value(var value) -> value;
            case FormulaRules.Outcome.None(var reason) -> throw refused(formula, reason);
        };
    }

    private static Refusal refused(String formula, String reason) {
        return new Refusal("The formula %s cannot be worked out: %s.".formatted(formula, reason));
    }
}
