package assay.question.exchange.gift;

import assay.question.content.AnswerKey.OrderScoring;
import assay.question.exchange.Remark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Things to put in order, as Moodle's question type for that writes them: {@code >}, how many are
 * shown and other settings on the first line, then an item on each.
 *
 * @param items in the right order, as the file has them
 */
record GiftOrder(List<String> items, OrderScoring scoring) {
    private static final Pattern BEGIN = Pattern.compile(">\\s*+(\\d{1,9})(?=\\s|$)");
    private static final int SHOWN_MIN = 3;

    /** So many are shown where the file says too few or too many. */
    private static final int SHOWN_OTHERWISE = 6;

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

    private static final Pattern LOOKS =
            Pattern.compile(
                    "ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG|HORIZONTAL|HORI|H|VERTICAL|VERT|V|SHOW|HIDE"
                            + "|TRUE|FALSE|YES|NO|1|0|none|123|abc|ABCD|iii|IIII");

    GiftOrder {
        items = List.copyOf(items);
    }

    /** Whether answers are things to put in order. */
    static boolean is(String answers) {
        return BEGIN.matcher(answers).lookingAt();
    }

    static GiftOrder of(String answers, Consumer<Remark> remarks) {
        var begin = BEGIN.matcher(answers);
        if (!begin.lookingAt()) {
            throw new IllegalArgumentException("no things to put in order: " + answers);
        }
        var lines = new ArrayList<>(answers.substring(begin.end()).lines().toList());
        List<String> settings = List.of();
        if (!lines.isEmpty()) {
            var words = Arrays.asList(lines.getFirst().strip().split("\\s+"));
            if (words.stream().allMatch(GiftOrder::isSetting)) {
                settings = words;
                lines.removeFirst();
            }
        }
        var items = lines.stream().map(String::strip).filter(item -> !item.isEmpty()).toList();
        var shown = Integer.parseInt(begin.group(1));
        var isGiven = shown >= SHOWN_MIN && shown <= items.size();
        var isSome = items.size() > (isGiven ? shown : SHOWN_OTHERWISE);
        if (isSome && !settings.contains("ALL") && !settings.contains("EXACT")) {
            remarks.accept(Remark.lossy("Moodle showed some of the items, here all are shown."));
        }
        return new GiftOrder(items, scoring(settings, remarks));
    }

    private static boolean isSetting(String word) {
        return word.isEmpty()
                || SCORINGS.containsKey(word)
                || OTHER_SCORINGS.contains(word)
                || LOOKS.matcher(word).matches();
    }

    private static OrderScoring scoring(List<String> settings, Consumer<Remark> remarks) {
        for (var setting : settings) {
            if (OTHER_SCORINGS.contains(setting)) {
                remarks.accept(
                        Remark.lossy(
                                "Orders are not scored %s here but by neighbouring items."
                                        .formatted(setting)));
            } else if (SCORINGS.containsKey(setting)) {
                return SCORINGS.getOrDefault(setting, OrderScoring.ADJACENT_PAIRS);
            }
        }
        return OrderScoring.ADJACENT_PAIRS;
    }
}
