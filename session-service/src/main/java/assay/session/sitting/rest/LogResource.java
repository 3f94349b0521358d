package assay.session.sitting.rest;

import assay.session.access.wire.Visitor;
import assay.session.platform.Cursor;
import assay.session.platform.Problems;
import assay.session.platform.Replies;
import assay.session.response.LogReplay;
import assay.session.response.LogRow;
import assay.session.response.Responses;
import assay.session.response.wire.ResponseJson;
import assay.session.sitting.Sessions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a candidate saved, and whether it is still what they saved. */
@Path("/v1/sessions/{sessionId}/log")
@Tag(name = "Sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LogResource {
    private final Sessions sessions;
    private final Responses responses;
    private final ShownSessions shown;
    private final Visitor visitor;
    private final ObjectMapper json;
    private final InstantSource clock;

    LogResource(
            Sessions sessions,
            Responses responses,
            ShownSessions shown,
            Visitor visitor,
            ObjectMapper json,
            InstantSource clock) {
        this.sessions = sessions;
        this.responses = responses;
        this.shown = shown;
        this.visitor = visitor;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"instructor", "admin"})
    @Operation(
            operationId = "getSessionLog",
            summary = "Replay a session's log of responses",
            description =
                    "Plays every save again in order and checks the hash chain; each page of the entries tells what was found in all of them. A page ends early where its responses are long.")
    @APIResponseSchema(
            value = LogJson.class,
            responseCode = "200",
            responseDescription = "One page of the log, and what was found against all of it")
    @Problems("no-such-session")
    @Transactional
    public RestResponse<LogJson> log(
            @PathParam("sessionId") UUID sessionId,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var id = visitor.opening(sessionId);
        var entries = new LogPage(Cursor.parse(cursor).after().getLeastSignificantBits(), limit);
        // of one moment, so that no save comes between the reads
        var session =
                sessions.snapshot(id, visitor.organisation())
                        .orElseThrow(() -> OpenedSessions.noSuchSession(sessionId));
        var facts = session.facts();
        var replay = new LogReplay(id);
        responses.log(
                id,
                facts.organisation(),
                row -> {
                    replay.play(row);
                    entries.offer(row);
                });
        var faults =
                replay.faults(
                        facts.logEntries(),
                        facts.logDigest(),
                        responses.stored(id, facts.organisation()));
        var page = entries.page().map(row -> LogJson.EntryJson.of(row, response(row)));
        return Replies.page(
                new LogJson(
                        shown.json(session),
                        faults.isEmpty(),
                        faults,
                        page.items(),
                        page.nextCursor(),
                        facts.logDigest().hex(),
                        clock.instant(),
                        facts.deadlineAt()),
                page,
                uri);
    }

    private @Nullable ResponseJson response(LogRow row) {
        var text = row.response();
        if (text == null) {
            return null;
        }
        try {
            return json.readValue(text, ResponseJson.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a logged response cannot be read", e);
        }
    }
}
