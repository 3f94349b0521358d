package assay.question.transfer.rest;

import assay.question.job.Job;
import assay.question.job.JobLine;
import assay.question.job.json.JobJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Imports and exports as jobs keep them, and as they are shown. */
@ApplicationScoped
class TransferForm {
    private final ObjectMapper json;

    TransferForm(ObjectMapper json) {
        this.json = json;
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
