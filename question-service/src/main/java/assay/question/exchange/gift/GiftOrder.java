package assay.question.exchange.gift;

import assay.question.content.AnswerKey.OrderScoring;
import assay.question.exchange.MoodleOrder;
import assay.question.exchange.Remark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** So many are shown where the file says too few or too many. */
    private static final int SHOWN_OTHERWISE = 6;

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
        var isGiven = shown >= MoodleOrder.SHOWN_MIN && shown <= items.size();
        var isSome = items.size() > (isGiven ? shown : SHOWN_OTHERWISE);
        if (isSome && !settings.contains("ALL") && !settings.contains("EXACT")) {
            remarks.accept(Remark.lossy("Moodle showed some of the items, here all are shown."));
        }
        return new GiftOrder(items, scoring(settings, remarks));
    }

    private static boolean isSetting(String word) {
        return word.isEmpty() || MoodleOrder.isScoring(word) || LOOKS.matcher(word).matches();
    }

    private static OrderScoring scoring(List<String> settings, Consumer<Remark> remarks) {
        return settings.stream()
                .filter(MoodleOrder::isScoring)
                .findFirst()
                .map(name -> MoodleOrder.scoring(name, remarks))
                .orElse(OrderScoring.ADJACENT_PAIRS);
    }
}
