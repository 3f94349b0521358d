package assay.question.coverage;

import java.util.List;

/**
 * The first of possibly more.
 *
 * @param total how many there are, listed or not
 */
public record Listed<T>(int total, List<T> items) {
    public Listed {
        items = List.copyOf(items);
    }

    static <T> Listed<T> first(int itemsMax, List<T> all) {
        return new Listed<>(all.size(), all.subList(0, Math.min(itemsMax, all.size())));
    }
}
