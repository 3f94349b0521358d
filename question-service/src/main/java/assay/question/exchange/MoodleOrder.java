package assay.question.exchange;

import assay.question.content.AnswerKey.OrderScoring;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What Moodle's questions of things to put in order say alike, whatever the file. */
public final class MoodleOrder {
    /** Fewer items are never shown. */
    public static final int SHOWN_MIN = 2;

    /** So many are shown where the file does not say it well. */
    public static final int SHOWN_OTHERWISE = 6;

    /** How files call showing all. */
    public static final Set<String> SELECTING_ALL = Set.of("ALL", "EXACT");

    public static final Remark SOME_SHOWN =
            Remark.lossy("Moodle showed some of the items, here all are shown.");

    private static final Map<String, OrderScoring> SCORINGS =
            Map.of(
                    "ALL_OR_NOTHING",
                    OrderScoring.EXACT,
                    "ABSOLUTE_POSITION",
                    OrderScoring.POSITION,
                    "ABSOLUTE",
                    OrderScoring.POSITION,
                    "ABS",
                    OrderScoring.POSITION,
                    "RELATIVE_NEXT_EXCLUDE_LAST",
                    OrderScoring.ADJACENT_PAIRS,
                    "RELATIVE",
                    OrderScoring.ADJACENT_PAIRS);

    private static final Set<String> OTHER_SCORINGS =
            Set.of(
                    "RELATIVE_NEXT_INCLUDE_LAST",
                    "RELATIVE_ONE_PREVIOUS_AND_NEXT",
                    "RELATIVE_ALL_PREVIOUS_AND_NEXT",
                    "RELATIVE_TO_CORRECT",
                    "LONGEST_ORDERED_SUBSET",
                    "LONGEST_CONTIGUOUS_SUBSET");

    private MoodleOrder() {}

    public static boolean isScoring(String word) {
        return SCORINGS.containsKey(word) || OTHER_SCORINGS.contains(word);
    }

    /** The scoring of that name; one that there is not here is told. */
    public static OrderScoring scoring(String name, Consumer<Remark> remarks) {
        var scoring = SCORINGS.get(name);
        if (scoring != null) {
            return scoring;
        }
        remarks.accept(
                Remark.lossy(
                        "Orders are not scored %s here but by neighbouring items."
                                .formatted(name)));
        return OrderScoring.ADJACENT_PAIRS;
    }
}
