package assay.session.outbox.remote;

import assay.session.exam.Policy;
import assay.session.outbox.Submission;
import assay.session.outbox.remote.generated.model.HandedInFile;
import assay.session.outbox.remote.generated.model.Interaction;
import assay.session.outbox.remote.generated.model.PaperItem;
import assay.session.outbox.remote.generated.model.ReleasePolicy;
import assay.session.outbox.remote.generated.model.ReleaseWhen;
import assay.session.outbox.remote.generated.model.ResponseLog;
import assay.session.outbox.remote.generated.model.ResultPart;
import assay.session.outbox.remote.generated.model.SavedResponse;
import assay.session.outbox.remote.generated.model.Scaling;
import assay.session.outbox.remote.generated.model.ScalingMethod;
import assay.session.outbox.remote.generated.model.SubmittedBy;
import assay.session.outbox.remote.generated.model.Topic;
import assay.session.upload.UploadedFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Says a submission in grading-service's words. The same submission always comes out the same, so
 * that it may be sent again.
 */
final class SubmissionTranslation {
    private SubmissionTranslation() {}

    static assay.session.outbox.remote.generated.model.Submission wire(Submission submission) {
        var wire = described(submission);
        return submission.files().isEmpty()
                ? wire
                : wire.files(submission.files().stream().map(SubmissionTranslation::file).toList());
    }

    private static HandedInFile file(UploadedFile file) {
        var wire =
                new HandedInFile()
                        .id(file.id().toString())
                        .questionId(file.questionId())
                        .name(file.name())
                        .mediaType(file.mediaType())
                        .bytes(file.bytes())
                        .sha256(file.sha256())
                        .uploadedAt(time(file.uploadedAt()));
        return file.part().isEmpty() ? wire : wire.part(file.part());
    }

    private static assay.session.outbox.remote.generated.model.Submission described(
            Submission submission) {
        return new assay.session.outbox.remote.generated.model.Submission()
                .organisation(submission.organisation())
                .examId(submission.examId())
                .examRevisionId(submission.examRevisionId())
                .examName(submission.examName())
                .examTitle(submission.examTitle())
                .candidateId(submission.candidateId())
                .candidateName(submission.candidateName())
                .attempt(submission.attempt())
                .startedAt(time(submission.startedAt()))
                .deadlineAt(time(submission.deadlineAt()))
                .submittedAt(time(submission.submittedAt()))
                .submittedBy(SubmittedBy.valueOf(submission.submittedBy().name()))
                .policy(policy(submission.policy()))
                .topics(
                        submission.topics().stream()
                                .map(topic -> {
                                    var wire =
                                            new Topic().topic(topic.topic()).title(topic.title());
                                    return topic.parent() == null
                                            ? wire
                                            : wire.parent(topic.parent());
                                })
                                .toList())
                .paper(submission.paper().stream().map(SubmissionTranslation::item).toList())
                .responses(
                        submission.responses().stream()
                                .map(SubmissionTranslation::response)
                                .toList())
                .log(
                        new ResponseLog()
                                .entries((long) submission.log().entries())
                                .lateEntries((long) submission.log().lateEntries())
                                .digest(submission.log().digest()));
    }

    private static PaperItem item(Submission.Item item) {
        var wire =
                new PaperItem()
                        .position(item.position())
                        .questionId(item.questionId())
                        .questionVersionId(item.questionVersionId())
                        .version(item.version())
                        .interaction(Interaction.valueOf(item.interaction().name()))
                        .section(item.section())
                        .scored(item.scored())
                        .points(item.points())
                        .topics(item.topics())
                        .choiceOrder(item.choiceOrder());
        if (!item.values().isEmpty()) {
            wire.values(item.values());
        }
        if (!item.partWeights().isEmpty()) {
            wire.partWeights(item.partWeights());
        }
        return wire;
    }

    private static SavedResponse response(assay.session.response.SavedResponse saved) {
        var wire =
                new SavedResponse()
                        .questionId(saved.questionId())
                        .sequence(saved.sequence())
                        .savedAt(time(saved.savedAt()));
        var response = saved.response();
        return response == null ? wire : wire.response(ResponseWire.of(response));
    }

    private static assay.session.outbox.remote.generated.model.Policy policy(Policy policy) {
        var release =
                new ReleasePolicy()
                        .when(ReleaseWhen.valueOf(policy.release().when().name()))
                        .show(
                                policy.release().show().stream()
                                        .sorted()
                                        .map(part -> ResultPart.valueOf(part.name()))
                                        .toList());
        var at = policy.release().at();
        if (at != null) {
            release.at(time(at));
        }
        var wire = new assay.session.outbox.remote.generated.model.Policy().release(release);
        var passMark = policy.passMark();
        if (passMark != null) {
            wire.passMark(passMark);
        }
        var scaling = policy.scaling();
        if (scaling != null) {
            wire.scaling(scaling(scaling));
        }
        return wire;
    }

    private static Scaling scaling(Policy.Scaling scaling) {
        return switch (scaling) {
            case Policy.Scaling.Linear(var minimum, var maximum, var description) ->
                    new Scaling()
                            .method(ScalingMethod.LINEAR)
                            .minimum(BigDecimal.valueOf(minimum))
                            .maximum(BigDecimal.valueOf(maximum))
                            .description(description);
        };
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
