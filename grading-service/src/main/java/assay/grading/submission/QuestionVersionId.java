package assay.grading.submission;

import java.util.UUID;

/** Names one immutable content of a question. */
public record QuestionVersionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
