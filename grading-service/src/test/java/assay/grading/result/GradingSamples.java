package assay.grading.result;

import assay.grading.key.CurrentKeys;
import assay.grading.key.KeyRevision;
import assay.grading.key.Teaching;
import assay.grading.key.TextFormat;
import assay.grading.scoring.AnswerKey;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Points;
import assay.grading.scoring.Response;
import assay.grading.submission.GivenResponse;
import assay.grading.submission.Interaction;
import assay.grading.submission.PaperItem;
import assay.grading.submission.Policy;
import assay.grading.submission.QuestionId;
import assay.grading.submission.QuestionVersionId;
import assay.grading.submission.ReleasePolicy;
import assay.grading.submission.ResponseLog;
import assay.grading.submission.Scaling;
import assay.grading.submission.SessionId;
import assay.grading.submission.Submission;
import assay.grading.submission.Topic;
import assay.grading.submission.TopicRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exams of single-choice questions whose right choice is always {@code a}. */
final class GradingSamples {
    static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final List<PaperItem> paper = new ArrayList<>();
    private final List<GivenResponse> responses = new ArrayList<>();
    private final Map<QuestionVersionId, KeyRevision> keys = new HashMap<>();
    private List<Topic> topics = List.of();
    private Policy policy =
            new Policy(
                    null,
                    null,
                    new ReleasePolicy(
                            ReleasePolicy.When.ON_GRADING, null, ReleasePolicy.Part.all()));

    private long earlier;

    static GradingSamples anExam() {
        return new GradingSamples();
    }

    /** Another exam, whose questions are none of the first so many. */
    static GradingSamples anExamAfter(long questions) {
        var exam = new GradingSamples();
        exam.earlier = questions;
        return exam;
    }

    static Scaling from100To1000() {
        return new Scaling(new BigDecimal("100"), new BigDecimal("1000"), "approximation");
    }

    GradingSamples with(@Nullable Scaling scaling, @Nullable String passMark) {
        policy =
                new Policy(
                        scaling,
                        passMark == null ? null : new BigDecimal(passMark),
                        policy.release());
        return this;
    }

    /** Topics as {@code scheme/name} or {@code scheme/name < scheme/parent}. */
    GradingSamples topics(String... topics) {
        this.topics =
                List.of(topics).stream()
                        .map(text -> {
                            var parts = text.split(" < ", -1);
                            return new Topic(
                                    new TopicRef(parts[0]),
                                    parts[0],
                                    parts.length == 1 ? null : new TopicRef(parts[1]));
                        })
                        .toList();
        return this;
    }

    GradingSamples right(int times) {
        for (var i = 0; i < times; i++) {
            question("1", true, "a");
        }
        return this;
    }

    GradingSamples wrong(int times) {
        for (var i = 0; i < times; i++) {
            question("1", true, "b");
        }
        return this;
    }

    GradingSamples question(
            String points, boolean scored, @Nullable String chosen, String... topics) {
        var id = new UUID(0, earlier + paper.size() + 1L);
        var version = new QuestionVersionId(id);
        paper.add(
                new PaperItem(
                        paper.size() + 1,
                        new QuestionId(id),
                        version,
                        1,
                        Interaction.SINGLE_CHOICE,
                        "all",
                        scored,
                        Points.of(points),
                        List.of(topics).stream().map(TopicRef::new).toList(),
                        List.of(new ChoiceId("a"), new ChoiceId("b")),
                        Map.of(),
                        Map.of()));
        if (chosen != null) {
            responses.add(
                    new GivenResponse(
                            new QuestionId(id),
                            paper.size(),
                            NINE,
                            new Response.SingleChoice(new ChoiceId(chosen))));
        }
        keys.put(
                version,
                new KeyRevision(
                        version,
                        1,
                        AnswerKey.SingleChoice.of(new ChoiceId("a")),
                        Teaching.none(TextFormat.MARKDOWN)));
        return this;
    }

    /** A question whose key nobody has. */
    GradingSamples keyless(boolean scored, String... topics) {
        question("1", scored, "a", topics);
        keys.remove(paper.getLast().questionVersion());
        return this;
    }

    Submission submission() {
        return new Submission(
                new SessionId(new UUID(1, 1)),
                "demo",
                new Submission.Exam(new UUID(2, 2), new UUID(3, 3), "exam", "Exam"),
                new Submission.Candidate("carl", "Carl"),
                1,
                NINE,
                NINE.plusSeconds(60),
                NINE.plusSeconds(30),
                Submission.SubmittedBy.CANDIDATE,
                policy,
                topics,
                paper,
                responses,
                List.of(),
                new ResponseLog(0, 0, "0".repeat(64)));
    }

    CurrentKeys keys() {
        return new CurrentKeys(keys, Map.of());
    }

    GradingRevision graded() {
        return GradingRevision.compute(
                submission(), keys(), 1, GradingReason.SUBMISSION, null, NINE.plusSeconds(40));
    }

    static Set<String> topicsOf(GradingRevision revision) {
        return revision.topics().stream()
                .map(one ->
                        "%s %s/%s"
                                .formatted(
                                        one.topic().ref(),
                                        one.tally().earned(),
                                        one.tally().maximum()))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
