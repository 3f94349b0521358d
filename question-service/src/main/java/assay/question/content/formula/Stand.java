package assay.question.content.formula;

import com.ezylang.evalex.data.EvaluationValue;
import java.math.BigDecimal;

/** Stands for every value while a formula is read. */
final class Stand {
    /** Sizes lie within 1e-300 and 1e300, as those of {@code double} do. */
    private static final int EXPONENT_MAX = 300;

    static final EvaluationValue IN = EvaluationValue.numberValue(BigDecimal.ONE);

    private Stand() {}

    /**
     * What any numbers come to.
     *
     * @throws Unreadable if one of them, which the author wrote, is too large or too small
     */
    static EvaluationValue in(EvaluationValue... numbers) {
        for (var value : numbers) {
            var number = value.getNumberValue();
            var exponent = (long) number.precision() - number.scale() - 1;
            if (number.signum() != 0 && Math.abs(exponent) > EXPONENT_MAX) {
                throw new Unreadable("a number in the formula is too large or too small");
            }
        }
        return IN;
    }
}
