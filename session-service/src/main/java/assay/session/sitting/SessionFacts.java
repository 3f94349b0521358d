package assay.session.sitting;

import assay.session.access.SessionId;
import assay.session.exam.ExamId;
import assay.session.exam.RevisionId;
import assay.session.response.LogDigest;
import java.time.Instant;

/**
 * What holds for a session in every state.
 *
 * @param attempt 1, 2, 3... of this candidate at this exam
 * @param deadlineAt start plus the exam's duration
 * @param closesAt deadline plus grace: last instant at which a save or the submit still counts,
 *     inclusive
 * @param logEntries rows of its log of responses
 * @param logLateEntries those among them that came after {@code closesAt}
 * @param logDigest end of the log's hash chain
 */
public record SessionFacts(
        SessionId id,
        String organisation,
        ExamId examId,
        RevisionId revisionId,
        String candidateId,
        String candidateName,
        int attempt,
        Instant startedAt,
        Instant deadlineAt,
        Instant closesAt,
        int logEntries,
        int logLateEntries,
        LogDigest logDigest) {}
