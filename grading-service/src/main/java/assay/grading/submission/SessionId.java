package assay.grading.submission;

import java.util.UUID;

/** Names a session, and with it its submission and its result. */
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
