package assay.question.search;

import java.util.List;
import java.util.Map;

/**
 * How many questions of a list have each value of each facet. A facet is counted without its own
 * restriction, so that it tells what another choice would give.
 *
 * @param total questions that meet all restrictions
 */
public record FacetCounts(long total, Map<Facet, List<Count>> counts) {
    /** How many values of a facet are told, those of most questions first. */
    public static final int VALUES_MAX = 100;

    public FacetCounts {
        counts = Map.copyOf(counts);
    }

    /** How many questions have this value. */
    public record Count(String value, long questions) {}
}
