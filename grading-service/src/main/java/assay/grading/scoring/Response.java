package assay.grading.scoring;

import java.util.Set;

/** What a candidate gave to one question. A question without an answer has no response. */
public sealed interface Response {
    record SingleChoice(ChoiceId choice) implements Response {}

    /**
     * Any number of choices.
     *
     * @param choices may be empty: everything was unticked again, which is no answer
     */
    record MultipleChoice(Set<ChoiceId> choices) implements Response {
        public MultipleChoice {
            choices = Set.copyOf(choices);
        }
    }
}
