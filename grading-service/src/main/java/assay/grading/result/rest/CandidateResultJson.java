package assay.grading.result.rest;

import assay.grading.key.KeyRevision;
import assay.grading.result.GradingRevision;
import assay.grading.result.ItemScore;
import assay.grading.result.Result;
import assay.grading.result.Score;
import assay.grading.scoring.Points;
import assay.grading.scoring.Response;
import assay.grading.scoring.Verdict;
import assay.grading.submission.Policy;
import assay.grading.submission.QuestionVersionId;
import assay.grading.submission.ReleasePolicy.Part;
import assay.grading.submission.wire.ResponseJson;
import assay.grading.submission.wire.SubmissionJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A released result as its candidate sees it: the parts that the release policy shows, and nothing
 * else. It never tells which questions counted, and has no field that could.
 */
@Schema(
        name = "CandidateResult",
        description =
                "A released result as its candidate sees it. Parts that the release policy does not show are absent.",
        requiredProperties = {
            "sessionId",
            "examId",
            "examName",
            "examTitle",
            "attempt",
            "startedAt",
            "submittedAt",
            "submittedBy",
            "state",
            "gradedAt",
            "shown"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CandidateResultJson(
        UUID sessionId,
        UUID examId,
        String examName,
        String examTitle,
        int attempt,
        Instant startedAt,
        Instant submittedAt,
        SubmissionJson.SubmittedByJson submittedBy,
        ResultStateJson state,
        Instant gradedAt,
        @Schema(description = "The parts that the release policy shows.")
                List<SubmissionJson.ReleaseJson.Part> shown,
        @Nullable @Schema(description = "With the part `score`.") ScoreJson score,
        @Nullable
                @Schema(
                        description =
                                "With the part `outcome`; absent if the exam has no pass mark, or while a question awaits an instructor or a marker.")
                OutcomeJson outcome,
        @Nullable @Schema(description = "With the part `outcome`: what had to be reached.")
                BigDecimal passMark,
        @Nullable
                @Schema(
                        description =
                                "With the part `topics`: every topic that counted, each including everything below it.")
                List<TopicJson> topics,
        @Nullable
                @Schema(
                        description =
                                "With any of the parts `responses`, `verdicts`, `keys`, `feedback`: the questions in the order of the paper, whether they counted or not.")
                List<QuestionJson> questions)
        implements ResultJson {

    /** The parts that speak of single questions. */
    private static final Set<Part> OF_QUESTIONS =
            Set.of(Part.RESPONSES, Part.VERDICTS, Part.KEYS, Part.FEEDBACK);

    @Schema(
            name = "CandidateScore",
            description = "The points of the whole session.",
            requiredProperties = {"points", "maximum", "provisional"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScoreJson(
            @Schema(description = "Of what has its score already.", examples = "41")
                    BigDecimal points,
            @Schema(examples = "50") BigDecimal maximum,
            @Nullable @Schema(examples = "82") BigDecimal percent,
            @Nullable
                    @Schema(
                            description =
                                    "Absent if the exam has no scale, or while a question awaits an instructor or a marker.",
                            examples = "838")
                    BigDecimal scaled,
            SubmissionJson.@Nullable ScalingJson scaling,
            @Schema(
                            description =
                                    "Whether some question still awaits an instructor or a marker, so that the points may change.")
                    boolean provisional) {
        static ScoreJson of(Score score, Policy policy, boolean complete) {
            return new ScoreJson(
                    score.tally().earned().plain(),
                    score.tally().maximum().plain(),
                    score.tally().percent(),
                    score.scaled(),
                    policy.scaling() == null
                            ? null
                            : SubmissionJson.ScalingJson.of(policy.scaling()),
                    !complete);
        }
    }

    @Schema(
            name = "CandidateTopicScore",
            description = "The points of a topic and everything below it.",
            requiredProperties = {"topic", "scheme", "title", "points", "maximum"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TopicJson(
            @Schema(examples = "dva-c02/security") String topic,
            @Schema(examples = "dva-c02") String scheme,
            @Schema(examples = "Security") String title,
            @Nullable @Schema(description = "Absent for a root of its scheme.") String parent,
            BigDecimal points,
            BigDecimal maximum,
            @Nullable BigDecimal percent,
            @Nullable
                    @Schema(
                            description =
                                    "Where to read on: the study notes of a topic that earned less than 70 percent;"
                                            + " absent for others. Relative to the platform's address.",
                            examples = "/v1/study-notes?topic=dva-c02/security")
                    String studyNotes) {
        /** A topic below this share is one to read up on. */
        private static final BigDecimal WEAK_BELOW_PERCENT = BigDecimal.valueOf(70);

        private static @Nullable String studyNotesOf(String topic, @Nullable BigDecimal percent) {
            return percent != null && percent.compareTo(WEAK_BELOW_PERCENT) < 0
                    ? "/v1/study-notes?topic=" + topic
                    : null;
        }
    }

    @Schema(
            name = "CandidateQuestion",
            description =
                    "One question of the paper. All that says whether it counted is left out on purpose.",
            requiredProperties = {
                "position",
                "questionId",
                "questionVersionId",
                "version",
                "interaction"
            })
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QuestionJson(
            int position,
            UUID questionId,
            UUID questionVersionId,
            int version,
            SubmissionJson.InteractionJson interaction,
            @Nullable
                    @Schema(
                            description =
                                    "With the part `responses`; absent if nothing was answered.")
                    ResponseJson response,
            @Nullable @Schema(description = "With the part `verdicts`.") VerdictJson verdict,
            @Nullable
                    @Schema(
                            description = "With the part `verdicts`: from 0 to 1.",
                            examples = "0.5")
                    BigDecimal credit,
            @Nullable @Schema(description = "With the part `verdicts`.") BigDecimal points,
            @Nullable @Schema(description = "With the part `verdicts`.") BigDecimal maximum,
            @Nullable
                    @Schema(
                            description =
                                    "With the part `verdicts`, for a question with gaps or parts.")
                    List<PartVerdictJson> parts,
            @Nullable @Schema(description = "With the part `keys`.") KeyJson key,
            @Nullable @Schema(description = "With the part `feedback`.") FeedbackJson feedback) {}

    @Schema(
            name = "CandidatePart",
            description = "What one gap or part earned.",
            requiredProperties = {"part", "verdict"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartVerdictJson(
            @Schema(description = "Id of the gap or part.", examples = "a") String part,
            VerdictJson verdict,
            @Nullable @Schema(description = "From 0 to 1; absent while it awaits somebody.")
                    BigDecimal credit,
            @Nullable @Schema(description = "The gaps of a part; absent if it has none.")
                    List<PartVerdictJson> parts) {
        static @Nullable List<PartVerdictJson> of(Verdict whole) {
            var why = whole.why();
            return why == null || why.shares().isEmpty()
                    ? null
                    : why.shares().stream()
                            .map(share ->
                                    new PartVerdictJson(
                                            share.name(),
                                            VerdictJson.of(share.verdict()),
                                            creditOf(share.verdict()),
                                            of(share.verdict())))
                            .toList();
        }
    }

    /**
     * What the candidate may see of a released result.
     *
     * @param keys the key revisions that the scores rest on, by question version
     */
    static CandidateResultJson of(Result.Known result, Map<QuestionVersionId, KeyRevision> keys) {
        var submission = result.submission();
        var revision = result.revision();
        var policy = submission.policy();
        var show = policy.release().show();
        var outcome = show.contains(Part.OUTCOME);
        return new CandidateResultJson(
                submission.session().value(),
                submission.exam().id(),
                submission.exam().name(),
                submission.exam().title(),
                submission.attempt(),
                submission.startedAt(),
                submission.submittedAt(),
                SubmissionJson.SubmittedByJson.valueOf(submission.submittedBy().name()),
                stateOf(result),
                revision.gradedAt(),
                SubmissionJson.ReleaseJson.of(policy.release()).show(),
                show.contains(Part.SCORE)
                        ? ScoreJson.of(revision.score(), policy, revision.isComplete())
                        : null,
                outcome ? OutcomeJson.of(revision.score().outcome()) : null,
                outcome ? policy.passMark() : null,
                show.contains(Part.TOPICS) ? topics(revision) : null,
                Collections.disjoint(show, OF_QUESTIONS) ? null : questions(result, show, keys));
    }

    static ResultStateJson stateOf(Result result) {
        return switch (result) {
            case Result.Waiting _ -> ResultStateJson.WAITING;
            case Result.Graded _ -> ResultStateJson.GRADED;
            case Result.AwaitingInstructor _ -> ResultStateJson.AWAITING_INSTRUCTOR;
            case Result.AwaitingMarking _ -> ResultStateJson.AWAITING_MARKING;
        };
    }

    private static List<TopicJson> topics(GradingRevision revision) {
        return revision.topics().stream()
                .map(score -> {
                    var topic = score.topic();
                    return new TopicJson(
                            topic.ref().value(),
                            topic.ref().scheme(),
                            topic.title(),
                            topic.parent() == null ? null : topic.parent().value(),
                            score.tally().earned().plain(),
                            score.tally().maximum().plain(),
                            score.tally().percent(),
                            TopicJson.studyNotesOf(topic.ref().value(), score.tally().percent()));
                })
                .toList();
    }

    private static List<QuestionJson> questions(
            Result.Known result, Set<Part> show, Map<QuestionVersionId, KeyRevision> keys) {
        var responses = result.submission().responsesByQuestion();
        return result.revision().items().stream()
                .map(score -> {
                    var given = responses.get(score.item().question());
                    return question(
                            score,
                            given == null ? null : given.response(),
                            keys.get(score.item().questionVersion()),
                            show);
                })
                .toList();
    }

    private static QuestionJson question(
            ItemScore score,
            @Nullable Response response,
            @Nullable KeyRevision revision,
            Set<Part> show) {
        var item = score.item();
        var verdicts = show.contains(Part.VERDICTS);
        return new QuestionJson(
                item.position(),
                item.question().value(),
                item.questionVersion().value(),
                item.version(),
                SubmissionJson.InteractionJson.valueOf(item.interaction().name()),
                show.contains(Part.RESPONSES) && response != null
                        ? ResponseJson.of(response)
                        : null,
                verdicts ? VerdictJson.of(score.verdict()) : null,
                verdicts ? creditOf(score.verdict()) : null,
                verdicts ? score.points().map(Points::plain).orElse(null) : null,
                verdicts ? item.points().plain() : null,
                verdicts ? PartVerdictJson.of(score.verdict()) : null,
                show.contains(Part.KEYS) && revision != null
                        ? KeyJson.of(revision.key(), item.shown())
                        : null,
                show.contains(Part.FEEDBACK) && revision != null
                        ? feedback(revision, response, score.verdict(), show)
                        : null);
    }

    static @Nullable BigDecimal creditOf(Verdict verdict) {
        var earned = verdict.earned();
        return earned == null ? null : earned.decimal();
    }

    private static FeedbackJson feedback(
            KeyRevision revision, @Nullable Response response, Verdict verdict, Set<Part> show) {
        return show.contains(Part.KEYS)
                ? FeedbackJson.all(revision.teaching(), response, verdict)
                : FeedbackJson.on(revision.teaching(), response, verdict);
    }
}
