package assay.question.content;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a question version that no candidate sees before release. Sealed, so that a new
 * interaction is flagged wherever keys are dispatched.
 */
public sealed interface AnswerKey {
    Explanation explanation();

    default Interaction interaction() {
        return switch (this) {
            case SingleChoice _ -> Interaction.SINGLE_CHOICE;
            case MultipleChoice _ -> Interaction.MULTIPLE_CHOICE;
        };
    }

    /** Ids of the right choices. */
    default List<String> rightChoices() {
        return switch (this) {
            case SingleChoice(var correct, _) -> List.of(correct);
            case MultipleChoice(var correct, _, _) -> correct;
        };
    }

    /**
     * One choice is right.
     *
     * @param correct id of the right choice
     */
    record SingleChoice(String correct, Explanation explanation) implements AnswerKey {}

    /**
     * Some choices are right.
     *
     * @param correct ids of the right choices
     */
    record MultipleChoice(List<String> correct, ScoringRule scoring, Explanation explanation)
            implements AnswerKey {
        public MultipleChoice {
            correct = List.copyOf(correct);
        }
    }

    /** How a response to a multiple-choice question earns its points. */
    sealed interface ScoringRule {
        /** All right choices and no other earn everything; anything else earns nothing. */
        record AllOrNothing() implements ScoringRule {}

        /**
         * Each choice adds its weight; the sum, within 0 to 1, is the share of the points that is
         * earned.
         *
         * @param weights by choice, each from -1 to 1, those of the right choices sum to 1; empty:
         *     each right choice is worth 1/n and each wrong one -1/n, n being the number of right
         *     choices
         */
        record PartialCredit(Map<String, BigDecimal> weights) implements ScoringRule {
            public PartialCredit {
                weights = Map.copyOf(weights);
            }
        }
    }

    /**
     * Why the key is what it is.
     *
     * @param rationale Markdown
     * @param reviewBy when somebody should check that this is still right; null: no date
     */
    record Explanation(
            String rationale,
            List<Feedback> feedback,
            List<Reference> references,
            @Nullable LocalDate reviewBy) {
        public Explanation {
            feedback = List.copyOf(feedback);
            references = List.copyOf(references);
        }
    }

    /**
     * What to tell a candidate who chose this.
     *
     * @param choice id of the choice
     * @param text Markdown
     */
    record Feedback(String choice, String text) {}

    /** A source that proves the key. */
    record Reference(String title, URI url) {}
}
