package assay.grading.marking;

import assay.grading.submission.QuestionId;
import assay.grading.submission.QuestionVersionId;
import assay.grading.submission.SessionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One response that people mark. It does not name the candidate: who marks judges the work.
 *
 * @param position of the question on its paper
 * @param part of a composite question; null: the question itself
 * @param done null: it waits
 * @param rowVersion grows with every change
 */
public record MarkingTask(
        UUID id,
        SessionId session,
        int position,
        @Nullable String part,
        UUID examId,
        String examTitle,
        QuestionId question,
        QuestionVersionId questionVersion,
        Instant submittedAt,
        @Nullable Done done,
        int rowVersion) {

    /**
     * That it is marked.
     *
     * @param marker the last one's {@code sub}
     */
    public record Done(Instant at, String marker) {}
}
