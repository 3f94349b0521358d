package assay.grading.marking;

import assay.grading.scoring.Points;
import java.util.Map;

/** What a marker gives. */
public sealed interface GivenMark {
    /** For the candidate; may be empty. */
    String comment();

    /** Points, of those that the response can earn. */
    record Freely(Points points, String comment) implements GivenMark {}

    /**
     * One level of each criterion of the rubric.
     *
     * @param levels by criterion: its place in the list of levels, 0 is the first
     */
    record ByRubric(Map<String, Integer> levels, String comment) implements GivenMark {
        public ByRubric {
            levels = Map.copyOf(levels);
        }
    }
}
