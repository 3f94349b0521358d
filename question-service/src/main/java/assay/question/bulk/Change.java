package assay.question.bulk;

import assay.question.content.Difficulty;
import assay.question.content.QuestionDraft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What is to be done to each of many questions. */
public sealed interface Change {
    /**
     * Writes the draft. A question whose latest version is published gets a draft of the next one,
     * since a published version never changes.
     */
    sealed interface Edit extends Change {
        /** The draft as it is to be; equal to the one before if there is nothing to do. */
        default QuestionDraft of(QuestionDraft draft) {
            return switch (this) {
                case AddTags(var tags) ->
                        draft.labelled(
                                draft.difficulty(),
                                draft.topics(),
                                with(draft.tags(), tags),
                                draft.language(),
                                draft.points());
                case RemoveTags(var tags) ->
                        draft.labelled(
                                draft.difficulty(),
                                draft.topics(),
                                without(draft.tags(), tags),
                                draft.language(),
                                draft.points());
                case AddTopics(var topics) ->
                        draft.labelled(
                                draft.difficulty(),
                                with(draft.topics(), topics),
                                draft.tags(),
                                draft.language(),
                                draft.points());
                case RemoveTopics(var topics) ->
                        draft.labelled(
                                draft.difficulty(),
                                without(draft.topics(), topics),
                                draft.tags(),
                                draft.language(),
                                draft.points());
                case SetDifficulty(var difficulty) ->
                        draft.labelled(
                                difficulty,
                                draft.topics(),
                                draft.tags(),
                                draft.language(),
                                draft.points());
                case SetLanguage(var language) ->
                        draft.labelled(
                                draft.difficulty(),
                                draft.topics(),
                                draft.tags(),
                                language,
                                draft.points());
                case SetPoints(var points) ->
                        draft.labelled(
                                draft.difficulty(),
                                draft.topics(),
                                draft.tags(),
                                draft.language(),
                                draft.points().compareTo(points) == 0 ? draft.points() : points);
            };
        }

        private static List<String> with(List<String> before, List<String> more) {
            var all = new LinkedHashSet<>(before);
            all.addAll(more);
            return List.copyOf(all);
        }

        private static List<String> without(List<String> before, List<String> less) {
            var rest = new ArrayList<>(before);
            rest.removeAll(less);
            return rest;
        }
    }

    record AddTags(List<String> tags) implements Edit {}

    record RemoveTags(List<String> tags) implements Edit {}

    /** References. */
    record AddTopics(List<String> topics) implements Edit {}

    /** References. */
    record RemoveTopics(List<String> topics) implements Edit {}

    record SetDifficulty(Difficulty difficulty) implements Edit {}

    record SetLanguage(String language) implements Edit {}

    record SetPoints(BigDecimal points) implements Edit {}

    /**
     * To another bank.
     *
     * @param bank name of a bank that exists
     */
    record Move(String bank) implements Change {}

    record Publish() implements Change {}

    record Retire() implements Change {}

    record Reinstate() implements Change {}

    record Trash() implements Change {}

    record Restore() implements Change {}
}
