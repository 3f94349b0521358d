package assay.grading.result.rest;

import assay.grading.key.KeyRevision;
import assay.grading.result.Release;
import assay.grading.result.Result;
import assay.grading.submission.QuestionVersionId;
import assay.grading.submission.wire.SubmissionJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A result with all there is to it; for instructors. */
@Schema(
        name = "InstructorResult",
        description = "A result with all there is to it.",
        requiredProperties = {
            "sessionId",
            "examId",
            "examRevisionId",
            "examName",
            "examTitle",
            "candidateId",
            "candidateName",
            "attempt",
            "startedAt",
            "deadlineAt",
            "submittedAt",
            "submittedBy",
            "state",
            "policy",
            "release",
            "log"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstructorResultJson(
        UUID sessionId,
        UUID examId,
        UUID examRevisionId,
        String examName,
        String examTitle,
        String candidateId,
        String candidateName,
        int attempt,
        Instant startedAt,
        Instant deadlineAt,
        Instant submittedAt,
        SubmissionJson.SubmittedByJson submittedBy,
        ResultStateJson state,
        @Nullable @Schema(description = "While the state is `waiting`.") ProgressJson progress,
        @Nullable
                @Schema(
                        description =
                                "The latest grading revision; absent while the state is `waiting`.")
                GradingRevisionJson grading,
        SubmissionJson.PolicyJson policy,
        ReleaseStateJson release,
        SubmissionJson.ResponseLogJson log)
        implements ResultJson {

    @Schema(
            name = "GradingProgress",
            description = "How grading is getting on.",
            requiredProperties = {"attempts", "nextAttemptAt"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProgressJson(
            @Schema(description = "How often it was tried.") int attempts,
            @Schema(description = "When it is tried again at the latest.") Instant nextAttemptAt,
            @Nullable
                    @Schema(
                            description = "Why the last attempt was in vain.",
                            examples = "The question bank did not answer.")
                    String lastFault) {}

    @Schema(
            name = "ReleaseState",
            description = "Whether the candidate may see the result.",
            examples =
                    """
                    {"visibleFrom": "2026-11-23T10:30:01Z", "releasedBy": "ines"}
                    """)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReleaseStateJson(
            @Nullable
                    @Schema(
                            description =
                                    "First instant at which the candidate may; absent as long as nothing has decided it.")
                    Instant visibleFrom,
            @Nullable
                    @Schema(
                            description =
                                    "Sub of the instructor who released it; absent if the policy did.")
                    String releasedBy) {
        static ReleaseStateJson of(Release release) {
            return new ReleaseStateJson(release.visibleFrom(), release.releasedBy());
        }
    }

    /**
     * Everything.
     *
     * @param keys the key revisions that the scores rest on, by question version
     */
    static InstructorResultJson of(Result result, Map<QuestionVersionId, KeyRevision> keys) {
        var submission = result.submission();
        return new InstructorResultJson(
                submission.session().value(),
                submission.exam().id(),
                submission.exam().revisionId(),
                submission.exam().name(),
                submission.exam().title(),
                submission.candidate().id(),
                submission.candidate().name(),
                submission.attempt(),
                submission.startedAt(),
                submission.deadlineAt(),
                submission.submittedAt(),
                SubmissionJson.SubmittedByJson.valueOf(submission.submittedBy().name()),
                CandidateResultJson.stateOf(result),
                result instanceof Result.Waiting waiting ? progress(waiting.progress()) : null,
                result instanceof Result.Known known
                        ? GradingRevisionJson.of(submission, known.revision(), keys)
                        : null,
                SubmissionJson.PolicyJson.of(submission.policy()),
                ReleaseStateJson.of(result.release()),
                SubmissionJson.ResponseLogJson.of(submission.log()));
    }

    private static ProgressJson progress(Result.Progress progress) {
        return new ProgressJson(
                progress.attempts(), progress.nextAttemptAt(), progress.lastFault().orElse(null));
    }
}
