package assay.question.exchange;

import assay.question.content.QuestionDraft;
import java.util.Comparator;
import java.util.List;

/** What became of one question of a file. Nothing of a file is dropped without one of these. */
public sealed interface Reading {
    Place place();

    /**
     * A question. Its draft may still break rules of this service; whoever stores it checks it as
     * if an author had sent it, and cleans its texts.
     *
     * @param name what the file calls it, not yet made unique or kebab-case; may be empty
     * @param draft without topics
     * @param category path of the file's own category, from the root; may be empty
     * @param remarks what was changed or lost
     */
    record Question(
            Place place,
            String name,
            QuestionDraft draft,
            List<String> category,
            List<Remark> remarks)
            implements Reading {
        public Question {
            category = List.copyOf(category);
            remarks = List.copyOf(remarks);
        }

        public Fidelity fidelity() {
            return remarks.stream()
                    .map(Remark::fidelity)
                    .max(Comparator.naturalOrder())
                    .orElse(Fidelity.EXACT);
        }
    }

    /**
     * A question that cannot be had.
     *
     * @param title as far as known; may be empty
     * @param reason one sentence for authors
     */
    record Refused(Place place, String title, String reason) implements Reading {}
}
