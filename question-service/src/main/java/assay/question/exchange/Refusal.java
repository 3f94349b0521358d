package assay.question.exchange;

/** Why one question cannot be had; the reader of a format turns it into {@link Reading.Refused}. */
public class Refusal extends Exception {
    /**
     * Says why.
     *
     * @param reason one sentence for authors
     */
    public Refusal(String reason) {
        super(reason);
    }

    /** The sentence. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
