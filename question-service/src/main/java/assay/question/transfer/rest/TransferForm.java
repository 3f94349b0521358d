package assay.question.transfer.rest;

import assay.question.job.Job;
import assay.question.job.JobLine;
import assay.question.job.json.JobJson;
import assay.question.job.json.KeptJson;
import jakarta.enterprise.context.ApplicationScoped;

/** Imports and exports as jobs keep them, and as they are shown. */
@ApplicationScoped
class TransferForm {
    private final KeptJson kept;

    TransferForm(KeptJson kept) {
        this.kept = kept;
    }

    String write(Object value) {
        return kept.write(value);
    }

    ImportRequest importRequest(Job job) {
        return kept.read(job.request(), ImportRequest.class);
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
                kept.read(line.detail(), ImportOutcomeJson.Detail.class));
    }

    ExportRequest exportRequest(Job job) {
        return kept.read(job.request(), ExportRequest.class);
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
                kept.read(line.detail(), ExportOutcomeJson.Detail.class));
    }
}
