package assay.question.search;

import java.util.List;
import java.util.UUID;

/**
 * A place in an ordered list: right behind this question. It stays right while questions come, go
 * and change, since it says where the list went on, not how many were seen.
 *
 * @param value what the list is ordered by, of this question, in the form that the store gave
 * @param corrections what the search went on with
 */
public record Place(String value, UUID questionId, List<Correction> corrections) {
    public Place {
        corrections = List.copyOf(corrections);
    }
}
