package assay.grading.scoring.formula;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A formula over the values that a paper drew. Its language is that of Moodle's calculated question
 * type: variables in braces, {@code + - * / % ^}, round brackets, and {@link Functions}; angles are
 * in radians. A negative exponent needs brackets of its own.
 *
 * <p>Four operations, powers with whole exponents and roots are worked out with 34 digits, other
 * functions as {@code double}; the result is given with 30 digits, so that a third of three is one.
 */
public final class Formula {
    /** Longest formula, in characters. */
    public static final int LENGTH_MAX = 1_000;

    /** How many brackets may be open at once. */
    static final int DEPTH_MAX = 50;

    /** How many signs may stand in a row. */
    private static final int SIGNS_MAX = 10;

    static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final MathContext RESULT = new MathContext(30, RoundingMode.HALF_UP);

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
                    .mathContext(PRECISION)
                    .arraysAllowed(false)
                    .structuresAllowed(false)
                    .binaryAllowed(false)
                    .implicitMultiplicationAllowed(false)
                    .singleQuoteStringLiteralsAllowed(false)
                    .stripTrailingZeros(false)
                    .build();

    private Formula() {}

    /** What a formula comes to. */
    public sealed interface Outcome {
        record Worth(BigDecimal number) implements Outcome {}

        /**
         * It comes to nothing.
         *
         * @param reason for instructors, the end of a sentence
         */
        record None(String reason) implements Outcome {}
    }

    /** Works a formula out; never throws because of what it or the values say. */
    public static Outcome evaluate(String formula, Map<String, BigDecimal> values) {
        try {
            return new Outcome.Worth(worth(formula, values));
        } catch (Unevaluable e) {
            return new Outcome.None(e.reason());
        } catch (BaseException e) {
            return new Outcome.None("it cannot be read: " + e.getMessage());
        } catch (ArithmeticException | NumberFormatException e) {
            return new Outcome.None("it has no value: " + e.getMessage());
        }
    }

    private static BigDecimal worth(String formula, Map<String, BigDecimal> values)
            throws BaseException {
        if (formula.length() > LENGTH_MAX) {
            throw new Unevaluable("it is longer than %d characters".formatted(LENGTH_MAX));
        }
        if (!CHARACTERS.matcher(formula).matches()) {
            throw new Unevaluable("it holds characters that formulas do not have");
        }
        requireShallow(formula);
        var places = new HashMap<String, BigDecimal>();
        var readable = withPlaces(formula, values, places);
        var expression = new Expression(readable, LANGUAGE);
        requireReadable(expression);
        places.forEach(expression::with);
        var result = expression.evaluate();
        if (!result.isNumberValue()) {
            throw new Unevaluable("it has no number as its value");
        }
        return Ordinary.checked(result.getNumberValue()).round(RESULT);
    }

    /**
     * The reader of the library throws whatever happens to it where brackets and commas are odd.
     */
    private static void requireReadable(Expression expression) throws BaseException {
        try {
            expression.validate();
        } catch (RuntimeException e) {
            throw new Unevaluable("it cannot be read", e);
        }
    }

    private static void requireShallow(String formula) {
        var depth = 0;
        for (var i = 0; i < formula.length(); i++) {
            depth += formula.charAt(i) == '(' ? 1 : formula.charAt(i) == ')' ? -1 : 0;
            if (depth > DEPTH_MAX) {
                throw new Unevaluable("more than %d brackets are open".formatted(DEPTH_MAX));
            }
        }
        if (SIGNS.matcher(formula).find()) {
            throw new Unevaluable("more than %d signs stand in a row".formatted(SIGNS_MAX));
        }
    }

    /**
     * The formula with a name of ours for each variable: an author's may be that of a function, or
     * differ from another one by case alone.
     */
    private static String withPlaces(
            String formula, Map<String, BigDecimal> values, Map<String, BigDecimal> places) {
        var outside = NUMBER.matcher(VARIABLE.matcher(formula).replaceAll(" ")).replaceAll(" ");
        var names = NAME.matcher(outside);
        while (names.find()) {
            requireFunction(names.group());
        }
        if (outside.indexOf('{') >= 0 || outside.indexOf('}') >= 0) {
            throw new Unevaluable("a brace has no partner");
        }
        var placeOf = new HashMap<String, String>();
        return VARIABLE.matcher(formula)
                .replaceAll(variable -> {
                    var name = variable.group(1);
                    var value = values.get(name);
                    if (value == null) {
                        throw new Unevaluable("the paper has no value for {%s}".formatted(name));
                    }
                    var place = placeOf.computeIfAbsent(name, _ -> PLACE + placeOf.size());
                    places.put(place, Ordinary.checked(value));
                    // Brackets: two variables side by side must not become one name.
                    return "(" + place + ")";
                });
    }

    private static void requireFunction(String name) {
        if (name.equals("rand")) {
            throw new Unevaluable("rand would give another value each time");
        }
        if (!Functions.ALL.containsKey(name)) {
            throw new Unevaluable("there is no function %s".formatted(name));
        }
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
