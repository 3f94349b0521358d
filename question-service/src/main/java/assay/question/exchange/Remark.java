package assay.question.exchange;

/**
 * Something that a conversion changed or lost.
 *
 * @param fidelity what this alone makes of the question
 * @param text one sentence for authors
 */
public record Remark(Fidelity fidelity, String text) {
    public static Remark normalised(String text) {
        return new Remark(Fidelity.NORMALISED, text);
    }

    public static Remark lossy(String text) {
        return new Remark(Fidelity.LOSSY, text);
    }
}
