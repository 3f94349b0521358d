package assay.session.sitting;

import assay.session.pool.Arrangement;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One question of a paper. What the question says is in the revision's pool.
 *
 * @param position 1 is the first
 * @param choiceOrder ids of the choices as the candidate sees them; empty where there are none
 * @param orders ids as the candidate sees them, by the place of any other list
 * @param values of the variables, by name
 */
public record PaperItem(
        int position,
        UUID questionId,
        UUID questionVersionId,
        String section,
        boolean scored,
        List<String> choiceOrder,
        SortedMap<String, List<String>> orders,
        SortedMap<String, BigDecimal> values) {
    /** The list that has had a field of its own since papers were first stored. */
    private static final String CHOICES = "choices";

    public PaperItem {
        choiceOrder = List.copyOf(choiceOrder);
        // papers stored before there were others do not say
        orders = Objects.requireNonNullElse(orders, Collections.emptySortedMap());
        values = Objects.requireNonNullElse(values, Collections.emptySortedMap());
    }

    static PaperItem of(
            int position,
            UUID questionId,
            UUID questionVersionId,
            String section,
            boolean scored,
            Arrangement arrangement) {
        var others = new TreeMap<>(arrangement.orders());
        var choices = others.remove(CHOICES);
        return new PaperItem(
                position,
                questionId,
                questionVersionId,
                section,
                scored,
                choices == null ? List.of() : choices,
                others,
                arrangement.values());
    }

    /** What the paper decided about the question. */
    public Arrangement arrangement() {
        var all = new TreeMap<>(orders);
        if (!choiceOrder.isEmpty()) {
            all.put(CHOICES, choiceOrder);
        }
        return new Arrangement(all, values);
    }
}
