package assay.grading.submission.rest;

import assay.grading.platform.Fault;
import assay.grading.submission.wire.SubmissionJson;
import assay.grading.submission.wire.SubmissionJson.GivenResponseJson;
import assay.grading.submission.wire.SubmissionJson.PaperItemJson;
import assay.grading.submission.wire.SubmissionJson.ReleaseJson;
import assay.grading.submission.wire.SubmissionJson.TopicJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The faults of a submission that no single field shows. What merely cannot be scored is no fault:
 * it is kept, graded and reported, since whoever delivers it could never mend it.
 */
final class SubmissionFaults {
    /** As question-service has it for the values of variables. */
    private static final int VALUE_DIGITS_MAX = 300;

    private final List<Fault> faults = new ArrayList<>();
    private final SubmissionJson submission;

    private SubmissionFaults(SubmissionJson submission) {
        this.submission = submission;
    }

    /** Works on a submission with missing parts too: those are reported elsewhere. */
    static List<Fault> in(SubmissionJson submission) {
        var found = new SubmissionFaults(submission);
        found.checkTimes();
        found.checkPolicy();
        found.checkTopics();
        found.checkPaper();
        found.checkResponses();
        found.checkFiles();
        return found.faults;
    }

    private void checkTimes() {
        if (submission.startedAt() != null
                && submission.submittedAt() != null
                && submission.submittedAt().isBefore(submission.startedAt())) {
            fault("/submittedAt", "must not be before startedAt");
        }
        if (submission.startedAt() != null
                && submission.deadlineAt() != null
                && submission.deadlineAt().isBefore(submission.startedAt())) {
            fault("/deadlineAt", "must not be before startedAt");
        }
    }

    private void checkPolicy() {
        var policy = submission.policy();
        if (policy == null) {
            return;
        }
        var scaling = policy.scaling();
        if (scaling != null
                && scaling.minimum() != null
                && scaling.maximum() != null
                && scaling.maximum().compareTo(scaling.minimum()) <= 0) {
            fault("/policy/scaling/maximum", "must be above minimum");
        }
        var release = policy.release();
        if (release != null && release.when() != null) {
            var atDecides = release.when() == ReleaseJson.When.AT;
            if (atDecides && release.at() == null) {
                fault("/policy/release/at", "must be given when the release is at a time");
            }
            if (!atDecides && release.at() != null) {
                fault("/policy/release/at", "must not be given unless the release is at a time");
            }
        }
    }

    private void checkTopics() {
        var parents = new HashMap<String, @Nullable String>();
        each(
                submission.topics(),
                (place, topic) -> {
                    if (topic.topic() != null && parents.containsKey(topic.topic())) {
                        fault("/topics/" + place + "/topic", "must not be listed twice");
                    }
                    if (topic.topic() != null) {
                        parents.put(topic.topic(), topic.parent());
                    }
                });
        each(submission.topics(), (place, topic) -> checkParent(place, topic, parents));
    }

    private void checkParent(int place, TopicJson topic, Map<String, @Nullable String> parents) {
        var pointer = "/topics/" + place + "/parent";
        if (topic.parent() == null || topic.topic() == null) {
            return;
        }
        if (!parents.containsKey(topic.parent())) {
            fault(pointer, "must be listed among the topics");
        } else if (!schemeOf(topic.parent()).equals(schemeOf(topic.topic()))) {
            fault(pointer, "must be of the same scheme");
        } else if (isItsOwnAncestor(topic.topic(), parents)) {
            fault(pointer, "must not lead back to the topic itself");
        }
    }

    private static boolean isItsOwnAncestor(String topic, Map<String, @Nullable String> parents) {
        var seen = new HashSet<String>();
        var next = parents.get(topic);
        while (next != null && seen.add(next)) {
            if (next.equals(topic)) {
                return true;
            }
            next = parents.get(next);
        }
        return false;
    }

    private static String schemeOf(String topic) {
        return topic.substring(0, Math.max(topic.indexOf('/'), 0));
    }

    private void checkPaper() {
        var topics = new HashSet<String>();
        each(
                submission.topics(),
                (_, topic) -> {
                    if (topic.topic() != null) {
                        topics.add(topic.topic());
                    }
                });
        var positions = new HashSet<Integer>();
        var questions = new HashSet<UUID>();
        each(
                submission.paper(),
                (place, item) -> {
                    var pointer = "/paper/" + place;
                    if (item.position() != null && !positions.add(item.position())) {
                        fault(pointer + "/position", "must not be taken twice");
                    }
                    if (item.questionId() != null && !questions.add(item.questionId())) {
                        fault(pointer + "/questionId", "must not be on the paper twice");
                    }
                    checkItem(pointer, item, topics);
                });
    }

    private void checkItem(String pointer, PaperItemJson item, Set<String> topics) {
        each(
                item.topics(),
                (place, topic) -> {
                    if (!topics.contains(topic)) {
                        fault(
                                pointer + "/topics/" + place,
                                "must be listed among the submission's topics");
                    }
                });
        var choices = new HashSet<String>();
        each(
                item.choiceOrder(),
                (place, choice) -> {
                    if (!choices.add(choice)) {
                        fault(pointer + "/choiceOrder/" + place, "must not be listed twice");
                    }
                });
        if (item.values() != null) {
            item.values()
                    .forEach((name, value) -> {
                        if (value != null && !isReckonable(value)) {
                            fault(
                                    pointer + "/values" + Fault.step(name),
                                    "must have at most %d digits before and after the point"
                                            .formatted(VALUE_DIGITS_MAX));
                        }
                    });
        }
    }

    /** Not so long that it takes gigabytes to add it to another. */
    private static boolean isReckonable(BigDecimal value) {
        var bare = value.stripTrailingZeros();
        return bare.scale() <= VALUE_DIGITS_MAX
                && bare.precision() - (long) bare.scale() <= VALUE_DIGITS_MAX;
    }

    private void checkResponses() {
        var onPaper = new HashSet<UUID>();
        each(submission.paper(), (_, item) -> onPaper.add(item.questionId()));
        var answered = new HashSet<UUID>();
        each(
                submission.responses(),
                (place, given) -> checkResponse(place, given, onPaper, answered));
    }

    private void checkResponse(
            int place, GivenResponseJson given, Set<UUID> onPaper, Set<UUID> answered) {
        if (given.questionId() == null) {
            return;
        }
        var pointer = "/responses/" + place + "/questionId";
        if (!onPaper.contains(given.questionId())) {
            fault(pointer, "must be a question of the paper");
        }
        if (!answered.add(given.questionId())) {
            fault(pointer, "must not be answered twice");
        }
    }

    private void checkFiles() {
        var onPaper = new HashSet<UUID>();
        each(submission.paper(), (_, item) -> onPaper.add(item.questionId()));
        var ids = new HashSet<String>();
        each(
                submission.files(),
                (place, file) -> {
                    var pointer = "/files/" + place;
                    if (file.id() != null && !ids.add(file.id())) {
                        fault(pointer + "/id", "must not be listed twice");
                    }
                    if (file.questionId() != null && !onPaper.contains(file.questionId())) {
                        fault(pointer + "/questionId", "must be a question of the paper");
                    }
                });
    }

    private void fault(String pointer, String detail) {
        faults.add(Fault.inBody(pointer, detail));
    }

    private interface Check<T> {
        void check(int place, T element);
    }

    /** Lists and elements that are missing are reported elsewhere. */
    private static <T> void each(@Nullable List<@Nullable T> list, Check<T> check) {
        if (list == null) {
            return;
        }
        for (var place = 0; place < list.size(); place++) {
            var element = list.get(place);
            if (element != null) {
                check.check(place, element);
            }
        }
    }
}
