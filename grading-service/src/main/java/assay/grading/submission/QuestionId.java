package assay.grading.submission;

import java.util.UUID;

/** Names a question, whatever its version. */
public record QuestionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
