package assay.grading.result.rest;

import assay.grading.key.KeyRevision;
import assay.grading.result.GradingReason;
import assay.grading.result.GradingRevision;
import assay.grading.result.ItemScore;
import assay.grading.result.Results;
import assay.grading.result.Tally;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Explanation;
import assay.grading.scoring.Points;
import assay.grading.scoring.Verdict;
import assay.grading.submission.GivenResponse;
import assay.grading.submission.QuestionVersionId;
import assay.grading.submission.Submission;
import assay.grading.submission.TopicRef;
import assay.grading.submission.wire.ResponseJson;
import assay.grading.submission.wire.SubmissionJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One computation of a result with everything that explains it; for instructors. */
@Schema(
        name = "GradingRevision",
        examples = ResultExamples.REVISION,
        description =
                "One computation of a result with everything that explains it. A regrade adds one with the next number and leaves the earlier ones as they are.",
        requiredProperties = {"revision", "reason", "gradedAt", "score", "topics", "questions"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GradingRevisionJson(
        @Schema(description = "1 is the first.") int revision,
        ReasonJson reason,
        @Nullable
                @Schema(
                        description =
                                "With the reason `marking`: sub of the person whose mark made it.")
                String gradedBy,
        Instant gradedAt,
        ScoreJson score,
        @Nullable
                @Schema(
                        description =
                                "Absent if the exam has no pass mark, or while a question awaits an instructor or a marker.")
                OutcomeJson outcome,
        @Schema(description = "Every topic that counted, each including everything below it.")
                List<TopicJson> topics,
        @Schema(description = "In the order of the paper.") List<QuestionJson> questions) {

    @Schema(name = "GradingReason", description = "Why a grading revision was computed.")
    public enum ReasonJson {
        @JsonProperty("submission")
        SUBMISSION,
        @JsonProperty("regrade")
        REGRADE,
        @JsonProperty("marking")
        MARKING;

        static ReasonJson of(GradingReason reason) {
            return valueOf(reason.name());
        }
    }

    @Schema(
            name = "Score",
            description = "Points added up over the questions that count.",
            requiredProperties = {"points", "maximum", "undecided", "questions", "provisional"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScoreJson(
            @Schema(examples = "41") BigDecimal points,
            @Schema(examples = "50") BigDecimal maximum,
            @Schema(
                            description =
                                    "How much of the maximum awaits an instructor or a marker.",
                            examples = "0")
                    BigDecimal undecided,
            @Schema(description = "How many questions count.", examples = "50") int questions,
            @Nullable @Schema(examples = "82") BigDecimal percent,
            @Nullable
                    @Schema(
                            description =
                                    "Absent if the exam has no scale, or while a question awaits an instructor or a marker.",
                            examples = "838")
                    BigDecimal scaled,
            @Schema(description = "Whether something of it still awaits an instructor or a marker.")
                    boolean provisional) {
        static ScoreJson of(Tally tally, @Nullable BigDecimal scaled) {
            return new ScoreJson(
                    tally.earned().plain(),
                    tally.maximum().plain(),
                    tally.undecided().plain(),
                    tally.questions(),
                    tally.percent(),
                    scaled,
                    !tally.undecided().isZero());
        }
    }

    @Schema(
            name = "TopicScore",
            description = "The points of a topic and everything below it.",
            requiredProperties = {"topic", "scheme", "title", "score"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TopicJson(
            @Schema(examples = "dva-c02/security") String topic,
            @Schema(examples = "dva-c02") String scheme,
            @Schema(examples = "Security") String title,
            @Nullable @Schema(description = "Absent for a root of its scheme.") String parent,
            ScoreJson score) {}

    @Schema(
            name = "QuestionScore",
            description = "What one question is worth, and why.",
            requiredProperties = {
                "position",
                "questionId",
                "questionVersionId",
                "version",
                "interaction",
                "section",
                "scored",
                "topics",
                "choiceOrder",
                "verdict",
                "maximum"
            })
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QuestionJson(
            int position,
            UUID questionId,
            UUID questionVersionId,
            int version,
            SubmissionJson.InteractionJson interaction,
            String section,
            @Schema(description = "Whether it counts.") boolean scored,
            List<String> topics,
            List<String> choiceOrder,
            @Nullable @Schema(description = "Absent if nothing was answered.")
                    ResponseJson response,
            @Nullable Instant savedAt,
            VerdictJson verdict,
            @Nullable @Schema(description = "From 0 to 1; absent while it awaits somebody.")
                    BigDecimal credit,
            @Nullable @Schema(description = "Absent while it awaits somebody.") BigDecimal points,
            BigDecimal maximum,
            @Nullable
                    @Schema(description = "By which revision of the key; absent if there was none.")
                    Integer keyRevision,
            @Nullable ExplanationJson explanation,
            @Nullable
                    @Schema(
                            description =
                                    "For a question with gaps or parts: what each of them earned.")
                    List<PartScoreJson> parts,
            @Nullable
                    @Schema(description = "Absent unless a person has marked the question itself.")
                    MarkJson mark,
            @Nullable @Schema(description = "Why it awaits an instructor.") String undecidedBecause,
            @Nullable KeyJson key,
            @Nullable FeedbackJson feedback) {}

    @Schema(
            name = "Explanation",
            description = "Why a response earns what it earns.",
            requiredProperties = {"rule", "text", "contributions"})
    public record ExplanationJson(
            RuleJson rule,
            @Schema(
                            examples =
                                    "Chosen: b, d; right: b, e. Only exactly the right ones earn anything.")
                    String text,
            List<ContributionJson> contributions) {
        static ExplanationJson of(Explanation explanation) {
            return new ExplanationJson(
                    RuleJson.valueOf(explanation.rule().name()),
                    explanation.text(),
                    explanation.contributions().stream()
                            .map(one ->
                                    new ContributionJson(
                                            one.choice(),
                                            one.correct(),
                                            one.weight(),
                                            KindJson.valueOf(one.kind().name())))
                            .toList());
        }
    }

    @Schema(name = "ScoringRule", description = "Which rule was applied.")
    public enum RuleJson {
        @JsonProperty("single_choice")
        SINGLE_CHOICE,
        @JsonProperty("all_or_nothing")
        ALL_OR_NOTHING,
        @JsonProperty("even_shares")
        EVEN_SHARES,
        @JsonProperty("weighted")
        WEIGHTED,
        @JsonProperty("mapped")
        MAPPED,
        @JsonProperty("true_false")
        TRUE_FALSE,
        @JsonProperty("accepted_text")
        ACCEPTED_TEXT,
        @JsonProperty("accepted_number")
        ACCEPTED_NUMBER,
        @JsonProperty("exact_order")
        EXACT_ORDER,
        @JsonProperty("adjacent_pairs")
        ADJACENT_PAIRS,
        @JsonProperty("position")
        POSITION,
        @JsonProperty("areas")
        AREAS,
        @JsonProperty("weighted_mean")
        WEIGHTED_MEAN,
        @JsonProperty("marker")
        MARKER,
        @JsonProperty("nothing")
        NOTHING
    }

    @Schema(
            name = "Contribution",
            description =
                    "What one chosen, paired or placed element added or took away, or what fitted.",
            requiredProperties = {"choice", "correct", "weight", "kind"})
    public record ContributionJson(
            @Schema(description = "What it is about, in the form that `kind` says.", examples = "b")
                    String choice,
            boolean correct,
            @Schema(
                            description =
                                    "Share of the question's points; 0 under a rule that looks at all elements together.")
                    BigDecimal weight,
            KindJson kind) {}

    @Schema(
            name = "ContributionKind",
            description =
                    "choice: id of a choice, region or word. pair: two ids with a space between. item: id of an item of an order. area: place in the list of areas, 1 is the first, 0 is outside of all. accepted: an accepted text or number as the key writes it. unit: a unit's symbol.")
    public enum KindJson {
        @JsonProperty("choice")
        CHOICE,
        @JsonProperty("pair")
        PAIR,
        @JsonProperty("item")
        ITEM,
        @JsonProperty("area")
        AREA,
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("unit")
        UNIT
    }

    @Schema(
            name = "PartScore",
            description = "What one gap or part earned, and why.",
            requiredProperties = {"part", "weight", "verdict"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartScoreJson(
            @Schema(description = "Id of the gap or part.", examples = "a") String part,
            @Schema(description = "Beside the weights of the others.", examples = "1")
                    BigDecimal weight,
            VerdictJson verdict,
            @Nullable @Schema(description = "From 0 to 1; absent while it awaits somebody.")
                    BigDecimal credit,
            @Nullable ExplanationJson explanation,
            @Nullable MarkJson mark,
            @Nullable @Schema(description = "The gaps of a part; absent if it has none.")
                    List<PartScoreJson> parts) {
        static @Nullable List<PartScoreJson> of(Verdict whole) {
            var why = whole.why();
            return why == null || why.shares().isEmpty()
                    ? null
                    : why.shares().stream()
                            .map(share ->
                                    new PartScoreJson(
                                            share.name(),
                                            share.weight(),
                                            VerdictJson.of(share.verdict()),
                                            CandidateResultJson.creditOf(share.verdict()),
                                            explanationOf(share.verdict()),
                                            MarkJson.of(share.verdict()),
                                            of(share.verdict())))
                            .toList();
        }
    }

    @Schema(
            name = "GivenMark",
            description = "What a person gave.",
            requiredProperties = {"markedBy", "markedAt", "levels", "comment"})
    public record MarkJson(
            @Schema(description = "Sub of the marker.") String markedBy,
            Instant markedAt,
            @Schema(description = "By criterion of the rubric; empty if points were given freely.")
                    Map<String, Integer> levels,
            @Schema(description = "For the candidate, plain text; may be empty.") String comment) {
        static @Nullable MarkJson of(Verdict verdict) {
            return verdict instanceof Verdict.Marked(_, var mark, _)
                    ? new MarkJson(
                            mark.marker(), mark.at(), new TreeMap<>(mark.levels()), mark.comment())
                    : null;
        }
    }

    @Schema(
            name = "GradingRevisionSummary",
            requiredProperties = {"revision", "reason", "gradedAt"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SummaryJson(
            int revision,
            ReasonJson reason,
            @Nullable
                    @Schema(
                            description =
                                    "With the reason `marking`: sub of the person whose mark made it.")
                    String gradedBy,
            Instant gradedAt) {
        static SummaryJson of(Results.RevisionSummary summary) {
            return new SummaryJson(
                    summary.number(),
                    ReasonJson.of(summary.reason()),
                    summary.gradedBy(),
                    summary.gradedAt());
        }
    }

    @Schema(
            name = "GradingRevisionList",
            description = "One page of a result's grading revisions, first to last.",
            requiredProperties = "items",
            examples =
                    """
                    {"items": [{"revision": 1, "reason": "submission", "gradedAt": "2026-11-23T10:30:01Z"}], "nextCursor": null}
                    """)
    public record ListJson(
            List<SummaryJson> items,
            @Nullable @Schema(nullable = true, description = "Null at the end.")
                    String nextCursor) {}

    static GradingRevisionJson of(
            Submission submission,
            GradingRevision revision,
            Map<QuestionVersionId, KeyRevision> keys) {
        var responses = submission.responsesByQuestion();
        return new GradingRevisionJson(
                revision.number(),
                ReasonJson.of(revision.reason()),
                revision.gradedBy(),
                revision.gradedAt(),
                ScoreJson.of(revision.score().tally(), revision.score().scaled()),
                OutcomeJson.of(revision.score().outcome()),
                revision.topics().stream()
                        .map(score ->
                                new TopicJson(
                                        score.topic().ref().value(),
                                        score.topic().ref().scheme(),
                                        score.topic().title(),
                                        parentOf(score.topic().parent()),
                                        ScoreJson.of(score.tally(), null)))
                        .toList(),
                revision.items().stream()
                        .map(score ->
                                question(
                                        score,
                                        responses.get(score.item().question()),
                                        keys.get(score.item().questionVersion())))
                        .toList());
    }

    private static @Nullable String parentOf(@Nullable TopicRef parent) {
        return parent == null ? null : parent.value();
    }

    private static QuestionJson question(
            ItemScore score, @Nullable GivenResponse given, @Nullable KeyRevision key) {
        var item = score.item();
        var response = given == null ? null : given.response();
        return new QuestionJson(
                item.position(),
                item.question().value(),
                item.questionVersion().value(),
                item.version(),
                SubmissionJson.InteractionJson.valueOf(item.interaction().name()),
                item.section(),
                item.scored(),
                item.topics().stream().map(TopicRef::value).toList(),
                item.choices().stream().map(ChoiceId::value).toList(),
                response == null ? null : ResponseJson.of(response),
                given == null ? null : given.savedAt(),
                VerdictJson.of(score.verdict()),
                CandidateResultJson.creditOf(score.verdict()),
                score.points().map(Points::plain).orElse(null),
                item.points().plain(),
                score.keyRevision(),
                explanationOf(score.verdict()),
                PartScoreJson.of(score.verdict()),
                MarkJson.of(score.verdict()),
                score.verdict() instanceof Verdict.Unscorable(var reason) ? reason : null,
                key == null ? null : KeyJson.of(key.key(), item.shown()),
                key == null ? null : FeedbackJson.all(key.teaching(), response, score.verdict()));
    }

    private static @Nullable ExplanationJson explanationOf(Verdict verdict) {
        var why = verdict.why();
        return why == null ? null : ExplanationJson.of(why);
    }
}
