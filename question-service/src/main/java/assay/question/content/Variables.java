package assay.question.content;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values that a calculated question is drawn with. A paper takes one row of {@code rows} (when
 * there are any) and draws each of {@code ranges}; together they name every variable once.
 *
 * @param ranges variables drawn each on its own
 * @param rows values that belong together: each row gives every variable of the table a value
 */
public record Variables(List<Range> ranges, List<Map<String, BigDecimal>> rows) {
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
     * A variable with an even distribution.
     *
     * @param name letter first, then letters, digits and {@code _}
     * @param minimum included
     * @param maximum included
     * @param decimals places after the point of a drawn value, 0 to 9
     */
    public record Range(String name, BigDecimal minimum, BigDecimal maximum, int decimals) {}
}
