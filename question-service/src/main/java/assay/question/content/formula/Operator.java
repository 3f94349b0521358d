package assay.question.content.formula;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;
import java.util.Map;

/**
 * An operator that is read and not worked out.
 *
 * @param prefix whether it stands before one operand; else it stands between two
 */
record Operator(boolean prefix, int precedence, boolean leftAssociative) implements OperatorIfc {
    private static final Operator SIGN = new Operator(true, OPERATOR_PRECEDENCE_UNARY, false);
    private static final Operator SUM = new Operator(false, OPERATOR_PRECEDENCE_ADDITIVE, true);
    private static final Operator PRODUCT =
            new Operator(false, OPERATOR_PRECEDENCE_MULTIPLICATIVE, true);

    static final Map<String, Operator> PREFIX = Map.of("+", SIGN, "-", SIGN);

    static final Map<String, Operator> INFIX =
            Map.of(
                    "+",
                    SUM,
                    "-",
                    SUM,
                    "*",
                    PRODUCT,
                    "/",
                    PRODUCT,
                    "%",
                    PRODUCT,
                    // Binds closer than a sign, as in mathematics: -2^2 is -4.
                    "^",
                    new Operator(false, OPERATOR_PRECEDENCE_POWER_HIGHER, false));

    @Override
    public EvaluationValue evaluate(
            Expression expression, Token operator, EvaluationValue... operands) {
        return Stand.in(operands);
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
