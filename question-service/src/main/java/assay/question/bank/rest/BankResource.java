package assay.question.bank.rest;

import assay.question.bank.Bank;
import assay.question.bank.Banks;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/banks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Banks")
@RunOnVirtualThread
class BankResource {
    private final Banks banks;
    private final Validation validation;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    BankResource(
            Banks banks,
            Validation validation,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.banks = banks;
        this.validation = validation;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(operationId = "createBank", summary = "Create a bank")
    @APIResponseSchema(
            value = BankJson.class,
            responseCode = "201",
            responseDescription = "The bank")
    @Problems("conflict-bank-name")
    public RestResponse<BankJson> create(
            @HeaderParam(Idempotency.HEADER) @Nullable String idempotencyKey,
            @Nullable BankDraftJson draft) {
        var valid = validation.check(draft);
        return idempotency.once(
                idempotencyKey,
                valid,
                BankJson.class,
                () -> {
                    var bank = valid.toBank(Ids.next(), clock.instant());
                    if (!banks.add(bank)) {
                        throw Refused.because(
                                BankProblem.CONFLICT_BANK_NAME,
                                "There is a bank \"%s\" already.".formatted(bank.name()));
                    }
                    return Replies.created(
                            URI.create("/v1/banks/" + bank.id()),
                            BankJson.of(bank),
                            bank.version());
                });
    }

    @GET
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(operationId = "listBanks", summary = "List banks, oldest first")
    @APIResponseSchema(
            value = BankPageJson.class,
            responseCode = "200",
            responseDescription = "One page of banks")
    public RestResponse<BankPageJson> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri) {
        var rows = banks.list(Cursor.parse(cursor).after(), limit + 1);
        var page = Page.of(rows, limit, bank -> new Cursor(bank.id())).map(BankJson::of);
        return Replies.page(new BankPageJson(page.items(), page.nextCursor()), page, uri);
    }

    @GET
    @Path("/{bankId}")
    @RolesAllowed({"author", "instructor", "admin"})
    @Operation(operationId = "getBank", summary = "Read a bank")
    @APIResponseSchema(
            value = BankJson.class,
            responseCode = "200",
            responseDescription = "The bank")
    @Problems("no-such-bank")
    public RestResponse<BankJson> get(@PathParam("bankId") UUID bankId) {
        var bank = banks.find(bankId).orElseThrow(() -> noSuchBank(bankId));
        return Replies.versioned(BankJson.of(bank), bank.version());
    }

    @PUT
    @Path("/{bankId}")
    @Transactional
    @RolesAllowed({"author", "admin"})
    @Operation(
            operationId = "updateBank",
            summary = "Change a bank's texts and its rule on reviews",
            description =
                    "The name stays. Only an admin may weaken the rule on reviews: else authors"
                            + " could lift it for as long as it stands in their way.")
    @APIResponseSchema(
            value = BankJson.class,
            responseCode = "200",
            responseDescription = "The changed bank")
    @Problems({"no-such-bank", "weaker-review-rule"})
    public RestResponse<BankJson> update(
            @PathParam("bankId") UUID bankId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable BankDraftJson draft) {
        var version = IfMatch.parse(ifMatch);
        var present = validation.present(draft);
        var bank = banks.hold(bankId).orElseThrow(() -> noSuchBank(bankId));
        var valid = validation.check(present, nameFaults(bank, present));
        version.check(bank.version());
        var rule = valid.reviewRule(bank.reviewRule());
        if (bank.reviewRule().isStricterThan(rule) && !caller.hasAnyRole("admin")) {
            throw Refused.because(
                    BankProblem.WEAKER_REVIEW_RULE,
                    "Only an admin may weaken a bank's rule on reviews.");
        }
        var changed =
                banks.describe(
                        bankId,
                        valid.title(),
                        valid.descriptionText(),
                        valid.noticeText(),
                        rule,
                        clock.instant());
        return Replies.versioned(BankJson.of(changed), changed.version());
    }

    private static List<Fault> nameFaults(Bank bank, BankDraftJson draft) {
        return bank.name().equals(draft.name())
                ? List.of()
                : List.of(
                        Fault.inBody(
                                "/name", "a bank keeps its name, \"%s\"".formatted(bank.name())));
    }

    private static Refused noSuchBank(UUID bankId) {
        return Refused.because(BankProblem.NO_SUCH_BANK, "There is no bank %s.".formatted(bankId));
    }
}
