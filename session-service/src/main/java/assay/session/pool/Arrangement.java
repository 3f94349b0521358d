package assay.session.pool;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one paper decided about one question; with the question it gives what the candidate sees.
 *
 * @param orders ids in the order that the candidate sees, by the place of their list
 * @param values of the variables, by name; of a part's, by {@code part/name}
 */
public record Arrangement(
        SortedMap<String, List<String>> orders, SortedMap<String, BigDecimal> values) {
    public Arrangement {
        orders = Collections.unmodifiableSortedMap(new TreeMap<>(orders));
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * Decides anew.
     *
     * @param random the same random numbers give the same arrangement
     */
    public static Arrangement draw(QuestionContent content, Random random) {
        var drawing = new Drawing(random);
        content.arranged(drawing);
        return new Arrangement(drawing.orders, drawing.values);
    }

    /** What the candidate sees. */
    public QuestionContent of(QuestionContent content) {
        return content.arranged(new Replaying());
    }

    private static final class Drawing implements Arranging {
        private final Random random;
        private final SortedMap<String, List<String>> orders = new TreeMap<>();
        private final SortedMap<String, BigDecimal> values = new TreeMap<>();

        Drawing(Random random) {
            this.random = random;
        }

        @Override
        public <T extends Listed> List<T> shuffled(String place, List<T> items) {
            var order = new ArrayList<>(items);
            Collections.shuffle(order, random);
            return kept(place, order);
        }

        @Override
        public <T extends Listed> List<T> kept(String place, List<T> items) {
            orders.put(place, items.stream().map(Listed::id).toList());
            return items;
        }

        @Override
        public Map<String, BigDecimal> values(String place, Variables variables) {
            var drawn = variables.draw(random);
            drawn.forEach((name, value) -> values.put(place + name, value));
            return drawn;
        }
    }

    private final class Replaying implements Arranging {
        @Override
        public <T extends Listed> List<T> kept(String place, List<T> items) {
            return items;
        }

        @Override
        public <T extends Listed> List<T> shuffled(String place, List<T> items) {
            var arranged = new ArrayList<T>();
            for (var id : orders.getOrDefault(place, List.of())) {
                var item = Listed.find(items, id);
                if (item != null) {
                    arranged.add(item);
                }
            }
            return arranged;
        }

        @Override
        public Map<String, BigDecimal> values(String place, Variables variables) {
            var own = new TreeMap<String, BigDecimal>();
            values.forEach((name, value) -> {
                if (name.startsWith(place) && name.indexOf('/', place.length()) < 0) {
                    own.put(name.substring(place.length()), value);
                }
            });
            return own;
        }
    }
}
