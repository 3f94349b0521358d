package assay.grading.key;

import org.jspecify.annotations.Nullable;

/** The question bank did not answer; asking again later may help. */
public final class KeysUnavailable extends RuntimeException {
    public KeysUnavailable(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
