package assay.question.exchange;

/** How much of a question a conversion keeps, from the best to the worst. */
public enum Fidelity {
    /** All of it, as it was. */
    EXACT,
    /** All of it, said otherwise: another id, another way to write the same rule. */
    NORMALISED,
    /** Not all; the remarks say what is lost. */
    LOSSY
}
