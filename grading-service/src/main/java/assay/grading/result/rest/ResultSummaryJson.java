package assay.grading.result.rest;

import assay.grading.result.ResultSummary;
import assay.grading.scoring.Points;
import assay.grading.submission.ReleasePolicy.Part;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A result as a list shows it to its reader. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "view")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ResultSummaryJson.ForCandidate.class, name = "candidate"),
    @JsonSubTypes.Type(value = ResultSummaryJson.ForInstructor.class, name = "instructor")
})
@Schema(
        name = "ResultSummary",
        description = "A result as a list shows it to its reader.",
        oneOf = {ResultSummaryJson.ForCandidate.class, ResultSummaryJson.ForInstructor.class},
        discriminatorProperty = "view",
        discriminatorMapping = {
            @DiscriminatorMapping(
                    value = "candidate",
                    schema = ResultSummaryJson.ForCandidate.class),
            @DiscriminatorMapping(
                    value = "instructor",
                    schema = ResultSummaryJson.ForInstructor.class)
        })
public sealed interface ResultSummaryJson {
    @Schema(
            name = "CandidateResultSummary",
            description = "Parts that the release policy does not show are absent.",
            requiredProperties = {
                "sessionId",
                "examId",
                "examName",
                "examTitle",
                "attempt",
                "submittedAt",
                "state"
            })
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ForCandidate(
            UUID sessionId,
            UUID examId,
            String examName,
            String examTitle,
            int attempt,
            Instant submittedAt,
            ResultStateJson state,
            @Nullable @Schema(description = "With the part `score`.") BigDecimal points,
            @Nullable @Schema(description = "With the part `score`.") BigDecimal maximum,
            @Nullable @Schema(description = "With the part `score`.") BigDecimal percent,
            @Nullable @Schema(description = "With the part `score`.") BigDecimal scaled,
            @Nullable @Schema(description = "With the part `outcome`.") OutcomeJson outcome)
            implements ResultSummaryJson {
        static ForCandidate of(ResultSummary summary) {
            var score = summary.shown().contains(Part.SCORE);
            return new ForCandidate(
                    summary.session().value(),
                    summary.examId(),
                    summary.examName(),
                    summary.examTitle(),
                    summary.attempt(),
                    summary.submittedAt(),
                    ResultStateJson.of(summary.state()),
                    score ? plain(summary.points()) : null,
                    score ? plain(summary.maximum()) : null,
                    score ? percentOf(summary) : null,
                    score ? summary.scaled() : null,
                    summary.shown().contains(Part.OUTCOME)
                            ? OutcomeJson.of(summary.outcome())
                            : null);
        }
    }

    @Schema(
            name = "InstructorResultSummary",
            requiredProperties = {
                "sessionId",
                "examId",
                "examName",
                "examTitle",
                "candidateId",
                "candidateName",
                "attempt",
                "submittedAt",
                "receivedAt",
                "state",
                "release"
            })
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ForInstructor(
            UUID sessionId,
            UUID examId,
            String examName,
            String examTitle,
            String candidateId,
            String candidateName,
            int attempt,
            Instant submittedAt,
            Instant receivedAt,
            ResultStateJson state,
            @Nullable Instant gradedAt,
            @Nullable BigDecimal points,
            @Nullable BigDecimal maximum,
            @Nullable
                    @Schema(
                            description =
                                    "How much of the maximum awaits an instructor or a marker.")
                    BigDecimal undecided,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal scaled,
            @Nullable OutcomeJson outcome,
            InstructorResultJson.ReleaseStateJson release)
            implements ResultSummaryJson {
        static ForInstructor of(ResultSummary summary) {
            return new ForInstructor(
                    summary.session().value(),
                    summary.examId(),
                    summary.examName(),
                    summary.examTitle(),
                    summary.candidate().id(),
                    summary.candidate().name(),
                    summary.attempt(),
                    summary.submittedAt(),
                    summary.receivedAt(),
                    ResultStateJson.of(summary.state()),
                    summary.gradedAt(),
                    plain(summary.points()),
                    plain(summary.maximum()),
                    plain(summary.undecided()),
                    percentOf(summary),
                    summary.scaled(),
                    OutcomeJson.of(summary.outcome()),
                    InstructorResultJson.ReleaseStateJson.of(summary.release()));
        }
    }

    private static @Nullable BigDecimal plain(@Nullable Points points) {
        return points == null ? null : points.plain();
    }

    private static @Nullable BigDecimal percentOf(ResultSummary summary) {
        var points = summary.points();
        var maximum = summary.maximum();
        return points == null || maximum == null || maximum.isZero()
                ? null
                : points.percentOf(maximum);
    }

    /** A page of them. */
    @Schema(
            name = "ResultList",
            requiredProperties = "items",
            examples =
                    """
                    {"items": [], "nextCursor": null}
                    """)
    record ListJson(
            List<ResultSummaryJson> items,
            @Nullable @Schema(nullable = true, description = "Null at the end.")
                    String nextCursor) {}
}
