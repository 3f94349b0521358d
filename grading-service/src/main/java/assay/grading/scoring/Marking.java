package assay.grading.scoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * How people mark a response.
 *
 * @param notes for markers, never for candidates; may be empty
 * @param rubric criteria; empty: the marker gives points freely
 */
public record Marking(String notes, List<Criterion> rubric) {
    public Marking {
        rubric = List.copyOf(rubric);
    }

    /**
     * One thing that is looked at.
     *
     * @param title plain text
     * @param levels from the least to the most
     */
    public record Criterion(String id, String title, List<Level> levels) {
        public Criterion {
            levels = List.copyOf(levels);
        }
    }

    /**
     * How well it is done.
     *
     * @param share of the question's points, from 0 to 1; the best levels of all criteria sum to 1
     * @param description what a response of this level shows
     */
    public record Level(BigDecimal share, String description) {
        public Level {
            Shares.requireWithin(BigDecimal.ZERO, share, BigDecimal.ONE);
        }
    }
}
