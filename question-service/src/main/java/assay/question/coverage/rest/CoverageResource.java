package assay.question.coverage.rest;

import assay.question.bank.Bank;
import assay.question.bank.Banks;
import assay.question.platform.BodyLimit;
import assay.question.platform.Fault;
import assay.question.platform.Problems;
import assay.question.platform.Refused;
import assay.question.platform.Validation;
import assay.question.topic.Topics;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/banks/{bankId}/coverage-reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Banks")
@RunOnVirtualThread
class CoverageResource {
    private final Banks banks;
    private final Topics topics;
    private final Reporting reporting;
    private final Validation validation;
    private final InstantSource clock;

    CoverageResource(
            Banks banks,
            Topics topics,
            Reporting reporting,
            Validation validation,
            InstantSource clock) {
        this.banks = banks;
        this.topics = topics;
        this.reporting = reporting;
        this.validation = validation;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({"author", "instructor", "admin"})
    @BodyLimit(bytesMax = 256 * 1024)
    @Operation(
            operationId = "reportCoverage",
            summary = "Hold a bank against a blueprint: what it has, needs and lacks",
            description =
                    "Reads only; nothing is kept. Counts published questions, and lists those that need attention.")
    @APIResponseSchema(
            value = CoverageReportJson.class,
            responseCode = "200",
            responseDescription = "The report")
    @Problems("no-such-bank")
    public CoverageReportJson report(
            @PathParam("bankId") UUID bankId, @Nullable BlueprintJson blueprint) {
        var present = validation.present(blueprint);
        var bank =
                banks.find(bankId)
                        .orElseThrow(() ->
                                Refused.because(
                                        CoverageProblem.NO_SUCH_BANK,
                                        "There is no bank %s.".formatted(bankId)));
        var valid = validation.check(present, faults(bank, present)).toBlueprint();
        var now = clock.instant();
        return CoverageReportJson.of(bank, valid, reporting.report(bank, valid, now), now);
    }

    /** Faults that only the bank, the topics and the other sections show. */
    private List<Fault> faults(Bank bank, BlueprintJson blueprint) {
        var faults = new ArrayList<Fault>();
        var names = new HashSet<String>();
        var sections = blueprint.sectionsOrNone();
        var known = topics.known(blueprint.topicReferences());
        for (var i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            if (section == null) {
                continue; // named by the declared constraints
            }
            var pointer = "/sections/" + i;
            if (section.name() != null && !names.add(section.name())) {
                faults.add(Fault.inBody(pointer + "/name", "another section has this name"));
            }
            if (section.bank() != null && !section.bank().equals(bank.name())) {
                faults.add(
                        Fault.inBody(
                                pointer + "/bank",
                                "the report is on the bank \"%s\"".formatted(bank.name())));
            }
            var references = section.topicReferences();
            for (var j = 0; j < references.size(); j++) {
                var reference = references.get(j);
                if (reference != null && !known.contains(reference)) {
                    faults.add(
                            Fault.inBody(
                                    pointer + "/topics/" + j,
                                    "there is no topic \"%s\"".formatted(reference)));
                }
            }
        }
        return faults;
    }
}
