package assay.local;

/**
 * Why the local run can't start or go on. The message is for the person at the terminal: what is
 * wrong and what to do.
 */
public final class CannotRun extends RuntimeException {

    public CannotRun(String message) {
        super(message);
    }

    public CannotRun(String message, Throwable cause) {
        super(message, cause);
    }
}
