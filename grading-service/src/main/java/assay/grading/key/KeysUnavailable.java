package assay.grading.key;

/** The question bank did not answer; asking again later may help. */
public final class KeysUnavailable extends RuntimeException {
    public KeysUnavailable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
