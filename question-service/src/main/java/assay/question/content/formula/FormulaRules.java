package assay.question.content.formula;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a formula as grading-service will, so that a slip is found when the key is saved and not
 * when the first candidate is graded. Whether a formula has a value depends on what a paper draws,
 * so it is read without values first, and then worked out for some that papers can draw.
 *
 * <p>The language is that of Moodle's calculated question type: variables in braces, {@code + - * /
 * % ^}, round brackets, and {@link Functions}.
 */
public final class FormulaRules {
    private static final int LENGTH_MAX = 1_000;
    private static final int DEPTH_MAX = 50;
    private static final int SIGNS_MAX = 10;

    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9_{}.,()+\\-*/%^\\s]*");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![A-Za-z0-9_.])[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SIGNS = Pattern.compile("(?:[+-]\\s*){" + (SIGNS_MAX + 1) + "}");

    /** Ours alone: no author can write it, since other names than functions' are refused. */
    private static final String PLACE = "v";

    private static final ExpressionConfiguration LANGUAGE =
            ExpressionConfiguration.builder()
                    .functionDictionary(functions())
                    .operatorDictionary(operators())
                    .defaultConstants(Map.of())
                    .arraysAllowed(false)
                    .structuresAllowed(false)
                    .binaryAllowed(false)
                    .implicitMultiplicationAllowed(false)
                    .singleQuoteStringLiteralsAllowed(false)
                    .build();

    private static final ExpressionConfiguration WORKED_OUT =
            ExpressionConfiguration.builder()
                    .functionDictionary(Arithmetic.functions())
                    .operatorDictionary(Arithmetic.operators())
                    .defaultConstants(Map.of())
                    .mathContext(Arithmetic.PRECISION)
                    .arraysAllowed(false)
                    .structuresAllowed(false)
                    .binaryAllowed(false)
                    .implicitMultiplicationAllowed(false)
                    .singleQuoteStringLiteralsAllowed(false)
                    .stripTrailingZeros(false)
                    .build();

    private FormulaRules() {}

    /**
     * Values for which a formula comes to nothing.
     *
     * @param reason a sentence without its end
     */
    public record Nothing(Map<String, BigDecimal> values, String reason) {}

    /**
     * The first of these values for which the formula comes to nothing.
     *
     * @param formula one without {@link #fault}
     * @param papers values that papers draw, each of all variables
     */
    public static Optional<Nothing> nothing(String formula, List<Map<String, BigDecimal>> papers) {
        var places = new HashMap<String, String>();
        var expression = new Expression(withPlaces(formula, places), WORKED_OUT);
        for (var values : papers) {
            if (outcome(expression, places, values) instanceof Outcome.None(var reason)) {
                return Optional.of(new Nothing(values, reason));
            }
        }
        return Optional.empty();
    }

    /** What a formula comes to. */
    public sealed interface Outcome {
        record Value(BigDecimal value) implements Outcome {}

        /**
         * It comes to nothing.
         *
         * @param reason a sentence without its end
         */
        record None(String reason) implements Outcome {}
    }

    /**
     * What a formula comes to for these values of all variables.
     *
     * @param formula one without {@link #fault}
     */
    public static Outcome outcome(String formula, Map<String, BigDecimal> values) {
        var places = new HashMap<String, String>();
        return outcome(new Expression(withPlaces(formula, places), WORKED_OUT), places, values);
    }

    private static Outcome outcome(
            Expression expression, Map<String, String> places, Map<String, BigDecimal> values) {
        try {
            places.forEach((name, place) ->
                    expression.with(
                            place,
                            Stand.checked(values.getOrDefault(name, BigDecimal.ZERO))
                                    .getNumberValue()));
            return new Outcome.Value(
                    Stand.checked(expression.evaluate().getNumberValue()).getNumberValue());
        } catch (Unreadable e) {
            return new Outcome.None(e.reason());
        } catch (BaseException | ArithmeticException | NumberFormatException e) {
            return new Outcome.None("it has no value: " + e.getMessage());
        }
    }

    /**
     * What is wrong with a formula, as a sentence without its end; empty if nothing is.
     *
     * @param variables names of what a paper draws
     */
    public static Optional<String> fault(String formula, Set<String> variables) {
        try {
            read(formula, variables);
            return Optional.empty();
        } catch (Unreadable e) {
            return Optional.of(e.reason());
        } catch (BaseException e) {
            return Optional.of("the formula cannot be read: " + e.getMessage());
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.of("a number in the formula cannot be read");
        }
    }

    private static void read(String formula, Set<String> variables) throws BaseException {
        if (formula.length() > LENGTH_MAX) {
            throw new Unreadable("the formula is longer than %d characters".formatted(LENGTH_MAX));
        }
        if (!CHARACTERS.matcher(formula).matches()) {
            throw new Unreadable("the formula holds characters that formulas do not have");
        }
        requireShallow(formula);
        requireKnownNames(formula, variables);
        var places = new HashMap<String, String>();
        var expression = new Expression(withPlaces(formula, places), LANGUAGE);
        requireReadable(expression);
        places.values().forEach(place -> expression.with(place, BigDecimal.ONE));
        if (!expression.evaluate().isNumberValue()) {
            throw new Unreadable("the formula has no number as its value");
        }
    }

    /** The formula with a name of ours for each variable, which {@code places} tells. */
    private static String withPlaces(String formula, Map<String, String> places) {
        return VARIABLE.matcher(formula)
                .replaceAll(variable ->
                        // Brackets: two variables side by side must not become one name.
                        "("
                                + places.computeIfAbsent(
                                        variable.group(1), _ -> PLACE + places.size())
                                + ")");
    }

    /**
     * The reader of the library throws whatever happens to it where brackets and commas are odd.
     */
    private static void requireReadable(Expression expression) throws BaseException {
        try {
            expression.validate();
        } catch (RuntimeException e) {
            throw new Unreadable("the formula cannot be read", e);
        }
    }

    private static void requireShallow(String formula) {
        var depth = 0;
        for (var i = 0; i < formula.length(); i++) {
            depth += formula.charAt(i) == '(' ? 1 : formula.charAt(i) == ')' ? -1 : 0;
            if (depth > DEPTH_MAX) {
                throw new Unreadable(
                        "more than %d brackets of the formula are open".formatted(DEPTH_MAX));
            }
        }
        if (SIGNS.matcher(formula).find()) {
            throw new Unreadable(
                    "more than %d signs of the formula stand in a row".formatted(SIGNS_MAX));
        }
    }

    private static void requireKnownNames(String formula, Set<String> variables) {
        var named = VARIABLE.matcher(formula);
        while (named.find()) {
            if (!variables.contains(named.group(1))) {
                throw new Unreadable("there is no variable {%s}".formatted(named.group(1)));
            }
        }
        var outside = NUMBER.matcher(VARIABLE.matcher(formula).replaceAll(" ")).replaceAll(" ");
        if (outside.indexOf('{') >= 0 || outside.indexOf('}') >= 0) {
            throw new Unreadable("a brace of the formula has no partner");
        }
        var names = NAME.matcher(outside);
        while (names.find()) {
            requireFunction(names.group(), variables);
        }
    }

    private static void requireFunction(String name, Set<String> variables) {
        if (Functions.ALL.containsKey(name)) {
            return;
        }
        if (name.equals("rand")) {
            throw new Unreadable("rand would give another value each time");
        }
        throw new Unreadable(
                variables.contains(name)
                        ? "a variable stands in braces: {%s}".formatted(name)
                        : "there is no function %s".formatted(name));
    }

    private static MapBasedFunctionDictionary functions() {
        var dictionary = new MapBasedFunctionDictionary();
        Functions.ALL.forEach(dictionary::addFunction);
        return dictionary;
    }

    private static MapBasedOperatorDictionary operators() {
        var dictionary = new MapBasedOperatorDictionary();
        Operator.PREFIX.forEach(dictionary::addOperator);
        Operator.INFIX.forEach(dictionary::addOperator);
        return dictionary;
    }
}
