package assay.question.bulk.rest;

import assay.question.job.Job;
import assay.question.job.JobLine;
import assay.question.job.json.KeptJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/** Requests and outcomes as text, the way jobs keep them. */
@ApplicationScoped
class BulkForm {
    private final KeptJson kept;

    BulkForm(KeptJson kept) {
        this.kept = kept;
    }

    String write(Object value) {
        return kept.write(value);
    }

    BulkChangeRequest request(Job job) {
        return kept.read(job.request(), BulkChangeRequest.class);
    }

    BulkChangeJson shown(Job job) {
        return BulkChangeJson.of(request(job), job);
    }

    BulkOutcomeJson outcome(JobLine line) {
        var detail = kept.read(line.detail(), BulkOutcomeJson.Detail.class);
        return new BulkOutcomeJson(
                line.ordinal(),
                UUID.fromString(Objects.requireNonNull(line.subject())),
                BulkOutcomeKindJson.of(line.outcome()),
                detail.version(),
                detail.problem(),
                detail.detail());
    }
}
