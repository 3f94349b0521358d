package assay.question.history.rest;

import assay.question.history.Histories;
import assay.question.platform.Cursor;
import assay.question.platform.Page;
import assay.question.platform.Problems;
import assay.question.platform.Refused;
import assay.question.platform.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/questions/{questionId}/history")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Questions")
@RunOnVirtualThread
class HistoryResource {
    private final Histories histories;

    HistoryResource(Histories histories) {
        this.histories = histories;
    }

    @GET
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(
            operationId = "listQuestionEvents",
            summary = "Read what happened to a question, oldest first",
            description = "Stays when the question is purged from the trash.")
    @APIResponseSchema(
            value = EventPageJson.class,
            responseCode = "200",
            responseDescription = "One page of events")
    @Problems("no-such-history")
    public RestResponse<EventPageJson> list(
            @PathParam("questionId") UUID questionId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var after = Cursor.parse(cursor).after().getLeastSignificantBits();
        var rows = histories.of(questionId, after, limit + 1);
        if (rows.isEmpty() && histories.of(questionId, 0, 1).isEmpty()) {
            throw Refused.because(
                    HistoryProblem.NO_SUCH_HISTORY,
                    "There never was a question %s.".formatted(questionId));
        }
        var page =
                Page.of(rows, limit, event -> new Cursor(new UUID(0, event.ordinal())))
                        .map(EventJson::of);
        return Replies.page(new EventPageJson(page.items(), page.nextCursor()), page, uri);
    }
}
