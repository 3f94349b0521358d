package assay.question.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Looks at, and may replace, each text of a question that carries markup. */
@FunctionalInterface
public interface Markup {
    /**
     * What stands in place of this text.
     *
     * @param pointer JSON Pointer of the text within its content or key, {@code /choices/0/text}
     */
    String replace(String pointer, String text);

    /** Every text that this walk comes by, in its order. */
    static List<String> texts(Consumer<Markup> walk) {
        var texts = new ArrayList<String>();
        walk.accept((_, text) -> {
            texts.add(text);
            return text;
        });
        return texts;
    }

    /** The same with pointers below {@code prefix}. */
    default Markup below(String prefix) {
        return (pointer, text) -> replace(prefix + pointer, text);
    }

    /** The items, each made anew with the markup below its own place in the list. */
    default <T> List<T> each(String list, List<T> items, ItemMarkup<T> item) {
        IntFunction<T> made = i -> item.replaced(items.get(i), below(list + "/" + i));
        return IntStream.range(0, items.size()).mapToObj(made).toList();
    }

    /** Makes one item of a list anew. */
    @FunctionalInterface
    interface ItemMarkup<T> {
        T replaced(T item, Markup markup);
    }
}
