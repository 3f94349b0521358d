package assay.question.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Searches the questions of the caller's organisation. Call it within a transaction. */
public interface QuestionSearch {
    /**
     * Questions in this order, beginning after {@code after}. Words that no question has are
     * corrected when nothing is found otherwise.
     */
    Found find(Search search, Order order, @Nullable Place after, int rowsMax);

    /**
     * The first {@code rowsMax} of all questions that the search finds, in the order of their ids.
     * Words are taken as they are written: whoever changes what is found must not meet other
     * questions than those that have them.
     */
    List<UUID> ids(Search search, int rowsMax);

    /**
     * Counts what the search finds; corrects words as {@link #find} does.
     *
     * @param now from which the facet {@link Facet#CHANGED} looks back
     */
    FacetCounts count(Search search, List<Facet> facets, Instant now);
}
