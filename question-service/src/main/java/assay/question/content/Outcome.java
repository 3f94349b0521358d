package assay.question.content;

import java.util.List;

/** What came of changing a question. */
public sealed interface Outcome {
    /**
     * Done.
     *
     * @param question as it is now
     */
    record Changed(Question question) implements Outcome {}

    /** There was nothing to do. */
    record Unchanged(Question question) implements Outcome {}

    /**
     * Not done.
     *
     * @param detail for people
     * @param uses that stand in the way, the first few
     */
    record Refused(Refusal why, String detail, List<Use> uses) implements Outcome {
        public Refused {
            uses = List.copyOf(uses);
        }
    }

    static Outcome refused(Refusal why, String detail) {
        return new Refused(why, detail, List.of());
    }
}
