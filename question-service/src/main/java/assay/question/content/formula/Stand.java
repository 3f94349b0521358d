package assay.question.content.formula;

import com.ezylang.evalex.data.EvaluationValue;
import java.math.BigDecimal;

/** Stands for every value while a formula is read. */
final class Stand {
    /** Sizes lie within 1e-300 and 1e300, as those of {@code double} do. */
    private static final int EXPONENT_MAX = 300;

    private static final int SCALE_MAX = 2 * EXPONENT_MAX;

    static final EvaluationValue IN = EvaluationValue.numberValue(BigDecimal.ONE);

    private Stand() {}

    /**
     * What any numbers come to.
     *
     * @throws Unreadable if one of them, which the author wrote, is too large or too small
     */
    static EvaluationValue in(EvaluationValue... numbers) {
        for (var value : numbers) {
            checked(value.getNumberValue());
        }
        return IN;
    }

    /**
     * The number itself.
     *
     * @throws Unreadable if it is too large, or too small and not 0
     */
    static EvaluationValue checked(BigDecimal number) {
        if (number.signum() == 0) {
            return EvaluationValue.numberValue(BigDecimal.ZERO);
        }
        var exponent = (long) number.precision() - number.scale() - 1;
        if (Math.abs(exponent) > EXPONENT_MAX || Math.abs((long) number.scale()) > SCALE_MAX) {
            throw new Unreadable("a number in the formula is too large or too small");
        }
        return EvaluationValue.numberValue(number);
    }
}
