package assay.session.sitting;

import assay.session.exam.Drawing;
import assay.session.exam.ExamRevision;
import assay.session.pool.Arrangement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The questions of one session, in order, each as the candidate sees it.
 *
 * @param seed what it was drawn with; the same seed and revision give the same paper
 */
public record Paper(long seed, List<PaperItem> items) {
    public Paper {
        items = List.copyOf(items);
    }

    /** Draws a paper. A published revision has been checked to have one. */
    public static Paper draw(ExamRevision revision, long seed) {
        var random = new Random(seed);
        return switch (Drawing.draw(revision.definition().blueprint(), revision.pool(), random)) {
            case Drawing.Outcome.Filled(var questions) -> {
                var items = new ArrayList<PaperItem>();
                for (var drawn : questions) {
                    items.add(
                            PaperItem.of(
                                    items.size() + 1,
                                    drawn.question().questionId(),
                                    drawn.question().questionVersionId(),
                                    drawn.section().name(),
                                    drawn.section().scored(),
                                    Arrangement.draw(drawn.question().content(), random)));
                }
                yield new Paper(seed, items);
            }
            case Drawing.Outcome.Insufficient(var sections) ->
                    throw new IllegalStateException(
                            "revision %s was published although it cannot be filled: %s"
                                    .formatted(revision.id().value(), sections));
        };
    }
}
