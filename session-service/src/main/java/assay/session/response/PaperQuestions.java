package assay.session.response;

import assay.session.access.SessionId;
import assay.session.pool.PoolQuestion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which questions the paper of one session has. It never changes, so it may be kept as long as
 * memory allows; the questions are those of the revision's pool, shared by all its sessions, so
 * that a session costs a few hundred bytes.
 *
 * @param deadlineAt the session's deadline, for refusals; whether a save is in time, the database
 *     decides
 */
public record PaperQuestions(
        SessionId session,
        String organisation,
        String candidateId,
        Instant deadlineAt,
        List<PoolQuestion> questions) {

    /** The question, or null when this paper does not have it. */
    public @Nullable PoolQuestion find(UUID questionId) {
        for (var question : questions) {
            if (question.questionId().equals(questionId)) {
                return question;
            }
        }
        return null;
    }
}
