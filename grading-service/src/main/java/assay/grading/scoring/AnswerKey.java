package assay.grading.scoring;

import java.util.Set;

/**
 * What is right. One record per interaction; sealed, so that a new one is a compile error in {@link
 * Scorer} until somebody decides how it is scored.
 */
public sealed interface AnswerKey {
    /** One choice is right. */
    record SingleChoice(ChoiceId correct) implements AnswerKey {}

    /** One or more choices are right, worth what {@code rule} says. */
    record MultipleChoice(Set<ChoiceId> correct, ScoringRule rule) implements AnswerKey {
        /**
         * Checks that a perfect response earns everything.
         *
         * @throws IllegalArgumentException if no choice is right, or if a weighted rule does not
         *     give the right choices a sum of one
         */
        public MultipleChoice {
            correct = Set.copyOf(correct);
            if (correct.isEmpty()) {
                throw new IllegalArgumentException(
                        "a multiple-choice key needs at least one right choice");
            }
            if (rule instanceof ScoringRule.Weighted weighted) {
                weighted.requireFullCreditFor(correct);
            }
        }
    }
}
