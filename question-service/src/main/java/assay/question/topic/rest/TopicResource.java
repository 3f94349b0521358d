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
import assay.question.topic.Schemes;
import assay.question.topic.Topic;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/topics")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Topics")
@RunOnVirtualThread
class TopicResource {
    private final Topics topics;
    private final Schemes schemes;
    private final Validation validation;
    private final Idempotency idempotency;
    private final InstantSource clock;

    TopicResource(
            Topics topics,
            Schemes schemes,
            Validation validation,
            Idempotency idempotency,
            InstantSource clock) {
        this.topics = topics;
        this.schemes = schemes;
        this.validation = validation;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(operationId = "createTopic", summary = "Create a topic in a scheme")
    @APIResponseSchema(
            value = TopicJson.class,
            responseCode = "201",
            responseDescription = "The topic")
    @Problems("conflict-topic-name")
    public RestResponse<TopicJson> create(
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @Nullable TopicDraftJson draft) {
        var present = validation.present(draft);
        var faults = parentFaults(present);
        if (Validation.isPresent(present.scheme()) && schemes.named(present.scheme()).isEmpty()) {
            faults.add(
                    Fault.inBody(
                            "/scheme", "there is no scheme \"%s\"".formatted(present.scheme())));
        }
        var valid = validation.check(present, faults);
        return idempotency.once(
                idempotencyKey,
                valid,
                TopicJson.class,
                () -> {
                    var topic = valid.toTopic(Ids.next(), clock.instant());
                    if (!topics.add(topic)) {
                        throw Refused.because(
                                TopicProblem.CONFLICT_TOPIC_NAME,
                                "The scheme has a topic \"%s\" already.".formatted(topic.name()));
                    }
                    return Replies.created(
                            URI.create("/v1/topics/" + topic.id()),
                            TopicJson.of(topic),
                            topic.version());
                });
    }

    @GET
    @RolesAllowed({"author", "instructor", "candidate", "admin"})
    @Operation(operationId = "listTopics", summary = "List topics, oldest first")
    @APIResponseSchema(
            value = TopicPageJson.class,
            responseCode = "200",
            responseDescription = "One page of topics")
    public RestResponse<TopicPageJson> list(
            @QueryParam("scheme")
                    @Parameter(description = "Name of a scheme; without it, topics of all.")
                    @Nullable String scheme,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var rows = topics.list(scheme, Cursor.parse(cursor).after(), limit + 1);
        var page = Page.of(rows, limit, topic -> new Cursor(topic.id())).map(TopicJson::of);
        return Replies.page(new TopicPageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{topicId}")
    @RolesAllowed({"author", "instructor", "candidate", "admin"})
    @Operation(operationId = "getTopic", summary = "Read a topic")
    @APIResponseSchema(
            value = TopicJson.class,
            responseCode = "200",
            responseDescription = "The topic")
    @Problems("no-such-topic")
    public RestResponse<TopicJson> get(@PathParam("topicId") UUID topicId) {
        var topic = topics.find(topicId).orElseThrow(() -> noSuchTopic(topicId));
        return Replies.versioned(TopicJson.of(topic), topic.version());
    }

    @PUT
    @Path("/{topicId}")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "updateTopic",
            summary = "Change a topic's texts and its place in the tree",
            description = "Scheme and name stay.")
    @APIResponseSchema(
            value = TopicJson.class,
            responseCode = "200",
            responseDescription = "The changed topic")
    @Problems("no-such-topic")
    public RestResponse<TopicJson> update(
            @PathParam("topicId") UUID topicId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable TopicDraftJson draft) {
        var version = IfMatch.parse(ifMatch);
        var present = validation.present(draft);
        var scheme = topics.find(topicId).orElseThrow(() -> noSuchTopic(topicId)).scheme();
        // Two moves at once could close a circle that neither sees: moves within a scheme go one
        // after the other.
        schemes.hold(scheme);
        var topic = topics.hold(topicId).orElseThrow(() -> noSuchTopic(topicId));
        var faults = parentFaults(present);
        faults.addAll(identityFaults(topic, present));
        if (present.parent() != null
                && topics.subtree(topic.reference()).contains(present.parent())) {
            faults.add(Fault.inBody("/parent", "a topic cannot stand below itself"));
        }
        var valid = validation.check(present, faults);
        version.check(topic.version());
        var changed =
                topics.describe(
                        topicId,
                        valid.title(),
                        valid.descriptionText(),
                        valid.parent(),
                        clock.instant());
        return Replies.versioned(TopicJson.of(changed), changed.version());
    }

    private List<Fault> parentFaults(TopicDraftJson draft) {
        var faults = new ArrayList<Fault>();
        var parent = draft.parent();
        if (parent != null && Validation.isPresent(draft.scheme())) {
            if (!parent.startsWith(draft.scheme() + "/")) {
                faults.add(
                        Fault.inBody(
                                "/parent",
                                "the parent is a topic of the same scheme, \"%s\""
                                        .formatted(draft.scheme())));
            } else if (!topics.known(List.of(parent)).contains(parent)) {
                faults.add(Fault.inBody("/parent", "there is no topic \"%s\"".formatted(parent)));
            }
        }
        return faults;
    }

    private static List<Fault> identityFaults(Topic topic, TopicDraftJson draft) {
        var faults = new ArrayList<Fault>();
        if (Validation.isPresent(draft.scheme()) && !draft.scheme().equals(topic.scheme())) {
            faults.add(
                    Fault.inBody(
                            "/scheme",
                            "a topic stays in its scheme, \"%s\"".formatted(topic.scheme())));
        }
        if (Validation.isPresent(draft.name()) && !draft.name().equals(topic.name())) {
            faults.add(
                    Fault.inBody(
                            "/name", "a topic keeps its name, \"%s\"".formatted(topic.name())));
        }
        return faults;
    }

    private static Refused noSuchTopic(UUID topicId) {
        return Refused.because(
                TopicProblem.NO_SUCH_TOPIC, "There is no topic %s.".formatted(topicId));
    }
}
