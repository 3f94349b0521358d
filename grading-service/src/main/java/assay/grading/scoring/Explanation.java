package assay.grading.scoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * Why a response earns what it earns, for whoever has to answer the question.
 *
 * @param rule which rule was applied
 * @param contributions what each chosen choice added or took away, in the order of the choices' ids
 * @param text one or two sentences
 */
public record Explanation(Rule rule, List<Contribution> contributions, String text) {
    public Explanation {
        contributions = List.copyOf(contributions);
    }

    public enum Rule {
        SINGLE_CHOICE,
        ALL_OR_NOTHING,
        EVEN_SHARES,
        WEIGHTED
    }

    /**
     * What one chosen choice did.
     *
     * @param correct whether the key counts this choice as right
     * @param weight the share of the question's points that it adds (positive) or takes away,
     *     rounded half up to a millionth; zero under a rule that looks at all choices together
     */
    public record Contribution(ChoiceId choice, boolean correct, BigDecimal weight) {}
}
