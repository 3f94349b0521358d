package assay.question.bulk.rest;

import assay.question.job.Job;
import assay.question.job.JobLine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/** Requests and outcomes as text, the way jobs keep them. */
@ApplicationScoped
class BulkForm {
    private final ObjectMapper json;

    BulkForm(ObjectMapper json) {
        this.json = json;
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    BulkChangeRequest request(Job job) {
        return read(job.request(), BulkChangeRequest.class);
    }

    BulkChangeJson shown(Job job) {
        return BulkChangeJson.of(request(job), job);
    }

    BulkOutcomeJson outcome(JobLine line) {
        var detail = read(line.detail(), BulkOutcomeJson.Detail.class);
        return new BulkOutcomeJson(
                line.ordinal(),
                UUID.fromString(Objects.requireNonNull(line.subject())),
                BulkOutcomeKindJson.of(line.outcome()),
                detail.version(),
                detail.problem(),
                detail.detail());
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job's own JSON cannot be read", e);
        }
    }
}
