package assay.grading.submission.wire;

import assay.grading.platform.CodePoints;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Points;
import assay.grading.submission.GivenResponse;
import assay.grading.submission.HandedInFile;
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
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A finished session as session-service hands it over. */
@Schema(
        name = "Submission",
        examples = SubmissionExamples.SUBMISSION,
        description =
                "A finished session with everything that grading needs except the answer keys. It"
                        + " never changes.")
public record SubmissionJson(
        @NotNull @Pattern(regexp = SubmissionJson.ORGANISATION) @Schema(examples = "demo")
                String organisation,
        @NotNull UUID examId,
        @NotNull UUID examRevisionId,
        @NotBlank
                @CodePoints(max = 200)
                @Schema(maxLength = 200, examples = "aws-developer-associate-taster")
                String examName,
        @NotBlank
                @CodePoints(max = 500)
                @Schema(maxLength = 500, examples = "AWS Developer - Associate: taster")
                String examTitle,
        @NotBlank
                @CodePoints(max = 255)
                @Schema(maxLength = 255, description = "The candidate's sub.")
                String candidateId,
        @NotBlank @CodePoints(max = 500) @Schema(maxLength = 500, examples = "Carl")
                String candidateName,
        @NotNull
                @Positive
                @Schema(
                        description =
                                "Which of the candidate's attempts at this exam; 1 is the first.")
                Integer attempt,
        @NotNull Instant startedAt,
        @NotNull Instant deadlineAt,
        @NotNull Instant submittedAt,
        @NotNull SubmittedByJson submittedBy,
        @NotNull @Valid PolicyJson policy,
        @NotNull
                @Size(max = SubmissionJson.TOPICS_MAX)
                @Schema(description = "Every topic of the paper, and every ancestor of one.")
                List<@NotNull @Valid TopicJson> topics,
        @NotEmpty @Size(max = 1000) List<@NotNull @Valid PaperItemJson> paper,
        @NotNull
                @Size(max = 1000)
                @Schema(
                        description =
                                "The last response to each question; a question without an entry"
                                        + " was not answered.")
                List<@NotNull @Valid GivenResponseJson> responses,
        @Nullable
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Valid
                @Size(max = SubmissionJson.FILES_MAX)
                @Schema(
                        nullable = true,
                        description =
                                "What the files are that the responses name; session-service has"
                                        + " their bytes. Absent if there are none.")
                List<@NotNull @Valid HandedInFileJson> files,
        @NotNull @Valid ResponseLogJson log) {

    static final String ORGANISATION = "^[a-z0-9][a-z0-9._-]{0,63}$";

    /** The limit of the body is reached before: a file takes some 250 bytes, a topic some 60. */
    static final int FILES_MAX = 30_000;

    static final int TOPICS_MAX = 100_000;
    static final String TOPIC = "^[^/\\s]+/\\S+$";

    /** Names of a scheme and of a topic, of 100 characters each, and the slash. */
    static final int TOPIC_LENGTH_MAX = 201;

    /** Fifty parts with fifty ranges and a row of fifty variables each. */
    static final int VALUES_MAX = 5_000;

    @Schema(name = "SubmittedBy", description = "The platform submits when the time is over.")
    public enum SubmittedByJson {
        @JsonProperty("candidate")
        CANDIDATE,
        @JsonProperty("platform")
        PLATFORM
    }

    @Schema(name = "Policy", description = "How the exam revision turns points into a result.")
    public record PolicyJson(
            @Nullable
                    @Valid
                    @Schema(nullable = true, description = "Null: there is no scaled score.")
                    ScalingJson scaling,
            @Nullable
                    @DecimalMin("0")
                    @DecimalMax("1000000")
                    @Schema(
                            nullable = true,
                            description =
                                    "On the scaled score when there is one, else on the percentage"
                                            + " of the raw points (0 to 100). Null: nobody passes or"
                                            + " fails.",
                            examples = "720")
                    BigDecimal passMark,
            @NotNull @Valid ReleaseJson release) {
        public static PolicyJson of(Policy policy) {
            return new PolicyJson(
                    policy.scaling() == null ? null : ScalingJson.of(policy.scaling()),
                    policy.passMark(),
                    ReleaseJson.of(policy.release()));
        }

        Policy toDomain() {
            return new Policy(
                    scaling == null ? null : scaling.toDomain(), passMark, release.toDomain());
        }
    }

    @Schema(
            name = "Scaling",
            description =
                    "Linear: minimum + (maximum - minimum) x raw / raw maximum, rounded half up to"
                            + " a whole number.")
    public record ScalingJson(
            @NotNull Method method,
            @NotNull @DecimalMin("0") @DecimalMax("1000000") @Schema(examples = "100")
                    BigDecimal minimum,
            @NotNull @DecimalMin("0") @DecimalMax("1000000") @Schema(examples = "1000")
                    BigDecimal maximum,
            @NotNull
                    @CodePoints(max = 2000)
                    @Schema(
                            maxLength = 2000,
                            description = "For people: what this scale is and is not.")
                    String description) {
        @Schema(name = "ScalingMethod")
        public enum Method {
            @JsonProperty("linear")
            LINEAR
        }

        public static ScalingJson of(Scaling scaling) {
            return new ScalingJson(
                    Method.LINEAR, scaling.minimum(), scaling.maximum(), scaling.description());
        }

        Scaling toDomain() {
            return new Scaling(minimum, maximum, description);
        }
    }

    @Schema(
            name = "ReleasePolicy",
            description = "When a result becomes visible to its candidate, and which parts of it.")
    public record ReleaseJson(
            @NotNull When when,
            @Nullable
                    @Schema(
                            implementation = String.class,
                            format = "date-time",
                            nullable = true,
                            description = "Given exactly when `when` is `at`.")
                    Instant at,
            @NotNull @Size(max = 7) List<@NotNull Part> show) {
        @Schema(name = "ReleaseWhen")
        public enum When {
            @JsonProperty("on_grading")
            ON_GRADING,
            @JsonProperty("at")
            AT,
            @JsonProperty("manual")
            MANUAL
        }

        @Schema(name = "ResultPart")
        public enum Part {
            @JsonProperty("score")
            SCORE,
            @JsonProperty("outcome")
            OUTCOME,
            @JsonProperty("topics")
            TOPICS,
            @JsonProperty("responses")
            RESPONSES,
            @JsonProperty("verdicts")
            VERDICTS,
            @JsonProperty("keys")
            KEYS,
            @JsonProperty("feedback")
            FEEDBACK
        }

        public static ReleaseJson of(ReleasePolicy policy) {
            return new ReleaseJson(
                    When.valueOf(policy.when().name()),
                    policy.at(),
                    policy.show().stream()
                            .sorted()
                            .map(part -> Part.valueOf(part.name()))
                            .toList());
        }

        ReleasePolicy toDomain() {
            return new ReleasePolicy(
                    ReleasePolicy.When.valueOf(when.name()),
                    at,
                    show.stream()
                            .map(part -> ReleasePolicy.Part.valueOf(part.name()))
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    @Schema(name = "Topic", description = "A topic as the exam revision froze it.")
    public record TopicJson(
            @NotNull
                    @Pattern(regexp = TOPIC)
                    @Size(max = TOPIC_LENGTH_MAX)
                    @Schema(examples = "dva-c02/security-encryption")
                    String topic,
            @NotBlank @CodePoints(max = 500) @Schema(maxLength = 500, examples = "Encryption")
                    String title,
            @Nullable
                    @Pattern(regexp = TOPIC)
                    @Size(max = TOPIC_LENGTH_MAX)
                    @Schema(
                            nullable = true,
                            description = "Null for a root of its scheme.",
                            examples = "dva-c02/security")
                    String parent) {
        static TopicJson of(Topic topic) {
            return new TopicJson(
                    topic.ref().value(),
                    topic.title(),
                    topic.parent() == null ? null : topic.parent().value());
        }

        Topic toDomain() {
            return new Topic(
                    new TopicRef(topic), title, parent == null ? null : new TopicRef(parent));
        }
    }

    @Schema(name = "PaperItem", description = "One question of the paper.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaperItemJson(
            @NotNull @Positive @Schema(description = "1 is the first.") Integer position,
            @NotNull UUID questionId,
            @NotNull UUID questionVersionId,
            @NotNull @Positive Integer version,
            @NotNull InteractionJson interaction,
            @NotBlank @CodePoints(max = 200) @Schema(maxLength = 200, examples = "development")
                    String section,
            @NotNull @Schema(description = "Whether it counts. Candidates never learn it.")
                    Boolean scored,
            @NotNull @DecimalMin("0") @DecimalMax("1000000") @Digits(integer = 7, fraction = 6)
                    BigDecimal points,
            @NotNull @Size(max = 100)
                    List<@NotNull @Pattern(regexp = TOPIC) @Size(max = TOPIC_LENGTH_MAX) String>
                            topics,
            @NotNull
                    @Size(max = 100)
                    @Schema(
                            description =
                                    "The choices as the candidate saw them; empty for a question"
                                            + " without any.",
                            examples = "[\"c\", \"a\", \"d\", \"b\"]")
                    List<@NotBlank @Size(max = 64) String> choiceOrder,
            @Nullable
                    @Size(max = VALUES_MAX)
                    @Schema(
                            description =
                                    "For a calculated question: the values that the paper drew, by"
                                            + " variable; those of a part's variables by"
                                            + " `part/variable`.",
                            examples = "{\"a\": 3.5, \"b\": 12}")
                    Map<@Size(max = 200) String, @NotNull BigDecimal> values,
            @Nullable
                    @Size(max = 100)
                    @Schema(
                            description =
                                    "For a composite question: the weight of every part beside the"
                                            + " others, by part.",
                            examples = "{\"a\": 2, \"b\": 1}")
                    Map<
                                    @Size(max = 64) String,
                                    @NotNull @Positive @Digits(integer = 7, fraction = 9)
                                    BigDecimal>
                            partWeights) {
        static PaperItemJson of(PaperItem item) {
            return new PaperItemJson(
                    item.position(),
                    item.question().value(),
                    item.questionVersion().value(),
                    item.version(),
                    InteractionJson.valueOf(item.interaction().name()),
                    item.section(),
                    item.scored(),
                    item.points().plain(),
                    item.topics().stream().map(TopicRef::value).toList(),
                    item.choices().stream().map(ChoiceId::value).toList(),
                    item.values().isEmpty() ? null : new TreeMap<>(item.values()),
                    item.partWeights().isEmpty() ? null : new TreeMap<>(item.partWeights()));
        }

        PaperItem toDomain() {
            return new PaperItem(
                    position,
                    new QuestionId(questionId),
                    new QuestionVersionId(questionVersionId),
                    version,
                    Interaction.valueOf(interaction.name()),
                    section,
                    scored,
                    new Points(points),
                    topics.stream().map(TopicRef::new).toList(),
                    choiceOrder.stream().map(ChoiceId::new).toList(),
                    values == null ? Map.of() : values,
                    partWeights == null ? Map.of() : partWeights);
        }
    }

    @Schema(name = "Interaction", description = "The kind of answer that a question asks for.")
    public enum InteractionJson {
        @JsonProperty("single_choice")
        SINGLE_CHOICE,
        @JsonProperty("multiple_choice")
        MULTIPLE_CHOICE,
        @JsonProperty("true_false")
        TRUE_FALSE,
        @JsonProperty("short_answer")
        SHORT_ANSWER,
        @JsonProperty("numerical")
        NUMERICAL,
        @JsonProperty("matching")
        MATCHING,
        @JsonProperty("ordering")
        ORDERING,
        @JsonProperty("categorise")
        CATEGORISE,
        @JsonProperty("cloze")
        CLOZE,
        @JsonProperty("gap_match")
        GAP_MATCH,
        @JsonProperty("hotspot")
        HOTSPOT,
        @JsonProperty("select_point")
        SELECT_POINT,
        @JsonProperty("label_image")
        LABEL_IMAGE,
        @JsonProperty("hottext")
        HOTTEXT,
        @JsonProperty("slider")
        SLIDER,
        @JsonProperty("essay")
        ESSAY,
        @JsonProperty("file_upload")
        FILE_UPLOAD,
        @JsonProperty("calculated")
        CALCULATED,
        @JsonProperty("composite")
        COMPOSITE,
        @JsonProperty("description")
        DESCRIPTION
    }

    @Schema(
            name = "SavedResponse",
            description = "The last thing a candidate saved for a question.")
    public record GivenResponseJson(
            @NotNull UUID questionId,
            @NotNull
                    @Min(1)
                    @Max(9007199254740992L)
                    @Schema(description = "The client's number of this save.")
                    Long sequence,
            @NotNull Instant savedAt,
            @Nullable
                    @Valid
                    @Schema(nullable = true, description = "Null: the answer was taken back.")
                    ResponseJson response) {
        static GivenResponseJson of(GivenResponse given) {
            return new GivenResponseJson(
                    given.question().value(),
                    given.sequence(),
                    given.savedAt(),
                    given.response() == null ? null : ResponseJson.of(given.response()));
        }

        GivenResponse toDomain() {
            return new GivenResponse(
                    new QuestionId(questionId),
                    sequence,
                    savedAt,
                    response == null ? null : response.toDomain());
        }
    }

    @Schema(name = "HandedInFile", description = "What a file is that a response names.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HandedInFileJson(
            @NotBlank @Size(max = 64) @Schema(description = "As responses name it.") String id,
            @NotNull UUID questionId,
            @Nullable
                    @Size(max = 64)
                    @Schema(
                            nullable = true,
                            description =
                                    "Id of the part of a composite question; absent for a question"
                                            + " itself.")
                    String part,
            @NotEmpty @CodePoints(max = 200) @Schema(maxLength = 200, examples = "diagram.png")
                    String name,
            @NotBlank
                    @Size(max = 200)
                    @Schema(description = "As the bytes say.", examples = "image/png")
                    String mediaType,
            @NotNull @Min(0) @Schema(examples = "48211") Long bytes,
            @NotNull
                    @Pattern(regexp = "^[0-9a-f]{64}$")
                    @Schema(description = "64 lower-case hexadecimal digits.")
                    String sha256,
            @NotNull Instant uploadedAt) {
        static HandedInFileJson of(HandedInFile file) {
            return new HandedInFileJson(
                    file.id(),
                    file.question().value(),
                    file.part().isEmpty() ? null : file.part(),
                    file.name(),
                    file.mediaType(),
                    file.bytes(),
                    file.sha256(),
                    file.uploadedAt());
        }

        HandedInFile toDomain() {
            return new HandedInFile(
                    id,
                    new QuestionId(questionId),
                    part == null ? "" : part,
                    name,
                    mediaType,
                    bytes,
                    sha256,
                    uploadedAt);
        }
    }

    @Schema(name = "ResponseLog", description = "What the log of responses amounted to at submit.")
    public record ResponseLogJson(
            @NotNull @Min(0) Long entries,
            @NotNull @Min(0) @Schema(description = "Saves that came too late to be graded.")
                    Long lateEntries,
            @NotNull
                    @Pattern(regexp = "^[0-9a-f]{64}$")
                    @Schema(description = "End of the log's hash chain, SHA-256 in hexadecimal.")
                    String digest) {
        public static ResponseLogJson of(ResponseLog log) {
            return new ResponseLogJson(log.entries(), log.lateEntries(), log.digest());
        }

        ResponseLog toDomain() {
            return new ResponseLog(entries, lateEntries, digest);
        }
    }

    public static SubmissionJson of(Submission submission) {
        return new SubmissionJson(
                submission.organisation(),
                submission.exam().id(),
                submission.exam().revisionId(),
                submission.exam().name(),
                submission.exam().title(),
                submission.candidate().id(),
                submission.candidate().name(),
                submission.attempt(),
                submission.startedAt(),
                submission.deadlineAt(),
                submission.submittedAt(),
                SubmittedByJson.valueOf(submission.submittedBy().name()),
                PolicyJson.of(submission.policy()),
                submission.topics().stream().map(TopicJson::of).toList(),
                submission.paper().stream().map(PaperItemJson::of).toList(),
                submission.responses().stream().map(GivenResponseJson::of).toList(),
                submission.files().isEmpty()
                        ? null
                        : submission.files().stream().map(HandedInFileJson::of).toList(),
                ResponseLogJson.of(submission.log()));
    }

    /** Only for what {@link SubmissionFaults} found no fault with. */
    public Submission toDomain(SessionId session) {
        return new Submission(
                session,
                organisation,
                new Submission.Exam(examId, examRevisionId, examName, examTitle),
                new Submission.Candidate(candidateId, candidateName),
                attempt,
                startedAt,
                deadlineAt,
                submittedAt,
                Submission.SubmittedBy.valueOf(submittedBy.name()),
                policy.toDomain(),
                topics.stream().map(TopicJson::toDomain).toList(),
                paper.stream().map(PaperItemJson::toDomain).toList(),
                responses.stream().map(GivenResponseJson::toDomain).toList(),
                files == null ? List.of() : files.stream().map(HandedInFileJson::toDomain).toList(),
                log.toDomain());
    }
}
