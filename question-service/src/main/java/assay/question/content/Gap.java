package assay.question.content;

import assay.question.content.QuestionContent.Choice;
import java.util.List;

/** A place in a cloze text that the candidate fills. The text marks it {@code [[id]]}. */
public sealed interface Gap {
    /** Unique within the question; candidates see it. */
    String id();

    /**
     * Takes a short text.
     *
     * @param lengthExpected in characters, so that a page can size the field; 0: nothing is said
     */
    record Text(String id, int lengthExpected) implements Gap {}

    /** Takes a number. */
    record Numeric(String id, UnitEntry units) implements Gap {}

    /**
     * Takes one of some choices.
     *
     * @param choices their texts are plain text, as a drop-down list shows them
     */
    record Selection(String id, List<Choice> choices, boolean shuffle) implements Gap {
        public Selection {
            choices = List.copyOf(choices);
        }
    }
}
