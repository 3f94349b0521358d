package assay.question.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches the questions of the caller's organisation. Call it within a transaction. */
public interface QuestionSearch {
    /**
     * Questions in this order, beginning after {@code after}. Words that no question has are
     * corrected when nothing is found otherwise.
     */
    Found find(Search search, Order order, @Nullable Place after, int rowsMax);

    /**
     * Counts what the search finds; corrects words as {@link #find} does.
     *
     * @param now from which the facet {@link Facet#CHANGED} looks back
     */
    FacetCounts count(Search search, List<Facet> facets, Instant now);
}
