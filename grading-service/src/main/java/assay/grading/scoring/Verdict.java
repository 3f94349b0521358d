package assay.grading.scoring;

/** What became of one response. All of them reach the result; none is thrown. */
public sealed interface Verdict {
    /** The response was measured by the key. */
    record Scored(Credit credit, Points points, Explanation explanation) implements Verdict {}

    /** There was nothing to measure: no points, whatever the key says. */
    record Unanswered(Explanation explanation) implements Verdict {}

    /**
     * The key cannot measure this response. It is worth neither nothing nor anything until an
     * instructor decides.
     *
     * @param reason for the instructor, one sentence
     */
    record Unscorable(String reason) implements Verdict {}
}
