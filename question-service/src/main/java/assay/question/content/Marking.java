package assay.question.content;

import java.math.BigDecimal;
import java.util.List;

/**
 * How people mark a response.
 *
 * @param notes for markers; may be empty
 * @param rubric criteria; empty: the marker gives points freely
 */
public record Marking(String notes, List<Criterion> rubric) {
    public Marking {
        rubric = List.copyOf(rubric);
    }

    /**
     * One thing that is looked at.
     *
     * @param id 1 to 8 of a-z and 0-9, unique within the rubric
     * @param title plain text
     * @param levels from the least to the most
     */
    public record Criterion(String id, String title, List<Level> levels) {
        public Criterion {
            levels = List.copyOf(levels);
        }

        Criterion with(Markup markup) {
            return new Criterion(id, title, markup.each("/levels", levels, Level::with));
        }
    }

    /**
     * How well it is done.
     *
     * @param share of the question's points, from 0 to 1; the best levels of all criteria sum to 1
     * @param description what a response of this level shows
     */
    public record Level(BigDecimal share, String description) {
        Level with(Markup markup) {
            return new Level(share, markup.replace("/description", description));
        }
    }

    Marking with(Markup markup) {
        return new Marking(
                markup.replace("/notes", notes), markup.each("/rubric", rubric, Criterion::with));
    }
}
