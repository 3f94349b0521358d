package assay.question.content;

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
     */
    record Refused(Refusal why, String detail) implements Outcome {}

    static Outcome refused(Refusal why, String detail) {
        return new Refused(why, detail);
    }
}
