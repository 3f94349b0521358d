package assay.session.response.rest;

import assay.session.access.SessionId;
import assay.session.access.wire.SessionProblem;
import assay.session.access.wire.Visitor;
import assay.session.platform.BodyLimit;
import assay.session.platform.CommonProblem;
import assay.session.platform.Fault;
import assay.session.platform.Problems;
import assay.session.platform.Refused;
import assay.session.pool.PoolQuestion;
import assay.session.response.Entry;
import assay.session.response.KnownFiles;
import assay.session.response.PaperQuestions;
import assay.session.response.Papers;
import assay.session.response.ResponseLog;
import assay.session.response.Saving;
import assay.session.response.wire.ResponseJson;
import assay.session.response.wire.ResponseProblem;
import assay.session.upload.UploadedFile;
import assay.session.upload.Uploads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Saving. On the event loop throughout: nothing here may block. */
@Path("/v1/sessions/{sessionId}")
@Tag(name = "Responses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ResponseResource {
    /** An essay of 100,000 characters, 4 bytes each, and what stands around it. */
    private static final int SAVE_BYTES_MAX = 512 * 1024;

    private static final int BATCH_BYTES_MAX = 2 * 1024 * 1024;

    private final Papers papers;
    private final ResponseLog log;
    private final Uploads uploads;
    private final Visitor visitor;
    private final InstantSource clock;

    ResponseResource(
            Papers papers, ResponseLog log, Uploads uploads, Visitor visitor, InstantSource clock) {
        this.papers = papers;
        this.log = log;
        this.uploads = uploads;
        this.visitor = visitor;
        this.clock = clock;
    }

    @PUT
    @Path("/responses/{questionId}")
    @RolesAllowed({"session", "candidate"})
    @BodyLimit(bytesMax = SAVE_BYTES_MAX)
    @Operation(
            operationId = "saveResponse",
            summary = "Save a response",
            description =
                    "Once answered with 200 it is on disk and will be graded, unless a save with a higher sequence replaces it. All responses of a session together have 3 MiB of JSON at most (files count with their references only). Safe to send again with the same sequence and content.")
    @APIResponseSchema(
            value = SavedJson.class,
            responseCode = "200",
            responseDescription = "The response is saved")
    @Problems({
        "no-such-session",
        "no-such-question",
        "sequence-reused",
        "session-submitted",
        "session-expired",
        "log-full",
        "responses-too-large"
    })
    public Uni<SavedJson> save(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("questionId") UUID questionId,
            @Nullable SaveJson save) {
        var receivedAt = clock.instant();
        var session = visitor.opening(sessionId);
        if (save == null) {
            throw Refused.malformed(Fault.inBody("", "A body is required."));
        }
        var organisation = visitor.organisation();
        var candidate = visitor.subject();
        return Uni.createFrom()
                .completionStage(() -> papers.find(session, organisation))
                .map(paper -> own(paper.orElse(null), session, organisation, candidate))
                .map(paper -> question(paper, questionId))
                .flatMap(question ->
                        question.content().takesFiles()
                                ? handedIn(session, organisation)
                                        .map(files -> entry(question, save, files, receivedAt))
                                : Uni.createFrom()
                                        .item(entry(question, save, List.of(), receivedAt)))
                .flatMap(entry ->
                        Uni.createFrom()
                                .completionStage(() ->
                                        log.append(
                                                session,
                                                organisation,
                                                candidate,
                                                List.of(entry),
                                                false))
                                .map(savings -> reply(session, entry, savings.getFirst())));
    }

    private Uni<List<UploadedFile>> handedIn(SessionId session, String organisation) {
        return Uni.createFrom().completionStage(() -> uploads.listAside(session, organisation));
    }

    @POST
    @Path("/response-batches")
    @RolesAllowed({"session", "candidate"})
    @BodyLimit(bytesMax = BATCH_BYTES_MAX)
    @Operation(
            operationId = "saveResponseBatch",
            summary = "Save responses collected offline",
            description =
                    "Each is judged on its own. Those that arrive after the deadline and grace (a session token no longer opens the session then; the candidate's own does) are kept and shown to the instructor, not graded. Safe to send again.")
    @APIResponseSchema(
            value = SaveBatchJson.ReplyJson.class,
            responseCode = "200",
            responseDescription = "What became of each")
    @Problems({"no-such-session"})
    public Uni<SaveBatchJson.ReplyJson> saveBatch(
            @PathParam("sessionId") UUID sessionId, @Nullable SaveBatchJson batch) {
        var receivedAt = clock.instant();
        var session = visitor.opening(sessionId);
        if (batch == null) {
            throw Refused.malformed(Fault.inBody("", "A body is required."));
        }
        var organisation = visitor.organisation();
        var candidate = visitor.subject();
        return Uni.createFrom()
                .completionStage(() -> papers.find(session, organisation))
                .map(paper -> own(paper.orElse(null), session, organisation, candidate))
                .flatMap(paper ->
                        paper.takesFiles()
                                ? handedIn(session, organisation)
                                        .map(files -> entries(paper, batch, files, receivedAt))
                                : Uni.createFrom()
                                        .item(entries(paper, batch, List.of(), receivedAt)))
                .flatMap(entries ->
                        Uni.createFrom()
                                .completionStage(() ->
                                        log.append(session, organisation, candidate, entries, true))
                                .map(savings -> reply(session, entries, savings)));
    }

    /**
     * The paper, if there is one and it is this candidate's; somebody else's is as good as none.
     */
    private static PaperQuestions own(
            @Nullable PaperQuestions paper,
            SessionId session,
            String organisation,
            String candidate) {
        if (paper == null
                || !paper.organisation().equals(organisation)
                || !paper.candidateId().equals(candidate)) {
            throw noSuchSession(session);
        }
        return paper;
    }

    private static PoolQuestion question(PaperQuestions paper, UUID questionId) {
        var question = paper.find(questionId);
        if (question == null) {
            throw Refused.because(
                    ResponseProblem.NO_SUCH_QUESTION,
                    "The paper has no question %s.".formatted(questionId));
        }
        return question;
    }

    private static Entry entry(
            PoolQuestion question, SaveJson save, List<UploadedFile> files, Instant receivedAt) {
        var faults = new ArrayList<Fault>();
        long checked = sequence(save.sequence(), "", faults);
        var meant = meant(question, save.response(), files, "", faults);
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        return new Entry(checked, question.questionId(), meant, receivedAt);
    }

    private static List<Entry> entries(
            PaperQuestions paper,
            SaveBatchJson batch,
            List<UploadedFile> files,
            Instant receivedAt) {
        var responses = batch.responses();
        if (responses == null
                || responses.isEmpty()
                || responses.size() > ResponseLog.ENTRIES_PER_CALL_MAX) {
            throw Refused.invalid(
                    List.of(
                            Fault.inBody(
                                    "/responses",
                                    "must have 1 to %d items"
                                            .formatted(ResponseLog.ENTRIES_PER_CALL_MAX))));
        }
        var faults = new ArrayList<Fault>();
        var entries = new ArrayList<Entry>();
        var sequences = new HashSet<Long>();
        for (int i = 0; i < responses.size(); i++) {
            var at = "/responses/" + i;
            var item = responses.get(i);
            if (item == null) {
                faults.add(Fault.inBody(at, "must not be null"));
                continue;
            }
            long sequence = sequence(item.sequence(), at, faults);
            if (sequence > 0 && !sequences.add(sequence)) {
                faults.add(Fault.inBody(at + "/sequence", "an item before has this sequence"));
            }
            var question = item.questionId() == null ? null : paper.find(item.questionId());
            if (question == null) {
                faults.add(Fault.inBody(at + "/questionId", "the paper has no such question"));
                continue;
            }
            var meant = meant(question, item.response(), files, at, faults);
            entries.add(new Entry(sequence, question.questionId(), meant, receivedAt));
        }
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        return entries;
    }

    /** The sequence, or 0 after noting what is wrong with it. */
    private static long sequence(@Nullable Long sequence, String at, List<Fault> faults) {
        if (sequence == null || sequence < Entry.SEQUENCE_MIN || sequence > Entry.SEQUENCE_MAX) {
            faults.add(
                    Fault.inBody(
                            at + "/sequence",
                            "must be a whole number within %d..%d"
                                    .formatted(Entry.SEQUENCE_MIN, Entry.SEQUENCE_MAX)));
            return 0;
        }
        return sequence;
    }

    private static assay.session.response.@Nullable Response meant(
            PoolQuestion question,
            @Nullable ResponseJson json,
            List<UploadedFile> files,
            String at,
            List<Fault> faults) {
        if (json == null) {
            return null;
        }
        if (!json.complete()) {
            faults.add(
                    Fault.inBody(at + "/response", "must have every field, and no null in a list"));
            return null;
        }
        var response = json.response();
        for (var fault :
                response.faultsAgainst(question.content(), among(files, question.questionId()))) {
            faults.add(Fault.inBody(at + "/response" + fault.pointer(), fault.detail()));
        }
        return response.sorted();
    }

    private static KnownFiles among(List<UploadedFile> files, UUID question) {
        return files.isEmpty()
                ? KnownFiles.NONE
                : (part, id) ->
                        files.stream()
                                .anyMatch(
                                        file -> file.id().equals(id) && file.isFor(question, part));
    }

    private SavedJson reply(SessionId session, Entry entry, Saving saving) {
        return switch (saving) {
            case Saving.Kept(var current, _, var savedAt, var deadlineAt) ->
                    new SavedJson(
                            entry.questionId(),
                            entry.sequence(),
                            current,
                            savedAt,
                            clock.instant(),
                            deadlineAt);
            case Saving.SequenceReused(var deadlineAt) ->
                    throw timed(
                            Refused.because(
                                    ResponseProblem.SEQUENCE_REUSED,
                                    "Another save of this session has the sequence %d."
                                            .formatted(entry.sequence())),
                            deadlineAt);
            case Saving.SessionSubmitted(var deadlineAt) ->
                    throw timed(
                            Refused.because(
                                    SessionProblem.SESSION_SUBMITTED,
                                    "The session was submitted; nothing in it changes any more."),
                            deadlineAt);
            case Saving.SessionExpired(var deadlineAt) ->
                    throw timed(
                            Refused.because(
                                    SessionProblem.SESSION_EXPIRED,
                                    "The session's time is up; it is submitted with what it had."),
                            deadlineAt);
            case Saving.LogFull(var deadlineAt) ->
                    throw timed(
                            Refused.because(
                                    ResponseProblem.LOG_FULL,
                                    "This session has as many saves, or bytes of them, as a session may have."),
                            deadlineAt);
            case Saving.ResponsesTooLarge(var deadlineAt) ->
                    throw timed(
                            Refused.because(
                                    ResponseProblem.RESPONSES_TOO_LARGE,
                                    "With this one the responses of the session would have more bytes than are graded: shorten this one or another. What was saved before counts on."),
                            deadlineAt);
            case Saving.NoSuchSession() -> throw noSuchSession(session);
            case Saving.Unavailable(var reason) -> throw unavailable(reason);
            case Saving.Broken() -> throw broken();
        };
    }

    private SaveBatchJson.ReplyJson reply(
            SessionId session, List<Entry> entries, List<Saving> savings) {
        var items = new ArrayList<SaveBatchJson.OutcomeJson>();
        var deadlineAt = Instant.MIN;
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            switch (savings.get(i)) {
                case Saving.Kept(var current, var late, var savedAt, var deadline) -> {
                    items.add(
                            new SaveBatchJson.OutcomeJson(
                                    entry.questionId(),
                                    entry.sequence(),
                                    late ? SaveBatchJson.Outcome.LATE : SaveBatchJson.Outcome.SAVED,
                                    current,
                                    savedAt,
                                    null));
                    deadlineAt = deadline;
                }
                case Saving.SequenceReused(var deadline) -> {
                    items.add(refused(entry, ResponseProblem.SEQUENCE_REUSED.type().toString()));
                    deadlineAt = deadline;
                }
                case Saving.SessionSubmitted(var deadline) -> {
                    items.add(refused(entry, SessionProblem.SESSION_SUBMITTED.type().toString()));
                    deadlineAt = deadline;
                }
                case Saving.SessionExpired(var deadline) -> {
                    items.add(refused(entry, SessionProblem.SESSION_EXPIRED.type().toString()));
                    deadlineAt = deadline;
                }
                case Saving.LogFull(var deadline) -> {
                    items.add(refused(entry, ResponseProblem.LOG_FULL.type().toString()));
                    deadlineAt = deadline;
                }
                case Saving.ResponsesTooLarge(var deadline) -> {
                    items.add(
                            refused(entry, ResponseProblem.RESPONSES_TOO_LARGE.type().toString()));
                    deadlineAt = deadline;
                }
                case Saving.NoSuchSession() -> throw noSuchSession(session);
                case Saving.Unavailable(var reason) -> throw unavailable(reason);
                case Saving.Broken() -> throw broken();
            }
        }
        return new SaveBatchJson.ReplyJson(items, clock.instant(), deadlineAt);
    }

    private static SaveBatchJson.OutcomeJson refused(Entry entry, String problem) {
        return new SaveBatchJson.OutcomeJson(
                entry.questionId(),
                entry.sequence(),
                SaveBatchJson.Outcome.REFUSED,
                false,
                null,
                problem);
    }

    private Refused timed(Refused refused, Instant deadlineAt) {
        return refused.with("serverNowAt", clock.instant()).with("deadlineAt", deadlineAt);
    }

    private static Refused noSuchSession(SessionId session) {
        return Refused.because(
                SessionProblem.NO_SUCH_SESSION,
                "There is no session %s.".formatted(session.value()));
    }

    private static Refused unavailable(String reason) {
        return Refused.because(
                        CommonProblem.UNAVAILABLE,
                        "It is not known to be saved (%s): send it again with the same sequence."
                                .formatted(reason))
                .withHeader(HttpHeaders.RETRY_AFTER, "1");
    }

    private static Refused broken() {
        return Refused.because(CommonProblem.INTERNAL_ERROR, "The response could not be saved.");
    }
}
