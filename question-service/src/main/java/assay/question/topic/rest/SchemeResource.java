package assay.question.topic.rest;

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
import assay.question.topic.Scheme;
import assay.question.topic.Schemes;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/topics/schemes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Topics")
@RunOnVirtualThread
class SchemeResource {
    private final Schemes schemes;
    private final Validation validation;
    private final Idempotency idempotency;
    private final InstantSource clock;

    SchemeResource(
            Schemes schemes, Validation validation, Idempotency idempotency, InstantSource clock) {
        this.schemes = schemes;
        this.validation = validation;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(operationId = "createScheme", summary = "Create a scheme")
    @APIResponseSchema(
            value = SchemeJson.class,
            responseCode = "201",
            responseDescription = "The scheme")
    @Problems("conflict-scheme-name")
    public RestResponse<SchemeJson> create(
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @Nullable SchemeDraftJson draft) {
        var valid = validation.check(draft);
        return idempotency.once(
                idempotencyKey,
                valid,
                SchemeJson.class,
                () -> {
                    var scheme = valid.toScheme(Ids.next(), clock.instant());
                    if (!schemes.add(scheme)) {
                        throw Refused.because(
                                TopicProblem.CONFLICT_SCHEME_NAME,
                                "There is a scheme \"%s\" already.".formatted(scheme.name()));
                    }
                    return Replies.created(
                            URI.create("/v1/topics/schemes/" + scheme.name()),
                            SchemeJson.of(scheme),
                            scheme.version());
                });
    }

    @GET
    @RolesAllowed({"author", "instructor", "candidate", "admin"})
    @Operation(operationId = "listSchemes", summary = "List schemes, oldest first")
    @APIResponseSchema(
            value = SchemePageJson.class,
            responseCode = "200",
            responseDescription = "One page of schemes")
    public RestResponse<SchemePageJson> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var rows = schemes.list(Cursor.parse(cursor).after(), limit + 1);
        var page = Page.of(rows, limit, scheme -> new Cursor(scheme.id())).map(SchemeJson::of);
        return Replies.page(new SchemePageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{scheme}")
    @RolesAllowed({"author", "instructor", "candidate", "admin"})
    @Operation(operationId = "getScheme", summary = "Read a scheme")
    @APIResponseSchema(
            value = SchemeJson.class,
            responseCode = "200",
            responseDescription = "The scheme")
    @Problems("no-such-scheme")
    public RestResponse<SchemeJson> get(@PathParam("scheme") String name) {
        var scheme = schemes.named(name).orElseThrow(() -> noSuchScheme(name));
        return Replies.versioned(SchemeJson.of(scheme), scheme.version());
    }

    @PUT
    @Path("/{scheme}")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "updateScheme",
            summary = "Change a scheme's texts",
            description = "The name stays.")
    @APIResponseSchema(
            value = SchemeJson.class,
            responseCode = "200",
            responseDescription = "The changed scheme")
    @Problems("no-such-scheme")
    public RestResponse<SchemeJson> update(
            @PathParam("scheme") String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable SchemeDraftJson draft) {
        var version = IfMatch.parse(ifMatch);
        var present = validation.present(draft);
        var scheme = schemes.hold(name).orElseThrow(() -> noSuchScheme(name));
        var valid = validation.check(present, nameFaults(scheme, present));
        version.check(scheme.version());
        var changed =
                schemes.describe(
                        scheme.id(), valid.title(), valid.descriptionText(), clock.instant());
        return Replies.versioned(SchemeJson.of(changed), changed.version());
    }

    private static List<Fault> nameFaults(Scheme scheme, SchemeDraftJson draft) {
        return scheme.name().equals(draft.name())
                ? List.of()
                : List.of(
                        Fault.inBody(
                                "/name",
                                "a scheme keeps its name, \"%s\"".formatted(scheme.name())));
    }

    private static Refused noSuchScheme(String name) {
        return Refused.because(
                TopicProblem.NO_SUCH_SCHEME, "There is no scheme \"%s\".".formatted(name));
    }
}
