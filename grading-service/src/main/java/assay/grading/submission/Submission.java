package assay.grading.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A finished session. Holds everything that grading needs except the keys, and never changes.
 *
 * @param attempt which of the candidate's sessions of this exam, 1 is the first
 * @param topics every topic of the paper, with its ancestors
 * @param responses at most one for each question of the paper
 * @param files those that the responses name, as far as they are known
 */
public record Submission(
        SessionId session,
        String organisation,
        Exam exam,
        Candidate candidate,
        int attempt,
        Instant startedAt,
        Instant deadlineAt,
        Instant submittedAt,
        SubmittedBy submittedBy,
        Policy policy,
        List<Topic> topics,
        List<PaperItem> paper,
        List<GivenResponse> responses,
        List<HandedInFile> files,
        ResponseLog log) {
    public Submission {
        topics = List.copyOf(topics);
        paper = List.copyOf(paper);
        responses = List.copyOf(responses);
        // What was stored before files were told has none.
        files = files == null ? List.of() : List.copyOf(files);
    }

    public record Exam(UUID id, UUID revisionId, String name, String title) {}

    /**
     * Who took the exam.
     *
     * @param id the candidate's {@code sub}
     */
    public record Candidate(String id, String name) {}

    public enum SubmittedBy {
        CANDIDATE,
        /** The time was over. */
        PLATFORM
    }

    /** Whether this is what was handed in as {@code other}, which may tell more of its files. */
    public boolean isSaidAgainBy(Submission other) {
        return equals(files.isEmpty() ? other.withoutFiles() : other);
    }

    private Submission withoutFiles() {
        return new Submission(
                session,
                organisation,
                exam,
                candidate,
                attempt,
                startedAt,
                deadlineAt,
                submittedAt,
                submittedBy,
                policy,
                topics,
                paper,
                responses,
                List.of(),
                log);
    }

    /** What was given, by question; a question that was never answered is not in it. */
    public Map<QuestionId, GivenResponse> responsesByQuestion() {
        return responses.stream()
                .collect(Collectors.toUnmodifiableMap(GivenResponse::question, given -> given));
    }
}
