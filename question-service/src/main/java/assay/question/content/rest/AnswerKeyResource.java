package assay.question.content.rest;

import assay.question.content.KeyRevision;
import assay.question.content.Questions;
import assay.question.platform.Caller;
import assay.question.platform.Validation;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/internal/v1/answer-key-lookups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Internal", description = "Between services only; no gateway routes these.")
@RunOnVirtualThread
class AnswerKeyResource {
    private final Questions questions;
    private final Validation validation;
    private final Caller caller;

    AnswerKeyResource(Questions questions, Validation validation, Caller caller) {
        this.questions = questions;
        this.validation = validation;
        this.caller = caller;
    }

    @POST
    @Transactional
    @PermissionsAllowed("keys:read")
    @Operation(
            operationId = "lookUpAnswerKeys",
            summary = "The current keys of published question versions, for grading-service")
    @APIResponseSchema(
            value = KeyLookupResultJson.class,
            responseCode = "200",
            responseDescription = "The keys")
    public KeyLookupResultJson lookUp(@Nullable KeyLookupJson lookup) {
        var valid = validation.check(lookup);
        caller.actFor(valid.organisation());
        var found = questions.latestKeys(valid.questionVersionIds().stream().distinct().toList());
        var ids =
                found.stream()
                        .map(KeyRevision::questionVersionId)
                        .collect(Collectors.toUnmodifiableSet());
        return new KeyLookupResultJson(
                found.stream().map(KeyLookupResultJson.Item::of).toList(),
                valid.questionVersionIds().stream()
                        .distinct()
                        .filter(id -> !ids.contains(id))
                        .toList());
    }
}
