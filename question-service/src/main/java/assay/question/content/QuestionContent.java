package assay.question.content;

import java.util.List;

/**
 * What a candidate sees of a question. Sealed, so that a new interaction is flagged wherever
 * contents are dispatched.
 *
 * <p>A value may still break the rules of {@link QuestionRules}: authors are told every fault at
 * once, so the faulty value must exist.
 */
public sealed interface QuestionContent {
    /** Markdown. */
    String stem();

    List<Choice> choices();

    /** Whether candidates see the choices in an order of their own. */
    boolean shuffle();

    default Interaction interaction() {
        return switch (this) {
            case SingleChoice _ -> Interaction.SINGLE_CHOICE;
            case MultipleChoice _ -> Interaction.MULTIPLE_CHOICE;
        };
    }

    /**
     * One thing that can be chosen.
     *
     * @param id unique within the question; candidates see it
     * @param text Markdown
     */
    record Choice(String id, String text) {}

    /** Exactly one choice is to be chosen. */
    record SingleChoice(String stem, List<Choice> choices, boolean shuffle)
            implements QuestionContent {
        public SingleChoice {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Between {@code minChoices} and {@code maxChoices} choices are to be chosen, both included.
     */
    record MultipleChoice(
            String stem, List<Choice> choices, int minChoices, int maxChoices, boolean shuffle)
            implements QuestionContent {
        public MultipleChoice {
            choices = List.copyOf(choices);
        }
    }
}
