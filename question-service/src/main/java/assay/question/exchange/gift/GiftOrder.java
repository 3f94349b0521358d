package assay.question.exchange.gift;

import assay.question.content.AnswerKey.OrderScoring;
import assay.question.exchange.MoodleOrder;
import assay.question.exchange.Remark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

    private static final Pattern LOOKS =
            Pattern.compile(
                    "ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG|HORIZONTAL|HORI|H|VERTICAL|VERT|V|SHOW|HIDE"
                            + "|TRUE|FALSE|YES|NO|1|0|none|123|abc|ABCD|iii|IIII");

    GiftOrder {
        items = List.copyOf(items);
    }

    /** Nothing if the answers are no things to put in order. */
    static Optional<GiftOrder> of(String answers, Consumer<Remark> remarks) {
        var begin = BEGIN.matcher(answers);
        if (!begin.lookingAt()) {
            return Optional.empty();
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
        var isSome = items.size() > (isGiven ? shown : MoodleOrder.SHOWN_OTHERWISE);
        if (isSome && Collections.disjoint(settings, MoodleOrder.SELECTING_ALL)) {
            remarks.accept(MoodleOrder.SOME_SHOWN);
        }
        return Optional.of(new GiftOrder(items, scoring(settings, remarks)));
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
