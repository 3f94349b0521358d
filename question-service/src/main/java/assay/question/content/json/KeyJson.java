package assay.question.content.json;

import assay.question.content.AnswerKey;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The part of a question version that no candidate sees before release. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = KeyJson.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = KeyJson.MultipleChoice.class, name = "multiple_choice"),
    @JsonSubTypes.Type(value = KeyJson.TrueFalse.class, name = "true_false"),
    @JsonSubTypes.Type(value = KeyJson.ShortAnswer.class, name = "short_answer"),
    @JsonSubTypes.Type(value = KeyJson.Numerical.class, name = "numerical"),
    @JsonSubTypes.Type(value = KeyJson.Matching.class, name = "matching"),
    @JsonSubTypes.Type(value = KeyJson.Ordering.class, name = "ordering"),
    @JsonSubTypes.Type(value = KeyJson.Categorise.class, name = "categorise"),
    @JsonSubTypes.Type(value = KeyJson.Cloze.class, name = "cloze"),
    @JsonSubTypes.Type(value = KeyJson.GapMatch.class, name = "gap_match"),
    @JsonSubTypes.Type(value = KeyJson.Hotspot.class, name = "hotspot"),
    @JsonSubTypes.Type(value = KeyJson.SelectPoint.class, name = "select_point"),
    @JsonSubTypes.Type(value = KeyJson.LabelImage.class, name = "label_image"),
    @JsonSubTypes.Type(value = KeyJson.Hottext.class, name = "hottext"),
    @JsonSubTypes.Type(value = KeyJson.Slider.class, name = "slider"),
    @JsonSubTypes.Type(value = KeyJson.Essay.class, name = "essay"),
    @JsonSubTypes.Type(value = KeyJson.FileUpload.class, name = "file_upload"),
    @JsonSubTypes.Type(value = KeyJson.Calculated.class, name = "calculated"),
    @JsonSubTypes.Type(value = KeyJson.Composite.class, name = "composite"),
    @JsonSubTypes.Type(value = KeyJson.Description.class, name = "description")
})
@Schema(
        name = "AnswerKey",
        description =
                "The part of a question version that no candidate sees before release. Of the content's type.",
        oneOf = {
            KeyJson.SingleChoice.class,
            KeyJson.MultipleChoice.class,
            KeyJson.TrueFalse.class,
            KeyJson.ShortAnswer.class,
            KeyJson.Numerical.class,
            KeyJson.Matching.class,
            KeyJson.Ordering.class,
            KeyJson.Categorise.class,
            KeyJson.Cloze.class,
            KeyJson.GapMatch.class,
            KeyJson.Hotspot.class,
            KeyJson.SelectPoint.class,
            KeyJson.LabelImage.class,
            KeyJson.Hottext.class,
            KeyJson.Slider.class,
            KeyJson.Essay.class,
            KeyJson.FileUpload.class,
            KeyJson.Calculated.class,
            KeyJson.Composite.class,
            KeyJson.Description.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "single_choice", schema = KeyJson.SingleChoice.class),
            @DiscriminatorMapping(value = "multiple_choice", schema = KeyJson.MultipleChoice.class),
            @DiscriminatorMapping(value = "true_false", schema = KeyJson.TrueFalse.class),
            @DiscriminatorMapping(value = "short_answer", schema = KeyJson.ShortAnswer.class),
            @DiscriminatorMapping(value = "numerical", schema = KeyJson.Numerical.class),
            @DiscriminatorMapping(value = "matching", schema = KeyJson.Matching.class),
            @DiscriminatorMapping(value = "ordering", schema = KeyJson.Ordering.class),
            @DiscriminatorMapping(value = "categorise", schema = KeyJson.Categorise.class),
            @DiscriminatorMapping(value = "cloze", schema = KeyJson.Cloze.class),
            @DiscriminatorMapping(value = "gap_match", schema = KeyJson.GapMatch.class),
            @DiscriminatorMapping(value = "hotspot", schema = KeyJson.Hotspot.class),
            @DiscriminatorMapping(value = "select_point", schema = KeyJson.SelectPoint.class),
            @DiscriminatorMapping(value = "label_image", schema = KeyJson.LabelImage.class),
            @DiscriminatorMapping(value = "hottext", schema = KeyJson.Hottext.class),
            @DiscriminatorMapping(value = "slider", schema = KeyJson.Slider.class),
            @DiscriminatorMapping(value = "essay", schema = KeyJson.Essay.class),
            @DiscriminatorMapping(value = "file_upload", schema = KeyJson.FileUpload.class),
            @DiscriminatorMapping(value = "calculated", schema = KeyJson.Calculated.class),
            @DiscriminatorMapping(value = "composite", schema = KeyJson.Composite.class),
            @DiscriminatorMapping(value = "description", schema = KeyJson.Description.class)
        })
public sealed interface KeyJson {
    @Schema(name = "SingleChoiceKey", examples = InteractionExamples.SINGLE_CHOICE_KEY)
    record SingleChoice(
            @NotNull @Schema(description = "Id of the right choice.") String correct,
            @Size(max = 100)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(
                            description =
                                    "What other choices earn, by choice, from -1 to 1; those not named earn nothing, and nobody earns less than nothing.")
                    @Nullable Map<String, @NotNull @DecimalMin("-1") @DecimalMax("1") BigDecimal>
                            credits,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "MultipleChoiceKey", examples = InteractionExamples.MULTIPLE_CHOICE_KEY)
    record MultipleChoice(
            @NotNull @Size(min = 1, max = 100) @Schema(description = "Ids of the right choices.")
                    List<@NotNull String> correct,
            @NotNull @Valid ScoringJson scoring,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(
            name = "TrueFalseKey",
            description = "Feedback names `true` or `false` as its choice.",
            examples = InteractionExamples.TRUE_FALSE_KEY)
    record TrueFalse(
            @NotNull Boolean correct,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "ShortAnswerKey", examples = InteractionExamples.SHORT_ANSWER_KEY)
    record ShortAnswer(
            @NotNull @Valid TextsJson texts,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "NumericalKey", examples = InteractionExamples.NUMERICAL_KEY)
    record Numerical(
            @NotNull @Valid NumbersJson numbers,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "MatchingKey", examples = InteractionExamples.MATCHING_KEY)
    record Matching(
            @NotNull
                    @Size(min = 0, max = 1_000)
                    @Schema(
                            description =
                                    "Right pairs. A source or target without one is a distractor.")
                    List<@NotNull @Valid PairJson> correct,
            @NotNull @Valid ScoringJson scoring,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "OrderingKey", examples = InteractionExamples.ORDERING_KEY)
    record Ordering(
            @NotNull
                    @Size(min = 1, max = 100)
                    @Schema(description = "Ids of all items, the first first.")
                    List<@NotNull String> correct,
            @NotNull OrderScoringJson scoring,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "CategoriseKey", examples = InteractionExamples.CATEGORISE_KEY)
    record Categorise(
            @NotNull
                    @Size(min = 0, max = 1_000)
                    @Schema(
                            description =
                                    "Right pairs of an item (source) and its category (target); an item without one stays out.")
                    List<@NotNull @Valid PairJson> correct,
            @NotNull @Valid ScoringJson scoring,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(
            name = "ClozeKey",
            description = "The credit is the mean of the gaps' credits, each with its weight.",
            examples = InteractionExamples.CLOZE_KEY)
    record Cloze(
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid GapKeyJson> gaps,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "GapMatchKey", examples = InteractionExamples.GAP_MATCH_KEY)
    record GapMatch(
            @NotNull
                    @Size(min = 0, max = 1_000)
                    @Schema(
                            description =
                                    "Right pairs of a word (source) and a gap (target). Any of several right words fills a gap.")
                    List<@NotNull @Valid PairJson> correct,
            @NotNull @Valid ScoringJson scoring,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "HotspotKey", examples = InteractionExamples.HOTSPOT_KEY)
    record Hotspot(
            @NotNull @Size(min = 1, max = 100) @Schema(description = "Ids of the right regions.")
                    List<@NotNull String> correct,
            @NotNull @Valid ScoringJson scoring,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(
            name = "SelectPointKey",
            description =
                    "Each area counts once, and each point in the first area that has it; the sum of credits, within 0 and 1, is earned.",
            examples = InteractionExamples.SELECT_POINT_KEY)
    record SelectPoint(
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid AreaJson> areas,
            @DecimalMin("-1")
                    @DecimalMax("0")
                    @Schema(description = "What a point in no area adds.", defaultValue = "0")
                    @Nullable BigDecimal otherwise,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "LabelImageKey", examples = InteractionExamples.LABEL_IMAGE_KEY)
    record LabelImage(
            @NotNull
                    @Size(min = 0, max = 1_000)
                    @Schema(
                            description =
                                    "Right pairs of a label (source) and a region (target). Any of several right labels fills a region.")
                    List<@NotNull @Valid PairJson> correct,
            @NotNull @Valid ScoringJson scoring,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "HottextKey", examples = InteractionExamples.HOTTEXT_KEY)
    record Hottext(
            @NotNull @Size(min = 1, max = 100) @Schema(description = "Ids of the right words.")
                    List<@NotNull String> correct,
            @NotNull @Valid ScoringJson scoring,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(
            name = "SliderKey",
            description = "Without units.",
            examples = InteractionExamples.SLIDER_KEY)
    record Slider(
            @NotNull @Valid NumbersJson numbers,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "EssayKey", examples = InteractionExamples.ESSAY_KEY)
    record Essay(
            @Valid @Schema(description = "Left out: the marker gives points freely.")
                    @Nullable MarkingJson marking,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "FileUploadKey", examples = InteractionExamples.FILE_UPLOAD_KEY)
    record FileUpload(
            @Valid @Schema(description = "Left out: the marker gives points freely.")
                    @Nullable MarkingJson marking,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(name = "CalculatedKey", examples = InteractionExamples.CALCULATED_KEY)
    record Calculated(
            @NotNull @Valid NumbersJson numbers,
            @Valid
                    @Schema(
                            description =
                                    "How a formula's value is rounded before it is compared and shown; left out: not.")
                    @Nullable RoundingJson rounding,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(
            name = "CompositeKey",
            description = "The credit is the mean of the parts' credits, each with its weight.",
            examples = InteractionExamples.COMPOSITE_KEY)
    record Composite(
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid PartKeyJson> parts,
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    @Schema(
            name = "DescriptionKey",
            description = "Nothing is asked.",
            examples = InteractionExamples.DESCRIPTION_KEY)
    record Description(
            @Size(max = 20_000)
                    @Schema(
                            description =
                                    "Shown whatever was answered; in the question's text format.",
                            defaultValue = "")
                    @Nullable String rationale,
            @Size(max = 100) @Nullable List<@NotNull @Valid FeedbackJson> feedback,
            @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OverallJson overall,
            @Size(max = 20)
                    @JsonInclude(JsonInclude.Include.NON_EMPTY)
                    @Schema(description = InteractionExamples.HINTS)
                    @Nullable List<@NotBlank @Size(max = 20_000) String> hints,
            @Size(max = 20) @Nullable List<@NotNull @Valid ReferenceJson> references,
            @Schema(
                            description = "When somebody should check that this is still right.",
                            nullable = true)
                    @Nullable LocalDate reviewBy)
            implements KeyJson {}

    static KeyJson of(AnswerKey value) {
        return switch (value) {
            case AnswerKey.SingleChoice x -> {
                var said = Said.of(x.explanation());
                yield new SingleChoice(
                        x.correct(),
                        new TreeMap<>(x.credits()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.MultipleChoice x -> {
                var said = Said.of(x.explanation());
                yield new MultipleChoice(
                        x.correct(),
                        ScoringJson.of(x.scoring()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.TrueFalse x -> {
                var said = Said.of(x.explanation());
                yield new TrueFalse(
                        x.correct(),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.ShortAnswer x -> {
                var said = Said.of(x.explanation());
                yield new ShortAnswer(
                        TextsJson.of(x.texts()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Numerical x -> {
                var said = Said.of(x.explanation());
                yield new Numerical(
                        NumbersJson.of(x.numbers()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Matching x -> {
                var said = Said.of(x.explanation());
                yield new Matching(
                        x.correct().stream().map(PairJson::of).toList(),
                        ScoringJson.of(x.scoring()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Ordering x -> {
                var said = Said.of(x.explanation());
                yield new Ordering(
                        x.correct(),
                        OrderScoringJson.of(x.scoring()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Categorise x -> {
                var said = Said.of(x.explanation());
                yield new Categorise(
                        x.correct().stream().map(PairJson::of).toList(),
                        ScoringJson.of(x.scoring()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Cloze x -> {
                var said = Said.of(x.explanation());
                yield new Cloze(
                        x.gaps().stream().map(GapKeyJson::of).toList(),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.GapMatch x -> {
                var said = Said.of(x.explanation());
                yield new GapMatch(
                        x.correct().stream().map(PairJson::of).toList(),
                        ScoringJson.of(x.scoring()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Hotspot x -> {
                var said = Said.of(x.explanation());
                yield new Hotspot(
                        x.correct(),
                        ScoringJson.of(x.scoring()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.SelectPoint x -> {
                var said = Said.of(x.explanation());
                yield new SelectPoint(
                        x.areas().stream().map(AreaJson::of).toList(),
                        x.otherwise(),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.LabelImage x -> {
                var said = Said.of(x.explanation());
                yield new LabelImage(
                        x.correct().stream().map(PairJson::of).toList(),
                        ScoringJson.of(x.scoring()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Hottext x -> {
                var said = Said.of(x.explanation());
                yield new Hottext(
                        x.correct(),
                        ScoringJson.of(x.scoring()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Slider x -> {
                var said = Said.of(x.explanation());
                yield new Slider(
                        NumbersJson.of(x.numbers()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Essay x -> {
                var said = Said.of(x.explanation());
                yield new Essay(
                        MarkingJson.of(x.marking()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.FileUpload x -> {
                var said = Said.of(x.explanation());
                yield new FileUpload(
                        MarkingJson.of(x.marking()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Calculated x -> {
                var said = Said.of(x.explanation());
                yield new Calculated(
                        NumbersJson.of(x.numbers()),
                        RoundingJson.of(x.rounding()),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Composite x -> {
                var said = Said.of(x.explanation());
                yield new Composite(
                        x.parts().stream().map(PartKeyJson::of).toList(),
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
            case AnswerKey.Description x -> {
                var said = Said.of(x.explanation());
                yield new Description(
                        said.rationale(),
                        said.feedback(),
                        said.overall(),
                        said.hints(),
                        said.references(),
                        said.reviewBy());
            }
        };
    }

    default AnswerKey toKey() {
        return switch (this) {
            case SingleChoice x ->
                    new AnswerKey.SingleChoice(
                            Absent.text(x.correct()),
                            Absent.decimals(x.credits()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case MultipleChoice x ->
                    new AnswerKey.MultipleChoice(
                            Absent.list(x.correct()),
                            ScoringJson.rule(x.scoring()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case TrueFalse x ->
                    new AnswerKey.TrueFalse(
                            Absent.yes(x.correct()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case ShortAnswer x ->
                    new AnswerKey.ShortAnswer(
                            TextsJson.texts(x.texts()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Numerical x ->
                    new AnswerKey.Numerical(
                            NumbersJson.numbers(x.numbers()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Matching x ->
                    new AnswerKey.Matching(
                            Absent.each(x.correct(), PairJson::toPair),
                            ScoringJson.rule(x.scoring()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Ordering x ->
                    new AnswerKey.Ordering(
                            Absent.list(x.correct()),
                            OrderScoringJson.scoring(x.scoring()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Categorise x ->
                    new AnswerKey.Categorise(
                            Absent.each(x.correct(), PairJson::toPair),
                            ScoringJson.rule(x.scoring()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Cloze x ->
                    new AnswerKey.Cloze(
                            Absent.each(x.gaps(), GapKeyJson::toKey),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case GapMatch x ->
                    new AnswerKey.GapMatch(
                            Absent.each(x.correct(), PairJson::toPair),
                            ScoringJson.rule(x.scoring()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Hotspot x ->
                    new AnswerKey.Hotspot(
                            Absent.list(x.correct()),
                            ScoringJson.rule(x.scoring()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case SelectPoint x ->
                    new AnswerKey.SelectPoint(
                            Absent.each(x.areas(), AreaJson::toArea),
                            Absent.decimal(x.otherwise()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case LabelImage x ->
                    new AnswerKey.LabelImage(
                            Absent.each(x.correct(), PairJson::toPair),
                            ScoringJson.rule(x.scoring()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Hottext x ->
                    new AnswerKey.Hottext(
                            Absent.list(x.correct()),
                            ScoringJson.rule(x.scoring()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Slider x ->
                    new AnswerKey.Slider(
                            NumbersJson.numbers(x.numbers()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Essay x ->
                    new AnswerKey.Essay(
                            MarkingJson.marking(x.marking()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case FileUpload x ->
                    new AnswerKey.FileUpload(
                            MarkingJson.marking(x.marking()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Calculated x ->
                    new AnswerKey.Calculated(
                            NumbersJson.numbers(x.numbers()),
                            RoundingJson.rounding(x.rounding()),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Composite x ->
                    new AnswerKey.Composite(
                            Absent.each(x.parts(), PartKeyJson::toKey),
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
            case Description x ->
                    new AnswerKey.Description(
                            Said.explanation(
                                    x.rationale(),
                                    x.feedback(),
                                    x.overall(),
                                    x.hints(),
                                    x.references(),
                                    x.reviewBy()));
        };
    }
}
