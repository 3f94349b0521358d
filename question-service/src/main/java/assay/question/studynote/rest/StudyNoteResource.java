package assay.question.studynote.rest;

import assay.question.platform.BodyLimit;
import assay.question.platform.Caller;
import assay.question.platform.Cursor;
import assay.question.platform.Fault;
import assay.question.platform.Idempotency;
import assay.question.platform.Ids;
import assay.question.platform.IfMatch;
import assay.question.platform.Page;
import assay.question.platform.Problems;
import assay.question.platform.Refused;
import assay.question.platform.Replies;
import assay.question.platform.Validation;
import assay.question.studynote.StudyNote;
import assay.question.studynote.StudyNotes;
import assay.question.topic.Topics;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/study-notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Study notes")
@RunOnVirtualThread
class StudyNoteResource {
    private final StudyNotes notes;
    private final Topics topics;
    private final Validation validation;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    StudyNoteResource(
            StudyNotes notes,
            Topics topics,
            Validation validation,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.notes = notes;
        this.topics = topics;
        this.validation = validation;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed({"author", "admin"})
    @BodyLimit(bytesMax = 512 * 1024)
    @Operation(operationId = "createStudyNote", summary = "Create a study note, a draft at first")
    @APIResponseSchema(
            value = StudyNoteJson.class,
            responseCode = "201",
            responseDescription = "The study note")
    public RestResponse<StudyNoteJson> create(
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @Nullable StudyNoteDraftJson draft) {
        var valid = check(validation.present(draft));
        return idempotency.once(
                idempotencyKey,
                valid,
                StudyNoteJson.class,
                () -> {
                    var note = notes.add(valid.toNote(Ids.next(), clock.instant()));
                    return Replies.created(
                            URI.create("/v1/study-notes/" + note.id()),
                            StudyNoteJson.of(note),
                            note.version());
                });
    }

    @GET
    @RolesAllowed({"author", "instructor", "candidate", "admin"})
    @Operation(
            operationId = "listStudyNotes",
            summary = "List study notes, oldest first",
            description = "Candidates see published ones only.")
    @APIResponseSchema(
            value = StudyNotePageJson.class,
            responseCode = "200",
            responseDescription = "One page of notes")
    public RestResponse<StudyNotePageJson> list(
            @QueryParam("topic")
                    @Parameter(
                            description =
                                    "Reference of a topic, `scheme/name`; topics below it count as well.")
                    @Nullable String topic,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var rows = notes.list(topic, !seesDrafts(), Cursor.parse(cursor).after(), limit + 1);
        var page = Page.of(rows, limit, note -> new Cursor(note.id())).map(StudyNoteJson::of);
        return Replies.page(new StudyNotePageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{studyNoteId}")
    @RolesAllowed({"author", "instructor", "candidate", "admin"})
    @Operation(
            operationId = "getStudyNote",
            summary = "Read a study note",
            description = "To candidates a draft is not there.")
    @APIResponseSchema(
            value = StudyNoteJson.class,
            responseCode = "200",
            responseDescription = "The study note")
    @Problems("no-such-study-note")
    public RestResponse<StudyNoteJson> get(@PathParam("studyNoteId") UUID studyNoteId) {
        return reply(
                notes.find(studyNoteId)
                        .filter(note -> note.isPublished() || seesDrafts())
                        .orElseThrow(() -> noSuchNote(studyNoteId)));
    }

    @PUT
    @Path("/{studyNoteId}")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @BodyLimit(bytesMax = 512 * 1024)
    @Operation(
            operationId = "updateStudyNote",
            summary = "Rewrite a study note",
            description = "Of a published one, candidates see the change at once.")
    @APIResponseSchema(
            value = StudyNoteJson.class,
            responseCode = "200",
            responseDescription = "The changed note")
    @Problems("no-such-study-note")
    public RestResponse<StudyNoteJson> update(
            @PathParam("studyNoteId") UUID studyNoteId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable StudyNoteDraftJson draft) {
        var version = IfMatch.parse(ifMatch);
        var present = validation.present(draft);
        var note = hold(studyNoteId);
        var valid = check(present);
        version.check(note.version());
        return reply(
                notes.write(
                        studyNoteId,
                        valid.title(),
                        valid.body(),
                        valid.language(),
                        valid.topicReferences(),
                        clock.instant()));
    }

    @PUT
    @Path("/{studyNoteId}/publication")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "publishStudyNote",
            summary = "Show a study note to candidates",
            description = "Takes no body. A published one stays as it is.")
    @APIResponseSchema(
            value = StudyNoteJson.class,
            responseCode = "200",
            responseDescription = "The published note")
    @Problems("no-such-study-note")
    public RestResponse<StudyNoteJson> publish(
            @PathParam("studyNoteId") UUID studyNoteId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var version = IfMatch.parse(ifMatch);
        var note = hold(studyNoteId);
        version.check(note.version());
        return reply(note.isPublished() ? note : notes.publish(studyNoteId, clock.instant()));
    }

    private boolean seesDrafts() {
        return caller.hasAnyRole("author", "instructor", "admin");
    }

    private StudyNoteDraftJson check(StudyNoteDraftJson draft) {
        var references = draft.topicReferences();
        var known = topics.known(references);
        var faults =
                IntStream.range(0, references.size())
                        .filter(i -> !known.contains(references.get(i)))
                        .mapToObj(i ->
                                Fault.inBody(
                                        "/topics/" + i,
                                        "there is no topic \"%s\"".formatted(references.get(i))))
                        .toList();
        return validation.check(draft, List.copyOf(faults));
    }

    private StudyNote hold(UUID studyNoteId) {
        return notes.hold(studyNoteId).orElseThrow(() -> noSuchNote(studyNoteId));
    }

    private static RestResponse<StudyNoteJson> reply(StudyNote note) {
        return Replies.versioned(StudyNoteJson.of(note), note.version());
    }

    private static Refused noSuchNote(UUID studyNoteId) {
        return Refused.because(
                StudyNoteProblem.NO_SUCH_STUDY_NOTE,
                "There is no study note %s.".formatted(studyNoteId));
    }
}
