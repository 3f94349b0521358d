package assay.question.exchange.qti12;

import assay.question.content.AcceptedNumber;
import assay.question.content.Tolerance;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.qti12.Condition.Compared;
import assay.question.exchange.qti12.Condition.Comparison;
import assay.question.exchange.qti12.Condition.Equal;
import assay.question.exchange.qti12.Processing.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbers that conditions accept: a value and bounds around it, or bounds alone. */
final class Qti12Numbers {
    /** Tools add and subtract binary fractions: 9.180000000000001. */
    private static final BigDecimal NOISE = new BigDecimal("1e-9");

    private final Processing processing;
    private final Feedbacks feedbacks;
    private final List<Remark> remarks;

    Qti12Numbers(Processing processing, Feedbacks feedbacks, List<Remark> remarks) {
        this.processing = processing;
        this.feedbacks = feedbacks;
        this.remarks = remarks;
    }

    List<AcceptedNumber> accepted() throws Refusal {
        var steps = processing.earning();
        var most =
                processing
                        .maximum()
                        .or(() -> steps.stream().map(Step::earned).max(BigDecimal::compareTo))
                        .orElse(BigDecimal.ONE);
        var accepted = new ArrayList<AcceptedNumber>();
        for (var step : steps) {
            var credit =
                    ForeignDecimal.plain(
                            step.earned()
                                    .divide(most, 7, RoundingMode.HALF_UP)
                                    .min(BigDecimal.ONE));
            accepted.addAll(numbers(step, credit, feedbacks.special(step)));
        }
        if (accepted.isEmpty()) {
            throw new Refusal("No number is right.");
        }
        return accepted;
    }

    private List<AcceptedNumber> numbers(Step step, BigDecimal credit, String feedback)
            throws Refusal {
        var values = new ArrayList<Equal>();
        var bounds = new ArrayList<Compared>();
        step.condition()
                .positives(part -> {
                    switch (part) {
                        case Equal equal -> values.add(equal);
                        case Compared compared -> bounds.add(compared);
                        case Condition.And _,
                                Condition.Or _,
                                Condition.Not _,
                                Condition.Contains _,
                                Condition.Other _,
                                Condition.Unanswered _,
                                Condition.Unknown _ -> {}
                    }
                });
        var lower = bound(bounds, Comparison.GREATER, Comparison.AT_LEAST);
        var upper = bound(bounds, Comparison.LESS, Comparison.AT_MOST);
        var numbers = new ArrayList<AcceptedNumber>();
        for (var equal : values) {
            var value = number(equal.value());
            var tolerance = told(equal);
            if (tolerance.isPresent()) {
                numbers.add(new AcceptedNumber.Value(value, tolerance.get(), credit, feedback));
                continue;
            }
            if (values.size() == 1 && lower.isPresent() && upper.isPresent()) {
                return around(value, lower.get(), upper.get(), credit, feedback);
            }
            numbers.add(
                    new AcceptedNumber.Value(
                            value, new Tolerance.Absolute(BigDecimal.ZERO), credit, feedback));
        }
        if (values.isEmpty()) {
            if (lower.isEmpty() || upper.isEmpty()) {
                if (bounds.isEmpty()) {
                    throw new Refusal("A condition for points names no number.");
                }
                throw new Refusal("Numbers are right without a bound on one side.");
            }
            numbers.add(range(lower.get(), upper.get(), credit, feedback));
        }
        return numbers;
    }

    /** What New Quizzes says of the tolerance beside its bounds. */
    private static Optional<Tolerance> told(Equal equal) throws Refusal {
        var element = equal.element();
        var margin = element.attribute("margin");
        var precision = element.attribute("precision");
        if (margin.isPresent()) {
            var amount = number(margin.get()).abs();
            return Optional.of(
                    element.attribute("margintype", "absolute").startsWith("percent")
                            ? new Tolerance.Relative(ForeignDecimal.plain(amount.movePointLeft(2)))
                            : new Tolerance.Absolute(amount));
        }
        if (precision.isPresent()) {
            var figures = Math.clamp(number(precision.get()).intValue(), 0, 15);
            return Optional.of(
                    element.attribute("precisiontype", "").startsWith("decimal")
                            ? new Tolerance.DecimalPlaces(figures)
                            : new Tolerance.SignificantFigures(Math.max(1, figures)));
        }
        return Optional.empty();
    }

    private static List<AcceptedNumber> around(
            BigDecimal value,
            BigDecimal lower,
            BigDecimal upper,
            BigDecimal credit,
            String feedback) {
        var below = value.subtract(lower);
        var above = upper.subtract(value);
        var noise = NOISE.multiply(value.abs().max(BigDecimal.ONE));
        if (below.signum() >= 0 && below.subtract(above).abs().compareTo(noise) <= 0) {
            var margin =
                    below.stripTrailingZeros().scale() <= above.stripTrailingZeros().scale()
                            ? below
                            : above;
            return List.of(
                    new AcceptedNumber.Value(
                            value,
                            new Tolerance.Absolute(ForeignDecimal.plain(margin)),
                            credit,
                            feedback));
        }
        var range = range(lower, upper, credit, feedback);
        return value.compareTo(lower) >= 0 && value.compareTo(upper) <= 0
                ? List.of(range)
                : List.of(
                        new AcceptedNumber.Value(
                                value, new Tolerance.Absolute(BigDecimal.ZERO), credit, feedback),
                        range);
    }

    private static AcceptedNumber range(
            BigDecimal lower, BigDecimal upper, BigDecimal credit, String feedback) {
        return new AcceptedNumber.Range(lower.min(upper), upper.max(lower), credit, feedback);
    }

    private Optional<BigDecimal> bound(
            List<Compared> bounds, Comparison excluded, Comparison included) throws Refusal {
        for (var bound : bounds) {
            if (bound.comparison() == excluded) {
                remarks.add(Remark.normalised("A bound that was excluded is included."));
            }
            if (bound.comparison() == excluded || bound.comparison() == included) {
                return Optional.of(number(bound.value()));
            }
        }
        return Optional.empty();
    }

    private static BigDecimal number(String text) throws Refusal {
        return ForeignDecimal.of(text)
                .orElseThrow(() -> new Refusal("\"%s\" is no number.".formatted(text)));
    }
}
