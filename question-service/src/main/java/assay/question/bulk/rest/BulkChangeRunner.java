package assay.question.bulk.rest;

import assay.question.bulk.Change;
import assay.question.bulk.ChangingQuestion;
import assay.question.bulk.ChangingQuestion.Result;
import assay.question.bulk.Targets;
import assay.question.content.json.QuestionProblem;
import assay.question.history.Deed;
import assay.question.job.Job;
import assay.question.job.JobLine;
import assay.question.job.JobRunner;
import assay.question.job.Step;
import assay.question.job.StepUndone;
import assay.question.platform.Caller;
import assay.question.platform.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One question at a time. A preview does the change as well, and then has it undone, so that it
 * tells what would happen by what happens.
 */
@ApplicationScoped
class BulkChangeRunner implements JobRunner {
    static final String KIND = "bulk-change";

    private static final int FAULTS_TOLD_MAX = 5;

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
        var change = request.change().toChange();
        var line = line(ordinal, questionId, change, deed);
        if (request.dryRun() && isNameTaken(job, questionId, change, line)) {
            line = nameTaken(ordinal, questionId);
        }
        var step = step(job, line);
        if (request.dryRun() || line.outcome().equals(BulkOutcomeKindJson.REFUSED.word())) {
            throw new StepUndone(step);
        }
        return step;
    }

    /** A preview has each move undone, so the next one does not meet the names that it took. */
    private boolean isNameTaken(Job job, UUID questionId, Change change, JobLine line) {
        return change instanceof Change.Move
                && line.outcome().equals(BulkOutcomeKindJson.CHANGED.word())
                && targets.isNamesakeChanged(job.id(), questionId);
    }

    private JobLine nameTaken(int ordinal, UUID questionId) {
        return refused(
                ordinal,
                questionId,
                QuestionProblem.CONFLICT_QUESTION_NAME.type(),
                "A question of this name is moved to the bank before.");
    }

    /** A question that is refused, however deep within, costs its own line and no other. */
    private JobLine line(int ordinal, UUID questionId, Change change, Deed deed) {
        try {
            return line(ordinal, questionId, changing.change(questionId, change, deed));
        } catch (Refused refused) {
            return refused(ordinal, questionId, refused.type().type(), detail(refused));
        }
    }

    private static String detail(Refused refused) {
        var places =
                refused.faults().stream()
                        .limit(FAULTS_TOLD_MAX)
                        .map(fault -> "%s: %s".formatted(fault.pointer(), fault.detail()))
                        .collect(Collectors.joining("; "));
        return places.isEmpty() ? refused.detail() : refused.detail() + " " + places;
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
                    refused(
                            ordinal,
                            questionId,
                            URI.create("urn:assay:problem:" + problem),
                            detail);
        };
    }

    private JobLine refused(int ordinal, UUID questionId, URI problem, String detail) {
        return line(
                ordinal,
                questionId,
                BulkOutcomeKindJson.REFUSED,
                new BulkOutcomeJson.Detail(null, problem, detail));
    }

    private JobLine line(
            int ordinal,
            UUID questionId,
            BulkOutcomeKindJson outcome,
            BulkOutcomeJson.Detail detail) {
        return new JobLine(ordinal, questionId.toString(), outcome.word(), form.write(detail));
    }
}
