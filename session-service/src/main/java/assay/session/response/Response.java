package assay.session.response;

import assay.session.Fault;
import assay.session.pool.QuestionContent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a candidate gave to one question. Sealed beside {@link QuestionContent}: a new interaction
 * makes the compiler ask here what answers it.
 */
public sealed interface Response {
    record SingleChoice(String choice) implements Response {}

    /**
     * Any number of choices.
     *
     * @param choices ordered by id, so that the same ticks are the same response in whatever order
     *     they were made
     */
    record MultipleChoice(SortedSet<String> choices) implements Response {
        public MultipleChoice {
            choices = new TreeSet<>(choices);
        }
    }

    /**
     * Why this response cannot be an answer to the question, with pointers from the response; empty
     * when it can. Ticking fewer than the asked number is allowed, since an answer may be saved
     * half done; ticking more is not.
     */
    default List<Fault> faultsAgainst(QuestionContent content) {
        return switch (content) {
            case QuestionContent.SingleChoice question
                    when this instanceof SingleChoice(var choice) ->
                    question.choiceIds().contains(choice)
                            ? List.of()
                            : List.of(noSuchChoice("/choice", choice));
            case QuestionContent.MultipleChoice question
                    when this instanceof MultipleChoice(var choices) -> {
                var faults = new ArrayList<Fault>();
                var known = question.choiceIds();
                int place = 0;
                for (var choice : choices) {
                    if (!known.contains(choice)) {
                        faults.add(noSuchChoice("/choices/" + place, choice));
                    }
                    place++;
                }
                if (choices.size() > question.maxChoices()) {
                    faults.add(
                            new Fault(
                                    "/choices",
                                    "at most %d may be chosen".formatted(question.maxChoices())));
                }
                yield faults;
            }
            case QuestionContent.SingleChoice _ ->
                    List.of(new Fault("/type", "this question takes a single_choice response"));
            case QuestionContent.MultipleChoice _ ->
                    List.of(new Fault("/type", "this question takes a multiple_choice response"));
        };
    }

    private static Fault noSuchChoice(String pointer, String choice) {
        return new Fault(pointer, "the question has no choice " + choice);
    }
}
