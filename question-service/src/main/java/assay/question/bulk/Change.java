package assay.question.bulk;

import assay.question.content.Difficulty;
import assay.question.content.QuestionDraft;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
                case AddTags(var tags) -> draft.withTags(with(draft.tags(), tags));
                case RemoveTags(var tags) -> draft.withTags(without(draft.tags(), tags));
                case AddTopics(var topics) -> draft.withTopics(with(draft.topics(), topics));
                case RemoveTopics(var topics) -> draft.withTopics(without(draft.topics(), topics));
                case SetDifficulty(var difficulty) -> draft.withDifficulty(difficulty);
                case SetLanguage(var language) -> draft.withLanguage(language);
                case SetPoints(var points) ->
                        draft.points().compareTo(points) == 0 ? draft : draft.withPoints(points);
                case SetEstimatedTime(var time) -> draft.withEstimatedTime(time);
                case SetSource(var source) -> draft.withSource(source);
                case SetProperties(var properties) -> {
                    var all = new HashMap<>(draft.properties());
                    all.putAll(properties);
                    yield draft.withProperties(all);
                }
                case RemoveProperties(var names) -> {
                    var rest = new HashMap<>(draft.properties());
                    rest.keySet().removeAll(names);
                    yield draft.withProperties(rest);
                }
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
     * How long a candidate is expected to need.
     *
     * @param time null: it is not known
     */
    record SetEstimatedTime(@Nullable Duration time) implements Edit {}

    /**
     * Where the question was taken from.
     *
     * @param source may be empty
     */
    record SetSource(String source) implements Edit {}

    /** Others stay. */
    record SetProperties(Map<String, String> properties) implements Edit {}

    /** Names of properties. */
    record RemoveProperties(Set<String> names) implements Edit {}

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
