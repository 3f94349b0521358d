package assay.question.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The values that a calculated question is drawn with. A paper takes one row of {@code rows} (when
 * there are any) and draws each of {@code ranges}; together they name every variable once.
 *
 * @param ranges variables drawn each on its own
 * @param rows values that belong together: each row gives every variable of the table a value
 */
public record Variables(List<Range> ranges, List<Map<String, BigDecimal>> rows) {
    private static final int PAPERS_MAX = 3_000;
    private static final int DECIMALS_MAX = 9;

    public Variables {
        ranges = List.copyOf(ranges);
        rows = rows.stream().map(Map::copyOf).toList();
    }

    /** Of all variables. */
    Set<String> names() {
        var names = new HashSet<String>();
        ranges.forEach(range -> names.add(range.name()));
        rows.forEach(row -> names.addAll(row.keySet()));
        return names;
    }

    /**
     * What papers can draw, where formulas most often come to nothing: every row, and of the ranges
     * the ends, 0, and where two of them meet. At most a few thousand papers, the plainest first.
     */
    List<Map<String, BigDecimal>> edges() {
        var papers = new ArrayList<Map<String, BigDecimal>>();
        var first = rows.isEmpty() ? Map.<String, BigDecimal>of() : rows.getFirst();
        papers.add(drawn(first, Range::first));
        papers.add(drawn(first, range -> range.last().max(range.first())));
        for (var row : rows) {
            papers.add(drawn(row, Range::first));
        }
        for (var one : ranges) {
            for (var other : ranges) {
                for (var value : one.edges(other)) {
                    for (var beside : other.edges(one)) {
                        if (papers.size() > PAPERS_MAX) {
                            return papers;
                        }
                        var paper = drawn(first, Range::first);
                        paper.put(other.name(), beside);
                        paper.put(one.name(), value);
                        papers.add(paper);
                    }
                }
            }
        }
        return papers;
    }

    private Map<String, BigDecimal> drawn(
            Map<String, BigDecimal> row, Function<Range, BigDecimal> of) {
        var paper = new TreeMap<>(row);
        ranges.forEach(range -> paper.put(range.name(), of.apply(range)));
        return paper;
    }

    /**
     * A variable with an even distribution.
     *
     * @param name letter first, then letters, digits and {@code _}
     * @param minimum included
     * @param maximum included
     * @param decimals places after the point of a drawn value, 0 to 9
     */
    public record Range(String name, BigDecimal minimum, BigDecimal maximum, int decimals) {
        /** The least that can be drawn. */
        BigDecimal first() {
            return minimum.setScale(places(), RoundingMode.CEILING);
        }

        /** The most that can be drawn. */
        BigDecimal last() {
            return maximum.setScale(places(), RoundingMode.FLOOR);
        }

        /** More of them, which are a fault already, would take for ever to write. */
        private int places() {
            return Math.clamp(decimals, 0, DECIMALS_MAX);
        }

        private List<BigDecimal> edges(Range other) {
            return Stream.of(first(), last(), BigDecimal.ZERO, other.first(), other.last())
                    .filter(value -> value.compareTo(first()) >= 0 && value.compareTo(last()) <= 0)
                    .map(value -> value.setScale(places(), RoundingMode.FLOOR))
                    .filter(value -> value.compareTo(first()) >= 0)
                    .distinct()
                    .toList();
        }
    }
}
