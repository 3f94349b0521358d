package assay.question.content.formula;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Works formulas out the way grading-service does: four operations, powers with whole exponents and
 * roots with 34 digits, other functions as {@code double}. Only whether there is a value counts
 * here.
 */
final class Arithmetic {
    static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final BigDecimal PI = new BigDecimal("3.141592653589793238462643383279503");
    private static final int EXACT_EXPONENT_MAX = 999;
    private static final int PLACES_MAX = 30;
    private static final int REBASED_BITS_MAX = 210;

    private Arithmetic() {}

    /** What a function makes of its arguments, of which there are as many as it takes. */
    private interface Body {
        BigDecimal of(List<BigDecimal> arguments);
    }

    static MapBasedFunctionDictionary functions() {
        var dictionary = new MapBasedFunctionDictionary();
        Functions.ALL.forEach(
                (name, read) -> dictionary.addFunction(name, new Worked(read, body(name))));
        return dictionary;
    }

    static MapBasedOperatorDictionary operators() {
        var dictionary = new MapBasedOperatorDictionary();
        prefix(dictionary, "+", (_, one) -> one);
        prefix(dictionary, "-", (_, one) -> one.negate());
        infix(dictionary, "+", (one, other) -> one.add(other, PRECISION));
        infix(dictionary, "-", (one, other) -> one.subtract(other, PRECISION));
        infix(dictionary, "*", (one, other) -> one.multiply(other, PRECISION));
        infix(dictionary, "/", Arithmetic::quotient);
        infix(dictionary, "%", Arithmetic::remainder);
        infix(dictionary, "^", Arithmetic::power);
        return dictionary;
    }

    private static void prefix(
            MapBasedOperatorDictionary dictionary, String sign, BinaryOperator<BigDecimal> of) {
        dictionary.addOperator(sign, new WorkedOperator(read(Operator.PREFIX, sign), of));
    }

    private static void infix(
            MapBasedOperatorDictionary dictionary, String sign, BinaryOperator<BigDecimal> of) {
        dictionary.addOperator(sign, new WorkedOperator(read(Operator.INFIX, sign), of));
    }

    private static Operator read(Map<String, Operator> operators, String sign) {
        var read = operators.get(sign);
        if (read == null) {
            throw new IllegalStateException(sign);
        }
        return read;
    }

    private static Body body(String name) {
        return switch (name) {
            case "abs" -> one -> one.getFirst().abs();
            case "ceil" -> one -> one.getFirst().setScale(0, RoundingMode.CEILING);
            case "floor" -> one -> one.getFirst().setScale(0, RoundingMode.FLOOR);
            case "sqrt" -> one -> root(one.getFirst());
            case "bindec" -> one -> rebased(one.getFirst(), 2, 10);
            case "decbin" -> one -> rebased(one.getFirst(), 10, 2);
            case "octdec" -> one -> rebased(one.getFirst(), 8, 10);
            case "decoct" -> one -> rebased(one.getFirst(), 10, 8);
            // Every number here is finite: what is not has made the formula fail before.
            case "is_finite" -> _ -> BigDecimal.ONE;
            case "is_infinite", "is_nan" -> _ -> BigDecimal.ZERO;
            case "round" -> Arithmetic::rounded;
            case "pi" -> _ -> PI;
            case "pow" -> two -> power(two.get(0), two.get(1));
            case "fmod" -> two -> remainder(two.get(0), two.get(1));
            case "atan2" ->
                    two -> number(Math.atan2(two.get(0).doubleValue(), two.get(1).doubleValue()));
            case "max" -> numbers -> numbers.stream().reduce(BigDecimal::max).orElseThrow();
            case "min" -> numbers -> numbers.stream().reduce(BigDecimal::min).orElseThrow();
            case "acos" -> real(Math::acos);
            case "acosh" -> real(x -> Math.log(x + Math.sqrt(x * x - 1)));
            case "asin" -> real(Math::asin);
            case "asinh" -> real(x -> Math.copySign(Math.log(Math.abs(x) + Math.hypot(x, 1)), x));
            case "atan" -> real(Math::atan);
            case "atanh" -> real(x -> (Math.log1p(x) - Math.log1p(-x)) / 2);
            case "cos" -> real(Math::cos);
            case "cosh" -> real(Math::cosh);
            case "deg2rad" -> real(Math::toRadians);
            case "exp" -> real(Math::exp);
            case "expm1" -> real(Math::expm1);
            case "log" -> real(Math::log);
            case "log10" -> real(Math::log10);
            case "log1p" -> real(Math::log1p);
            case "rad2deg" -> real(Math::toDegrees);
            case "sin" -> real(Math::sin);
            case "sinh" -> real(Math::sinh);
            case "tan" -> real(Math::tan);
            case "tanh" -> real(Math::tanh);
            default -> throw new IllegalStateException("nobody works out " + name);
        };
    }

    private static Body real(DoubleUnaryOperator of) {
        return one -> number(of.applyAsDouble(one.getFirst().doubleValue()));
    }

    private static BigDecimal number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new Unreadable("a function has no value there");
        }
        return BigDecimal.valueOf(number);
    }

    private static BigDecimal quotient(BigDecimal one, BigDecimal other) {
        if (other.signum() == 0) {
            throw new Unreadable("it divides by zero");
        }
        return one.divide(other, PRECISION);
    }

    private static BigDecimal remainder(BigDecimal one, BigDecimal other) {
        if (other.signum() == 0) {
            throw new Unreadable("it divides by zero");
        }
        return one.remainder(other);
    }

    private static BigDecimal root(BigDecimal number) {
        if (number.signum() < 0) {
            throw new Unreadable("a negative number has no root");
        }
        return number.sqrt(PRECISION);
    }

    private static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        var isWhole = exponent.remainder(BigDecimal.ONE).signum() == 0;
        if (isWhole && exponent.abs().compareTo(BigDecimal.valueOf(EXACT_EXPONENT_MAX)) <= 0) {
            var whole = exponent.intValueExact();
            if (whole < 0 && base.signum() == 0) {
                throw new Unreadable("zero has no negative power");
            }
            return base.pow(whole, PRECISION);
        }
        return number(Math.pow(base.doubleValue(), exponent.doubleValue()));
    }

    private static BigDecimal rounded(List<BigDecimal> arguments) {
        var places = arguments.size() == 1 ? 0 : whole(arguments.get(1)).intValueExact();
        if (Math.abs(places) > PLACES_MAX) {
            throw new Unreadable("round takes %d places at most".formatted(PLACES_MAX));
        }
        return arguments.getFirst().setScale(places, RoundingMode.HALF_UP);
    }

    private static BigDecimal rebased(BigDecimal number, int from, int to) {
        var whole = whole(number);
        if (whole.signum() < 0 || whole.bitLength() > REBASED_BITS_MAX) {
            throw new Unreadable("a number between bases is whole, positive and not too long");
        }
        try {
            return new BigDecimal(new BigInteger(whole.toString(), from).toString(to));
        } catch (NumberFormatException e) {
            throw new Unreadable("a number has digits that its base does not have", e);
        }
    }

    private static BigInteger whole(BigDecimal number) {
        if (number.remainder(BigDecimal.ONE).signum() != 0) {
            throw new Unreadable("a number that must be whole is not");
        }
        return number.toBigIntegerExact();
    }

    /** A function that is worked out. */
    private record Worked(Functions.Function read, Body body) implements FunctionIfc {
        @Override
        public EvaluationValue evaluate(
                Expression expression, Token name, EvaluationValue... arguments) {
            read.evaluate(expression, name, arguments);
            var numbers = Arrays.stream(arguments).map(EvaluationValue::getNumberValue).toList();
            return Stand.checked(body.of(numbers));
        }

        @Override
        public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
            return read.getFunctionParameterDefinitions();
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

    /** An operator that is worked out. */
    private record WorkedOperator(Operator read, BinaryOperator<BigDecimal> of)
            implements OperatorIfc {
        @Override
        public EvaluationValue evaluate(
                Expression expression, Token operator, EvaluationValue... operands) {
            read.evaluate(expression, operator, operands);
            return Stand.checked(
                    of.apply(
                            operands[0].getNumberValue(),
                            operands[operands.length - 1].getNumberValue()));
        }

        @Override
        public int getPrecedence() {
            return read.getPrecedence();
        }

        @Override
        public int getPrecedence(ExpressionConfiguration configuration) {
            return read.getPrecedence();
        }

        @Override
        public boolean isLeftAssociative() {
            return read.isLeftAssociative();
        }

        @Override
        public boolean isPrefix() {
            return read.isPrefix();
        }

        @Override
        public boolean isPostfix() {
            return false;
        }

        @Override
        public boolean isInfix() {
            return read.isInfix();
        }

        @Override
        public boolean isOperandLazy() {
            return false;
        }
    }
}
