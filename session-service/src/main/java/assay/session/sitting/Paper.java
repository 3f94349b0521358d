package assay.session.sitting;

import assay.session.exam.Drawing;
import assay.session.exam.ExamRevision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The questions of one session, in order, each with the order of its choices.
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
                    var content = drawn.question().content();
                    var choiceIds = new ArrayList<>(content.choiceIds());
                    if (content.shuffle()) {
                        Collections.shuffle(choiceIds, random);
                    }
                    items.add(
                            new PaperItem(
                                    items.size() + 1,
                                    drawn.question().questionId(),
                                    drawn.question().questionVersionId(),
                                    drawn.section().name(),
                                    drawn.section().scored(),
                                    List.copyOf(choiceIds)));
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
