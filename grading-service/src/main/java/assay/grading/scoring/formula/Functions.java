package assay.grading.scoring.formula;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * The functions of Moodle's calculated question type, but for {@code rand}. {@code log} is the
 * natural logarithm; {@code round} rounds half up, to whole numbers or to so many places.
 */
final class Functions {
    /** To 34 digits. */
    private static final BigDecimal PI = new BigDecimal("3.141592653589793238462643383279503");

    /** Largest whole exponent that is worked out with all digits. */
    private static final int EXACT_EXPONENT_MAX = 999;

    /** Most places after the point that a number is rounded to. */
    private static final int PLACES_MAX = 30;

    /** Most arguments of {@code max} and {@code min}. */
    private static final int ARGUMENTS_MAX = 500;

    static final Map<String, Function> ALL = all();

    private Functions() {}

    /**
     * A function whose arguments and value are kept to an ordinary size.
     *
     * @param least fewest arguments
     * @param most most arguments
     */
    record Function(int least, int most, Body body) implements FunctionIfc {
        private static final List<FunctionParameterDefinition> ARGUMENTS =
                List.of(
                        FunctionParameterDefinition.builder()
                                .name("arguments")
                                .isVarArg(true)
                                .build());

        interface Body {
            BigDecimal of(List<BigDecimal> arguments);
        }

        @Override
        public EvaluationValue evaluate(
                Expression expression, Token name, EvaluationValue... arguments) {
            if (arguments.length < least || arguments.length > most) {
                throw new Unevaluable(
                        "%s takes %s arguments, not %d"
                                .formatted(
                                        name.getValue(),
                                        least == most ? least : least + " to " + most,
                                        arguments.length));
            }
            var numbers =
                    Arrays.stream(arguments)
                            .map(argument -> Ordinary.checked(argument.getNumberValue()))
                            .toList();
            return EvaluationValue.numberValue(Ordinary.checked(body.of(numbers)));
        }

        @Override
        public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
            return ARGUMENTS;
        }

        @Override
        public void validatePreEvaluation(Token name, EvaluationValue... arguments) {
            // evaluate does it
        }

        @Override
        public boolean hasVarArgs() {
            return true;
        }
    }

    private static Map<String, Function> all() {
        var all = new HashMap<String, Function>();
        exact(all, "abs", BigDecimal::abs);
        exact(all, "ceil", number -> number.setScale(0, RoundingMode.CEILING));
        exact(all, "floor", number -> number.setScale(0, RoundingMode.FLOOR));
        exact(all, "sqrt", Functions::root);
        exact(all, "bindec", number -> rebased(number, 2, 10));
        exact(all, "decbin", number -> rebased(number, 10, 2));
        exact(all, "octdec", number -> rebased(number, 8, 10));
        exact(all, "decoct", number -> rebased(number, 10, 8));
        // Every number here is finite: what is not has made the formula fail before.
        exact(all, "is_finite", _ -> BigDecimal.ONE);
        exact(all, "is_infinite", _ -> BigDecimal.ZERO);
        exact(all, "is_nan", _ -> BigDecimal.ZERO);
        all.put("round", new Function(1, 2, Functions::round));
        all.put("pi", new Function(0, 0, _ -> PI));
        all.put("pow", new Function(2, 2, two -> power(two.get(0), two.get(1))));
        all.put("fmod", new Function(2, 2, two -> two.get(0).remainder(two.get(1))));
        all.put(
                "atan2",
                new Function(
                        2,
                        2,
                        two ->
                                Ordinary.checked(
                                        Math.atan2(
                                                two.get(0).doubleValue(),
                                                two.get(1).doubleValue()))));
        all.put(
                "max",
                new Function(
                        1,
                        ARGUMENTS_MAX,
                        numbers -> numbers.stream().reduce(BigDecimal::max).orElseThrow()));
        all.put(
                "min",
                new Function(
                        1,
                        ARGUMENTS_MAX,
                        numbers -> numbers.stream().reduce(BigDecimal::min).orElseThrow()));
        real(all, "acos", Math::acos);
        real(all, "acosh", x -> Math.log(x + Math.sqrt(x * x - 1)));
        real(all, "asin", Math::asin);
        real(all, "asinh", x -> Math.copySign(Math.log(Math.abs(x) + Math.hypot(x, 1)), x));
        real(all, "atan", Math::atan);
        real(all, "atanh", x -> (Math.log1p(x) - Math.log1p(-x)) / 2);
        real(all, "cos", Math::cos);
        real(all, "cosh", Math::cosh);
        real(all, "deg2rad", Math::toRadians);
        real(all, "exp", Math::exp);
        real(all, "expm1", Math::expm1);
        real(all, "log", Math::log);
        real(all, "log10", Math::log10);
        real(all, "log1p", Math::log1p);
        real(all, "rad2deg", Math::toDegrees);
        real(all, "sin", Math::sin);
        real(all, "sinh", Math::sinh);
        real(all, "tan", Math::tan);
        real(all, "tanh", Math::tanh);
        return Map.copyOf(all);
    }

    private static void exact(
            Map<String, Function> all, String name, UnaryOperator<BigDecimal> of) {
        all.put(name, new Function(1, 1, one -> of.apply(one.getFirst())));
    }

    private static void real(Map<String, Function> all, String name, DoubleUnaryOperator of) {
        exact(all, name, number -> Ordinary.checked(of.applyAsDouble(number.doubleValue())));
    }

    private static BigDecimal root(BigDecimal number) {
        if (number.signum() < 0) {
            throw new Unevaluable("a negative number has no root");
        }
        return number.sqrt(Formula.PRECISION);
    }

    /** {@code base} to the {@code exponent}. */
    static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        var isWhole = exponent.remainder(BigDecimal.ONE).signum() == 0;
        if (isWhole && exponent.abs().compareTo(BigDecimal.valueOf(EXACT_EXPONENT_MAX)) <= 0) {
            var whole = exponent.intValueExact();
            if (whole < 0 && base.signum() == 0) {
                throw new Unevaluable("zero has no negative power");
            }
            return base.pow(whole, Formula.PRECISION);
        }
        return Ordinary.checked(Math.pow(base.doubleValue(), exponent.doubleValue()));
    }

    private static BigDecimal round(List<BigDecimal> arguments) {
        var places = arguments.size() == 1 ? 0 : whole(arguments.get(1)).intValueExact();
        if (Math.abs(places) > PLACES_MAX) {
            throw new Unevaluable("round takes %d places at most".formatted(PLACES_MAX));
        }
        return arguments.getFirst().setScale(places, RoundingMode.HALF_UP);
    }

    /**
     * The number whose digits, read to base {@code from}, mean what they mean to base {@code to}.
     */
    private static BigDecimal rebased(BigDecimal number, int from, int to) {
        var whole = whole(number);
        if (whole.signum() < 0 || whole.bitLength() > 210) {
            throw new Unevaluable("a number between bases is whole, positive and not too long");
        }
        return new BigDecimal(new BigInteger(whole.toString(), from).toString(to));
    }

    private static BigInteger whole(BigDecimal number) {
        if (number.remainder(BigDecimal.ONE).signum() != 0) {
            throw new Unevaluable("%s is not a whole number".formatted(number.toPlainString()));
        }
        return number.toBigIntegerExact();
    }
}
