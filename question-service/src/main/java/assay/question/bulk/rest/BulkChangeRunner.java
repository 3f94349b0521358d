package assay.question.bulk.rest;

import assay.question.bulk.ChangingQuestion;
import assay.question.bulk.ChangingQuestion.Result;
import assay.question.bulk.Targets;
import assay.question.history.Deed;
import assay.question.job.Job;
import assay.question.job.JobLine;
import assay.question.job.JobRunner;
import assay.question.job.Step;
import assay.question.job.StepUndone;
import assay.question.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One question at a time. A preview does the change as well, and then has it undone, so that it
 * tells what would happen by what happens.
 */
@ApplicationScoped
class BulkChangeRunner implements JobRunner {
    static final String KIND = "bulk-change";

    private final ChangingQuestion changing;
    private final Targets targets;
    private final BulkForm form;
    private final Caller caller;
    private final InstantSource clock;

    BulkChangeRunner(
            ChangingQuestion changing,
            Targets targets,
            BulkForm form,
            Caller caller,
            InstantSource clock) {
        this.changing = changing;
        this.targets = targets;
        this.form = form;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Step step(Job job) {
        var request = form.request(job);
        var ordinal = job.done() + 1;
        var questionId = targets.at(job.id(), ordinal);
        var deed = new Deed(caller.subject(), clock.instant(), request.note());
        var result = changing.change(questionId, request.change().toChange(), deed);
        var step = step(job, line(ordinal, questionId, result));
        if (request.dryRun() || result instanceof Result.Refused) {
            throw new StepUndone(step);
        }
        return step;
    }

    private static Step step(Job job, JobLine line) {
        var lines = List.of(line);
        return Objects.equals(line.ordinal(), job.total())
                ? Step.last(line.ordinal(), lines, null)
                : Step.before("", line.ordinal(), job.total(), lines);
    }

    private JobLine line(int ordinal, UUID questionId, Result result) {
        return switch (result) {
            case Result.Changed(var version) ->
                    line(
                            ordinal,
                            questionId,
                            BulkOutcomeKindJson.CHANGED,
                            new BulkOutcomeJson.Detail(version, null, null));
            case Result.Unchanged() ->
                    line(
                            ordinal,
                            questionId,
                            BulkOutcomeKindJson.UNCHANGED,
                            new BulkOutcomeJson.Detail(null, null, null));
            case Result.Refused(var problem, var detail) ->
                    line(
                            ordinal,
                            questionId,
                            BulkOutcomeKindJson.REFUSED,
                            new BulkOutcomeJson.Detail(
                                    null, URI.create("urn:assay:problem:" + problem), detail));
        };
    }

    private JobLine line(
            int ordinal,
            UUID questionId,
            BulkOutcomeKindJson outcome,
            BulkOutcomeJson.Detail detail) {
        return new JobLine(ordinal, questionId.toString(), outcome.word(), form.write(detail));
    }
}
