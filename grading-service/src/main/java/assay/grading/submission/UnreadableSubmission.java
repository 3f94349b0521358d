package assay.grading.submission;

/**
 * What was handed in is kept, and this release cannot read it: a newer one wrote it, or somebody
 * repaired the row by hand.
 */
public final class UnreadableSubmission extends RuntimeException {
    private final SessionId session;
    private final String candidate;

    /**
     * Says which one.
     *
     * @param candidate the candidate's {@code sub}
     */
    public UnreadableSubmission(SessionId session, String candidate, Throwable cause) {
        super("the submission of %s cannot be read".formatted(session.value()), cause);
        this.session = session;
        this.candidate = candidate;
    }

    public SessionId session() {
        return session;
    }

    /** Whether this candidate, named by the {@code sub}, handed it in. */
    public boolean isOf(String candidate) {
        return this.candidate.equals(candidate);
    }
}
