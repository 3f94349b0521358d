package assay.session.pool;

import java.util.List;

/**
 * What a candidate sees of a question. Sealed, so that a new interaction is flagged by the compiler
 * at every place that must know it: the response it takes, the wire, the paper.
 */
public sealed interface QuestionContent {
    /** Markdown. */
    String stem();

    List<Choice> choices();

    /** Whether the order of the choices may be drawn anew for each paper. */
    boolean shuffle();

    /**
     * The same question with its choices in the order of these ids; ids that are not there are left
     * out.
     */
    QuestionContent inOrder(List<String> choiceIds);

    default List<String> choiceIds() {
        return choices().stream().map(Choice::id).toList();
    }

    record SingleChoice(String stem, List<Choice> choices, boolean shuffle)
            implements QuestionContent {
        public SingleChoice {
            choices = List.copyOf(choices);
        }

        @Override
        public QuestionContent inOrder(List<String> choiceIds) {
            return new SingleChoice(stem, arranged(choices, choiceIds), shuffle);
        }
    }

    /** The candidate picks {@code minChoices..maxChoices} of the choices. */
    record MultipleChoice(
            String stem, List<Choice> choices, int minChoices, int maxChoices, boolean shuffle)
            implements QuestionContent {
        public MultipleChoice {
            choices = List.copyOf(choices);
        }

        @Override
        public QuestionContent inOrder(List<String> choiceIds) {
            return new MultipleChoice(
                    stem, arranged(choices, choiceIds), minChoices, maxChoices, shuffle);
        }
    }

    private static List<Choice> arranged(List<Choice> choices, List<String> ids) {
        return ids.stream()
                .flatMap(id -> choices.stream().filter(choice -> choice.id().equals(id)))
                .toList();
    }
}
