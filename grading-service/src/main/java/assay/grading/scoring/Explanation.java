package assay.grading.scoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * Why a response earns what it earns, for whoever has to answer the question.
 *
 * @param rule which rule was applied
 * @param contributions what each chosen, paired or placed element added or took away, or which
 *     accepted text or number fitted
 * @param text one or two sentences
 * @param shares what the gaps or parts of the question earned, in the order of the key
 * @param feedback what the key has to say about this very response; may be empty
 */
public record Explanation(
        Rule rule,
        List<Contribution> contributions,
        String text,
        List<Share> shares,
        String feedback) {
    public Explanation {
        contributions = List.copyOf(contributions);
        // What was stored before there were gaps and parts has neither.
        shares = shares == null ? List.of() : List.copyOf(shares);
        feedback = feedback == null ? "" : feedback;
    }

    /** Of a response that earns its points as a whole. */
    static Explanation of(Rule rule, List<Contribution> contributions, String text) {
        return new Explanation(rule, contributions, text, List.of(), "");
    }

    public enum Rule {
        SINGLE_CHOICE,
        ALL_OR_NOTHING,
        EVEN_SHARES,
        WEIGHTED,
        MAPPED,
        TRUE_FALSE,
        ACCEPTED_TEXT,
        ACCEPTED_NUMBER,
        EXACT_ORDER,
        ADJACENT_PAIRS,
        POSITION,
        /** Points in areas. */
        AREAS,
        /** The mean of the gaps' or parts' credits, each with its weight. */
        WEIGHTED_MEAN,
        /** A person decides. */
        MARKER,
        /** Nothing is asked, or there is no key to measure by. */
        NOTHING
    }

    /** What a contribution speaks of. */
    public enum Kind {
        /** A choice, region or word, by its id. */
        CHOICE,
        /** Two ids with a space between. */
        PAIR,
        /** An item of an order, by its id. */
        ITEM,
        /** An area by its place in the key, 1 is the first; 0 is outside of all. */
        AREA,
        /** An accepted text or number as the key writes it. */
        ACCEPTED,
        /** A unit by its symbol. */
        UNIT
    }

    /**
     * What one element did.
     *
     * @param choice what it is about, in the form that {@code kind} says
     * @param correct whether the key counts it as right
     * @param weight the share of the question's points that it adds (positive) or takes away,
     *     rounded half up to a millionth; zero under a rule that looks at all elements together
     */
    public record Contribution(String choice, boolean correct, BigDecimal weight, Kind kind) {
        public Contribution {
            // What was stored before there were others speaks of choices.
            kind = kind == null ? Kind.CHOICE : kind;
        }
    }

    /**
     * What one gap or part earned.
     *
     * @param name its id
     * @param weight beside those of the others
     */
    public record Share(String name, BigDecimal weight, Verdict verdict) {}
}
