package assay.question.content.formula;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.parser.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of Moodle's calculated question type, but for {@code rand}. The contract lists
 * them, and grading-service holds its own against that list.
 */
public final class Functions {
    /** All names, as the contract lists them. */
    public static final String NAMES =
            "abs, acos, acosh, asin, asinh, atan, atan2, atanh, bindec, ceil, cos, cosh, decbin, decoct, deg2rad, exp, expm1,"
                    + " floor, fmod, is_finite, is_infinite, is_nan, log, log10, log1p, max, min, octdec, pi, pow, rad2deg,"
                    + " round, sin, sinh, sqrt, tan, tanh";

    /** Most arguments of {@code max} and {@code min}. */
    private static final int ARGUMENTS_MAX = 500;

    static final Map<String, Function> ALL = all();

    private Functions() {}

    private static Map<String, Function> all() {
        var all = new HashMap<String, Function>();
        for (var name : NAMES.split(", ", -1)) {
            all.put(
                    name,
                    switch (name) {
                        case "pi" -> new Function(0, 0);
                        case "round" -> new Function(1, 2);
                        case "pow", "fmod", "atan2" -> new Function(2, 2);
                        case "max", "min" -> new Function(1, ARGUMENTS_MAX);
                        default -> new Function(1, 1);
                    });
        }
        return Map.copyOf(all);
    }

    /**
     * A function that is read and not worked out.
     *
     * @param least fewest arguments
     * @param most most arguments
     */
    record Function(int least, int most) implements FunctionIfc {
        private static final List<FunctionParameterDefinition> ARGUMENTS =
                List.of(
                        FunctionParameterDefinition.builder()
                                .name("arguments")
                                .isVarArg(true)
                                .build());

        @Override
        public EvaluationValue evaluate(
                Expression expression, Token name, EvaluationValue... arguments) {
            if (arguments.length < least || arguments.length > most) {
                throw new Unreadable(
                        "%s takes %s arguments, not %d"
                                .formatted(
                                        name.getValue(),
                                        least == most ? least : least + " to " + most,
                                        arguments.length));
            }
            return Stand.in(arguments);
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
}
