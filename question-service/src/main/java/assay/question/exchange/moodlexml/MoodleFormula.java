package assay.question.exchange.moodlexml;

import assay.question.content.formula.FormulaRules;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Works out a formula that stands in a text of Moodle's calculated questions, in double precision
 * as PHP does. Formulas of keys are never worked out here: grading does that, exactly.
 */
final class MoodleFormula {
    /** What PHP shows of a number, its setting {@code precision}. */
    private static final MathContext SHOWN = new MathContext(14, RoundingMode.HALF_UP);

    private static final int BINARY = 2;
    private static final int OCTAL = 8;
    private static final int DIGITS_MAX = 300;

    /** What no formula holds. */
    private static final char END = '\0';

    private final String formula;
    private final Map<String, BigDecimal> values;
    private int at;

    private MoodleFormula(String formula, Map<String, BigDecimal> values) {
        this.formula = formula;
        this.values = values;
    }

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
            throw new Refusal(
                    "The formula %s cannot be worked out: %s.".formatted(formula, fault.get()));
        }
        // The rules have found it well-formed, and no deeper than their bound.
        var value = new MoodleFormula(formula, values).whole();
        if (!Double.isFinite(value)) {
            throw new Refusal("The formula %s has no value.".formatted(formula));
        }
        // The shortest decimal that is this double: 0.1 and not 0.1000000000000000055...
        return new BigDecimal(Double.toString(value));
    }

    private double whole() throws Refusal {
        try {
            var value = sum();
            if (!skipped(END) && at == formula.length()) {
                return value;
            }
        } catch (IndexOutOfBoundsException | NumberFormatException _) {
            // said below: what the rules let pass is not all of what is read here
        }
        throw new Refusal("The formula %s cannot be worked out.".formatted(formula));
    }

    private double sum() {
        var value = product();
        while (true) {
            if (skipped('+')) {
                value += product();
            } else if (skipped('-')) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        var value = signed();
        while (true) {
            if (skipped('*')) {
                value *= signed();
            } else if (skipped('/')) {
                value /= signed();
            } else if (skipped('%')) {
                value %= signed();
            } else {
                return value;
            }
        }
    }

    private double signed() {
        if (skipped('-')) {
            return -signed();
        }
        return skipped('+') ? signed() : power();
    }

    /** Binds closer than a sign before it, and to the right. */
    private double power() {
        var base = atom();
        return skipped('^') ? Math.pow(base, signed()) : base;
    }

    private double atom() {
        if (skipped('(')) {
            var value = sum();
            skipped(')');
            return value;
        }
        if (skipped('{')) {
            var end = formula.indexOf('}', at);
            var name = formula.substring(at, end);
            at = end + 1;
            return values.getOrDefault(name, BigDecimal.ZERO).doubleValue();
        }
        var start = at;
        if (Character.isLetter(formula.charAt(at))) {
            while (at < formula.length() && isOfName(formula.charAt(at))) {
                at++;
            }
            return applied(formula.substring(start, at), arguments());
        }
        while (at < formula.length() && isOfNumber(at)) {
            at++;
        }
        return Double.parseDouble(formula.substring(start, at));
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    private boolean isOfNumber(int index) {
        var character = formula.charAt(index);
        return Character.isLetterOrDigit(character)
                || character == '.'
                || ((character == '+' || character == '-')
                        && Character.toLowerCase(formula.charAt(index - 1)) == 'e');
    }

    private List<Double> arguments() {
        var arguments = new ArrayList<Double>();
        skipped('(');
        while (!skipped(')')) {
            arguments.add(sum());
            skipped(',');
        }
        return arguments;
    }

    private boolean skipped(char character) {
        while (at < formula.length() && Character.isWhitespace(formula.charAt(at))) {
            at++;
        }
        if (at < formula.length() && formula.charAt(at) == character) {
            at++;
            return true;
        }
        return false;
    }

    private static double applied(String function, List<Double> arguments) {
        var x = arguments.isEmpty() ? 0 : arguments.getFirst();
        var y = arguments.size() < 2 ? 0 : arguments.get(1);
        return switch (function) {
            case "abs" -> Math.abs(x);
            case "acos" -> Math.acos(x);
            case "acosh" -> Math.log(x + Math.sqrt(x * x - 1));
            case "asin" -> Math.asin(x);
            case "asinh" -> Math.copySign(Math.log(Math.abs(x) + Math.sqrt(x * x + 1)), x);
            case "atan" -> Math.atan(x);
            case "atan2" -> Math.atan2(x, y);
            case "atanh" -> Math.log((1 + x) / (1 - x)) / 2;
            case "bindec" -> read(x, BINARY);
            case "ceil" -> Math.ceil(x);
            case "cos" -> Math.cos(x);
            case "cosh" -> Math.cosh(x);
            case "decbin" -> Double.parseDouble(Long.toString((long) x, BINARY));
            case "decoct" -> Double.parseDouble(Long.toString((long) x, OCTAL));
            case "deg2rad" -> Math.toRadians(x);
            case "exp" -> Math.exp(x);
            case "expm1" -> Math.expm1(x);
            case "floor" -> Math.floor(x);
            case "fmod" -> x % y;
            case "is_finite" -> Double.isFinite(x) ? 1 : 0;
            case "is_infinite" -> Double.isInfinite(x) ? 1 : 0;
            case "is_nan" -> Double.isNaN(x) ? 1 : 0;
            case "log" -> Math.log(x);
            case "log10" -> Math.log10(x);
            case "log1p" -> Math.log1p(x);
            case "max" -> arguments.stream().mapToDouble(Double::doubleValue).max().orElse(x);
            case "min" -> arguments.stream().mapToDouble(Double::doubleValue).min().orElse(x);
            case "octdec" -> read(x, OCTAL);
            case "pi" -> Math.PI;
            case "pow" -> Math.pow(x, y);
            case "rad2deg" -> Math.toDegrees(x);
            case "round" -> rounded(x, y);
            case "sin" -> Math.sin(x);
            case "sinh" -> Math.sinh(x);
            case "sqrt" -> Math.sqrt(x);
            case "tan" -> Math.tan(x);
            case "tanh" -> Math.tanh(x);
            default -> Double.NaN; // the rules know no other
        };
    }

    /** The digits of a number read to another base; what is no digit there is passed over. */
    private static double read(double number, int base) {
        if (!Double.isFinite(number)) {
            return Double.NaN;
        }
        var value = 0.0;
        var digits = Long.toString(Math.abs((long) number));
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(i) - '0';
            if (digit < base) {
                value = value * base + digit;
            }
        }
        return value;
    }

    private static double rounded(double number, double places) {
        if (!Double.isFinite(number) || Math.abs(places) > DIGITS_MAX) {
            return number;
        }
        return new BigDecimal(Double.toString(number))
                .setScale((int) places, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
