package assay.session.sitting.rest;

import assay.session.exam.ExamRevision;
import assay.session.sitting.Session;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Session",
        description = "One candidate's attempt at one exam revision.",
        requiredProperties = {
            "id",
            "examId",
            "examRevisionId",
            "revision",
            "examName",
            "examTitle",
            "candidateId",
            "candidateName",
            "attempt",
            "state",
            "questionCount",
            "startedAt",
            "deadlineAt",
            "closesAt",
            "submittedAt",
            "submittedBy",
            "lateSaves",
            "submissionRefusal",
            "serverNowAt"
        },
        examples = SessionJson.EXAMPLE)
record SessionJson(
        UUID id,
        UUID examId,
        UUID examRevisionId,
        int revision,
        String examName,
        String examTitle,
        String candidateId,
        String candidateName,
        @Schema(description = "1, 2, 3... of this candidate at this exam.") int attempt,
        State state,
        int questionCount,
        Instant startedAt,
        Instant deadlineAt,
        @Schema(
                        description =
                                "The deadline plus grace for what is under way: a save or submit that arrives later does not count.")
                Instant closesAt,
        @Schema(nullable = true) @Nullable Instant submittedAt,
        @Schema(nullable = true, description = "Null while it is running.")
                @Nullable Submitter submittedBy,
        @Schema(description = "Saves that came after `closesAt`; kept, not graded.") int lateSaves,
        @Schema(
                        nullable = true,
                        description =
                                "Why grading-service does not take the submission as it is, for people: somebody must look at it. Null when it does or has not been asked, and for candidates.")
                @Nullable String submissionRefusal,
        @Schema(
                        description =
                                "The server's clock: count down from this one, not from the device's.")
                Instant serverNowAt) {

    static final String EXAMPLE =
            """
            {"id": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a04", "examId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a01",
             "examRevisionId": "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a02", "revision": 1, "examName": "cloud-basics-taster",
             "examTitle": "Cloud basics: taster", "candidateId": "carl", "candidateName": "Carl", "attempt": 1, "state": "running",
             "questionCount": 10, "startedAt": "2026-11-30T09:00:00Z", "deadlineAt": "2026-11-30T09:20:00Z",
             "closesAt": "2026-11-30T09:20:30Z", "submittedAt": null, "submittedBy": null, "lateSaves": 0,
             "submissionRefusal": null, "serverNowAt": "2026-11-30T09:00:00Z"}\
            """;

    static SessionJson of(
            Session session,
            ExamRevision revision,
            @Nullable String submissionRefusal,
            Instant now) {
        var facts = session.facts();
        var definition = revision.definition();
        return new SessionJson(
                facts.id().value(),
                facts.examId().value(),
                facts.revisionId().value(),
                revision.number(),
                definition.name(),
                definition.title(),
                facts.candidateId(),
                facts.candidateName(),
                facts.attempt(),
                switch (session) {
                    case Session.Running _ -> State.RUNNING;
                    case Session.Submitted _ -> State.SUBMITTED;
                    case Session.Expired _ -> State.EXPIRED;
                },
                definition.blueprint().questionCount(),
                facts.startedAt(),
                facts.deadlineAt(),
                facts.closesAt(),
                session instanceof Session.Over over ? over.submittedAt() : null,
                switch (session) {
                    case Session.Running _ -> null;
                    case Session.Submitted _ -> Submitter.CANDIDATE;
                    case Session.Expired _ -> Submitter.PLATFORM;
                },
                facts.logLateEntries(),
                submissionRefusal,
                now);
    }

    @Schema(name = "SessionState")
    public enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("submitted")
        SUBMITTED,
        @JsonProperty("expired")
        EXPIRED
    }

    @Schema(name = "Submitter")
    enum Submitter {
        @JsonProperty("candidate")
        CANDIDATE,
        @JsonProperty("platform")
        PLATFORM
    }

    @Schema(
            name = "SessionPage",
            requiredProperties = {"items", "nextCursor"},
            examples = "{\"items\": [" + EXAMPLE + "], \"nextCursor\": null}")
    record PageJson(
            List<SessionJson> items, @Schema(nullable = true) @Nullable String nextCursor) {}
}
