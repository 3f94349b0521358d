package assay.grading.scoring.formula;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * An operator whose operands and result are kept to an ordinary size.
 *
 * @param prefix whether it stands before one operand; else it stands between two
 */
record Operator(
        boolean prefix, int precedence, boolean leftAssociative, BinaryOperator<BigDecimal> of)
        implements OperatorIfc {
    static final Map<String, Operator> PREFIX =
            Map.of(
                    "+", prefix((_, one) -> one),
                    "-", prefix((_, one) -> one.negate()));

    static final Map<String, Operator> INFIX =
            Map.of(
                    "+",
                    infix(
                            OPERATOR_PRECEDENCE_ADDITIVE,
                            (one, other) -> one.add(other, Formula.PRECISION)),
                    "-",
                    infix(
                            OPERATOR_PRECEDENCE_ADDITIVE,
                            (one, other) -> one.subtract(other, Formula.PRECISION)),
                    "*",
                    infix(
                            OPERATOR_PRECEDENCE_MULTIPLICATIVE,
                            (one, other) -> one.multiply(other, Formula.PRECISION)),
                    "/",
                    infix(
                            OPERATOR_PRECEDENCE_MULTIPLICATIVE,
                            (one, other) -> one.divide(other, Formula.PRECISION)),
                    "%",
                    infix(OPERATOR_PRECEDENCE_MULTIPLICATIVE, BigDecimal::remainder),
                    // Binds closer than a sign, as in mathematics: -2^2 is -4.
                    "^",
                    new Operator(false, OPERATOR_PRECEDENCE_POWER_HIGHER, false, Functions::power));

    private static Operator prefix(BinaryOperator<BigDecimal> of) {
        return new Operator(true, OPERATOR_PRECEDENCE_UNARY, false, of);
    }

    private static Operator infix(int precedence, BinaryOperator<BigDecimal> of) {
        return new Operator(false, precedence, true, of);
    }

    @Override
    public EvaluationValue evaluate(
            Expression expression, Token operator, EvaluationValue... operands) {
        var first = Ordinary.checked(operands[0].getNumberValue());
        var last = Ordinary.checked(operands[operands.length - 1].getNumberValue());
        return EvaluationValue.numberValue(Ordinary.checked(of.apply(first, last)));
    }

    @Override
    public int getPrecedence() {
        return precedence;
    }

    @Override
    public int getPrecedence(ExpressionConfiguration configuration) {
        return precedence;
    }

    @Override
    public boolean isLeftAssociative() {
        return leftAssociative;
    }

    @Override
    public boolean isPrefix() {
        return prefix;
    }

    @Override
    public boolean isPostfix() {
        return false;
    }

    @Override
    public boolean isInfix() {
        return !prefix;
    }

    @Override
    public boolean isOperandLazy() {
        return false;
    }
}
