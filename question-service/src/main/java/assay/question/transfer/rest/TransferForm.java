package assay.question.transfer.rest;

import assay.question.job.Job;
import assay.question.job.JobLine;
import assay.question.job.Jobs;
import assay.question.job.json.JobJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Imports and exports as jobs keep them, and as they are shown. */
@ApplicationScoped
class TransferForm {
    private static final int JOBS_PER_LOOK = 200;

    private final ObjectMapper json;
    private final Jobs jobs;

    TransferForm(ObjectMapper json, Jobs jobs) {
        this.json = json;
        this.jobs = jobs;
    }

    /** Jobs of one bank in the order of their ids, beginning after {@code after}. */
    List<Job> ofBank(
            UUID bankId, String kind, UUID after, int rowsMax, Function<Job, UUID> bankOf) {
        var found = new ArrayList<Job>();
        var last = after;
        while (found.size() < rowsMax) {
            var some = jobs.list(kind, last, JOBS_PER_LOOK);
            some.stream().filter(job -> bankOf.apply(job).equals(bankId)).forEach(found::add);
            if (some.size() < JOBS_PER_LOOK) {
                break;
            }
            last = some.getLast().id();
        }
        return found.subList(0, Math.min(found.size(), rowsMax));
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a job keeps cannot be read", e);
        }
    }

    ImportRequest importRequest(Job job) {
        return read(job.request(), ImportRequest.class);
    }

    ImportJson shownImport(Job job) {
        var request = importRequest(job);
        return new ImportJson(
                job.id(),
                request.bankId(),
                request.format(),
                request.dryRun(),
                request.language(),
                request.topics(),
                request.bytes(),
                JobJson.of(job));
    }

    ImportOutcomeJson importOutcome(JobLine line) {
        return ImportOutcomeJson.of(
                line.ordinal(),
                line.outcome(),
                read(line.detail(), ImportOutcomeJson.Detail.class));
    }

    ExportRequest exportRequest(Job job) {
        return read(job.request(), ExportRequest.class);
    }

    ExportJson shownExport(Job job) {
        var request = exportRequest(job);
        return new ExportJson(
                job.id(), request.bankId(), request.format(), request.state(), JobJson.of(job));
    }

    ExportOutcomeJson exportOutcome(JobLine line) {
        return ExportOutcomeJson.of(
                line.ordinal(),
                line.outcome(),
                read(line.detail(), ExportOutcomeJson.Detail.class));
    }
}
