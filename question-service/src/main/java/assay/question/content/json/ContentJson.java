package assay.question.content.json;

import assay.question.content.QuestionContent;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a candidate sees of a question. It has no field for any part of a key. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ContentJson.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = ContentJson.MultipleChoice.class, name = "multiple_choice"),
    @JsonSubTypes.Type(value = ContentJson.TrueFalse.class, name = "true_false"),
    @JsonSubTypes.Type(value = ContentJson.ShortAnswer.class, name = "short_answer"),
    @JsonSubTypes.Type(value = ContentJson.Numerical.class, name = "numerical"),
    @JsonSubTypes.Type(value = ContentJson.Matching.class, name = "matching"),
    @JsonSubTypes.Type(value = ContentJson.Ordering.class, name = "ordering"),
    @JsonSubTypes.Type(value = ContentJson.Categorise.class, name = "categorise"),
    @JsonSubTypes.Type(value = ContentJson.Cloze.class, name = "cloze"),
    @JsonSubTypes.Type(value = ContentJson.GapMatch.class, name = "gap_match"),
    @JsonSubTypes.Type(value = ContentJson.Hotspot.class, name = "hotspot"),
    @JsonSubTypes.Type(value = ContentJson.SelectPoint.class, name = "select_point"),
    @JsonSubTypes.Type(value = ContentJson.LabelImage.class, name = "label_image"),
    @JsonSubTypes.Type(value = ContentJson.Hottext.class, name = "hottext"),
    @JsonSubTypes.Type(value = ContentJson.Slider.class, name = "slider"),
    @JsonSubTypes.Type(value = ContentJson.Essay.class, name = "essay"),
    @JsonSubTypes.Type(value = ContentJson.FileUpload.class, name = "file_upload"),
    @JsonSubTypes.Type(value = ContentJson.Calculated.class, name = "calculated"),
    @JsonSubTypes.Type(value = ContentJson.Composite.class, name = "composite"),
    @JsonSubTypes.Type(value = ContentJson.Description.class, name = "description")
})
@Schema(
        name = "QuestionContent",
        description = "What a candidate sees of a question.",
        oneOf = {
            ContentJson.SingleChoice.class,
            ContentJson.MultipleChoice.class,
            ContentJson.TrueFalse.class,
            ContentJson.ShortAnswer.class,
            ContentJson.Numerical.class,
            ContentJson.Matching.class,
            ContentJson.Ordering.class,
            ContentJson.Categorise.class,
            ContentJson.Cloze.class,
            ContentJson.GapMatch.class,
            ContentJson.Hotspot.class,
            ContentJson.SelectPoint.class,
            ContentJson.LabelImage.class,
            ContentJson.Hottext.class,
            ContentJson.Slider.class,
            ContentJson.Essay.class,
            ContentJson.FileUpload.class,
            ContentJson.Calculated.class,
            ContentJson.Composite.class,
            ContentJson.Description.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "single_choice", schema = ContentJson.SingleChoice.class),
            @DiscriminatorMapping(
                    value = "multiple_choice",
                    schema = ContentJson.MultipleChoice.class),
            @DiscriminatorMapping(value = "true_false", schema = ContentJson.TrueFalse.class),
            @DiscriminatorMapping(value = "short_answer", schema = ContentJson.ShortAnswer.class),
            @DiscriminatorMapping(value = "numerical", schema = ContentJson.Numerical.class),
            @DiscriminatorMapping(value = "matching", schema = ContentJson.Matching.class),
            @DiscriminatorMapping(value = "ordering", schema = ContentJson.Ordering.class),
            @DiscriminatorMapping(value = "categorise", schema = ContentJson.Categorise.class),
            @DiscriminatorMapping(value = "cloze", schema = ContentJson.Cloze.class),
            @DiscriminatorMapping(value = "gap_match", schema = ContentJson.GapMatch.class),
            @DiscriminatorMapping(value = "hotspot", schema = ContentJson.Hotspot.class),
            @DiscriminatorMapping(value = "select_point", schema = ContentJson.SelectPoint.class),
            @DiscriminatorMapping(value = "label_image", schema = ContentJson.LabelImage.class),
            @DiscriminatorMapping(value = "hottext", schema = ContentJson.Hottext.class),
            @DiscriminatorMapping(value = "slider", schema = ContentJson.Slider.class),
            @DiscriminatorMapping(value = "essay", schema = ContentJson.Essay.class),
            @DiscriminatorMapping(value = "file_upload", schema = ContentJson.FileUpload.class),
            @DiscriminatorMapping(value = "calculated", schema = ContentJson.Calculated.class),
            @DiscriminatorMapping(value = "composite", schema = ContentJson.Composite.class),
            @DiscriminatorMapping(value = "description", schema = ContentJson.Description.class)
        })
public sealed interface ContentJson {
    @Schema(
            name = "SingleChoiceContent",
            description = "Exactly one choice is to be chosen.",
            examples = InteractionExamples.SINGLE_CHOICE_CONTENT)
    record SingleChoice(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @NotNull @Size(min = 2, max = 100) List<@NotNull @Valid ChoiceJson> choices,
            @Schema(
                            defaultValue = "true",
                            description = "Whether each candidate sees an order of their own.")
                    @Nullable Boolean shuffle)
            implements ContentJson {}

    @Schema(
            name = "MultipleChoiceContent",
            description =
                    "Between `minChoices` and `maxChoices` choices are to be chosen, both included. `minChoices` tells candidates how"
                            + " many are asked for; a response with fewer is taken and scored as it is.",
            examples = InteractionExamples.MULTIPLE_CHOICE_CONTENT)
    record MultipleChoice(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @NotNull @Size(min = 2, max = 100) List<@NotNull @Valid ChoiceJson> choices,
            @NotNull @Min(0) @Max(100) @Schema(description = "From 0.") Integer minChoices,
            @NotNull @Min(1) @Max(100) @Schema(description = "From 1.") Integer maxChoices,
            @Schema(
                            defaultValue = "true",
                            description = "Whether each candidate sees an order of their own.")
                    @Nullable Boolean shuffle)
            implements ContentJson {}

    @Schema(
            name = "TrueFalseContent",
            description = "The stem is a statement, true or false.",
            examples = InteractionExamples.TRUE_FALSE_CONTENT)
    record TrueFalse(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem)
            implements ContentJson {}

    @Schema(
            name = "ShortAnswerContent",
            description = "A word or a short text is to be written.",
            examples = InteractionExamples.SHORT_ANSWER_CONTENT)
    record ShortAnswer(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @Min(0)
                    @Max(1000)
                    @Schema(
                            description = "In characters, to size the field; 0: nothing is said.",
                            defaultValue = "0")
                    @Nullable Integer lengthExpected)
            implements ContentJson {}

    @Schema(
            name = "NumericalContent",
            description = "A number is to be written, perhaps with a unit.",
            examples = InteractionExamples.NUMERICAL_CONTENT)
    record Numerical(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @Valid @Schema(description = "How the unit is given; left out: there is none.")
                    @Nullable UnitEntryJson units)
            implements ContentJson {}

    @Schema(
            name = "MatchingContent",
            description = "Sources are to be matched with targets.",
            examples = InteractionExamples.MATCHING_CONTENT)
    record Matching(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid ChoiceJson> sources,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid ChoiceJson> targets,
            @Min(0)
                    @Max(100)
                    @Schema(
                            description = "How many targets one source may have; 0: any number.",
                            defaultValue = "1")
                    @Nullable Integer sourceUsesMax,
            @Min(0)
                    @Max(100)
                    @Schema(
                            description = "How many sources one target may have; 0: any number.",
                            defaultValue = "0")
                    @Nullable Integer targetUsesMax,
            @Schema(
                            defaultValue = "true",
                            description = "Whether each candidate sees an order of their own.")
                    @Nullable Boolean shuffle)
            implements ContentJson {}

    @Schema(
            name = "OrderingContent",
            description =
                    "Items are to be put in order. Each candidate sees them in an order of their own.",
            examples = InteractionExamples.ORDERING_CONTENT)
    record Ordering(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @NotNull @Size(min = 2, max = 100) List<@NotNull @Valid ChoiceJson> items)
            implements ContentJson {}

    @Schema(
            name = "CategoriseContent",
            description = "Each item is to be put into one category, or left out.",
            examples = InteractionExamples.CATEGORISE_CONTENT)
    record Categorise(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid ChoiceJson> categories,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid ChoiceJson> items,
            @Schema(
                            defaultValue = "true",
                            description = "Whether each candidate sees an order of their own.")
                    @Nullable Boolean shuffle)
            implements ContentJson {}

    @Schema(
            name = "ClozeContent",
            description = "A text with gaps.",
            examples = InteractionExamples.CLOZE_CONTENT)
    record Cloze(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(
                            description =
                                    "The text, in the question's text format; `[[id]]` stands where the gap of that id is.")
                    String stem,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid GapJson> gaps)
            implements ContentJson {}

    @Schema(
            name = "GapMatchContent",
            description = "Words are to be dragged into a text; a gap takes one of them.",
            examples = InteractionExamples.GAP_MATCH_CONTENT)
    record GapMatch(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(
                            description =
                                    "The text, in the question's text format; `[[id]]` stands where the gap of that id is.")
                    String stem,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid LabelJson> words,
            @NotNull @Size(min = 1, max = 100) @Schema(description = "Ids.")
                    List<
                                    @NotNull
                                    @Pattern(
                                            regexp = ChoiceJson.ID,
                                            message = ChoiceJson.ID_MESSAGE)
                                    String>
                            gaps,
            @Schema(
                            defaultValue = "true",
                            description = "Whether each candidate sees an order of their own.")
                    @Nullable Boolean shuffle)
            implements ContentJson {}

    @Schema(
            name = "HotspotContent",
            description =
                    "Between `minChoices` and `maxChoices` of the visible regions are to be picked. `minChoices` tells candidates how"
                            + " many are asked for; a response with fewer is taken and scored as it is.",
            examples = InteractionExamples.HOTSPOT_CONTENT)
    record Hotspot(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @NotNull @Valid PictureJson image,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid RegionJson> regions,
            @NotNull @Min(0) @Max(100) @Schema(description = "From 0.") Integer minChoices,
            @NotNull @Min(1) @Max(100) @Schema(description = "From 1.") Integer maxChoices)
            implements ContentJson {}

    @Schema(
            name = "SelectPointContent",
            description = "Points are to be set on a picture that shows no regions.",
            examples = InteractionExamples.SELECT_POINT_CONTENT)
    record SelectPoint(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @NotNull @Valid PictureJson image,
            @NotNull
                    @Min(0)
                    @Max(100)
                    @Schema(
                            description =
                                    "From 0. Tells candidates how many are asked for; a response with fewer is taken and scored as it is.")
                    Integer minPoints,
            @NotNull @Min(1) @Max(100) @Schema(description = "From 1.") Integer maxPoints)
            implements ContentJson {}

    @Schema(
            name = "LabelImageContent",
            description =
                    "Labels are to be put on regions of a picture; a region takes one of them.",
            examples = InteractionExamples.LABEL_IMAGE_CONTENT)
    record LabelImage(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @NotNull @Valid PictureJson image,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid LabelJson> labels,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid RegionJson> regions,
            @Schema(
                            defaultValue = "true",
                            description = "Whether each candidate sees an order of their own.")
                    @Nullable Boolean shuffle)
            implements ContentJson {}

    @Schema(
            name = "HottextContent",
            description =
                    "Between `minChoices` and `maxChoices` marked words of the text are to be picked. `minChoices` tells candidates"
                            + " how many are asked for; a response with fewer is taken and scored as it is.",
            examples = InteractionExamples.HOTTEXT_CONTENT)
    record Hottext(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(
                            description =
                                    "The text, in the question's text format; `[[id]]` stands where the word of that id is shown.")
                    String stem,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid ChoiceJson> words,
            @NotNull @Min(0) @Max(100) @Schema(description = "From 0.") Integer minChoices,
            @NotNull @Min(1) @Max(100) @Schema(description = "From 1.") Integer maxChoices)
            implements ContentJson {}

    @Schema(
            name = "SliderContent",
            description = "A number is to be set on a scale.",
            examples = InteractionExamples.SLIDER_CONTENT)
    record Slider(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @NotNull @Digits(integer = 15, fraction = 15) @Schema(description = "Included.")
                    BigDecimal minimum,
            @NotNull @Digits(integer = 15, fraction = 15) @Schema(description = "Included.")
                    BigDecimal maximum,
            @NotNull
                    @Digits(integer = 15, fraction = 15)
                    @DecimalMin(value = "0", inclusive = false)
                    @Schema(description = "Distance of the places, more than 0.")
                    BigDecimal step)
            implements ContentJson {}

    @Schema(
            name = "EssayContent",
            description = "A longer text is to be written; people mark it.",
            examples = InteractionExamples.ESSAY_CONTENT)
    record Essay(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @Min(0)
                    @Max(100000)
                    @Schema(
                            description =
                                    "0: none is asked for. Tells candidates what is asked for; a shorter text is taken and marked as it is.",
                            defaultValue = "0")
                    @Nullable Integer wordsMin,
            @Min(0) @Max(100000) @Schema(description = "0: there is no limit.", defaultValue = "0")
                    @Nullable Integer wordsMax,
            @Size(max = 20_000)
                    @Schema(
                            description = "What the candidate finds written already.",
                            defaultValue = "")
                    @Nullable String template)
            implements ContentJson {}

    @Schema(
            name = "FileUploadContent",
            description = "Files are to be handed in; people mark them.",
            examples = InteractionExamples.FILE_UPLOAD_CONTENT)
    record FileUpload(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "What is asked, in the question's text format.")
                    String stem,
            @Min(1) @Max(20) @Schema(description = "From 1.", defaultValue = "1")
                    @Nullable Integer filesMax,
            @NotNull @Min(1) @Max(100_000_000) @Schema(description = "Of one file.") Long bytesMax,
            @Size(min = 0, max = 50)
                    @Schema(description = "Such as `application/pdf` or `image/*`; empty: any.")
                    @Nullable
                            List<
                                    @NotNull
                                    @Pattern(
                                            regexp = "^[a-z0-9.+-]+/([a-z0-9.+-]+|\\*)$",
                                            message =
                                                    "must be a media type such as application/pdf or image/*")
                                    String>
                            mediaTypes)
            implements ContentJson {}

    @Schema(
            name = "CalculatedContent",
            description = "A number is to be worked out from values that each paper draws.",
            examples = InteractionExamples.CALCULATED_CONTENT)
    record Calculated(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(
                            description =
                                    "What is asked, in the question's text format; `{name}` stands where the value of that variable is shown.")
                    String stem,
            @NotNull @Valid VariablesJson variables,
            @Valid @Schema(description = "How the unit is given; left out: there is none.")
                    @Nullable UnitEntryJson units)
            implements ContentJson {}

    @Schema(
            name = "CompositeContent",
            description = "Several questions about one stimulus, always drawn together.",
            examples = InteractionExamples.COMPOSITE_CONTENT)
    record Composite(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "The stimulus, in the question's text format.")
                    String stem,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid PartJson> parts)
            implements ContentJson {}

    @Schema(
            name = "DescriptionContent",
            description = "Nothing is asked: a text between questions, worth 0 points.",
            examples = InteractionExamples.DESCRIPTION_CONTENT)
    record Description(
            @NotBlank
                    @Size(max = 100_000)
                    @Schema(description = "The text, in the question's text format.")
                    String stem)
            implements ContentJson {}

    static ContentJson of(QuestionContent value) {
        return switch (value) {
            case QuestionContent.SingleChoice x ->
                    new SingleChoice(
                            x.stem(),
                            x.choices().stream().map(ChoiceJson::of).toList(),
                            x.shuffle());
            case QuestionContent.MultipleChoice x ->
                    new MultipleChoice(
                            x.stem(),
                            x.choices().stream().map(ChoiceJson::of).toList(),
                            x.minChoices(),
                            x.maxChoices(),
                            x.shuffle());
            case QuestionContent.TrueFalse x -> new TrueFalse(x.stem());
            case QuestionContent.ShortAnswer x -> new ShortAnswer(x.stem(), x.lengthExpected());
            case QuestionContent.Numerical x ->
                    new Numerical(x.stem(), UnitEntryJson.of(x.units()));
            case QuestionContent.Matching x ->
                    new Matching(
                            x.stem(),
                            x.sources().stream().map(ChoiceJson::of).toList(),
                            x.targets().stream().map(ChoiceJson::of).toList(),
                            x.sourceUsesMax(),
                            x.targetUsesMax(),
                            x.shuffle());
            case QuestionContent.Ordering x ->
                    new Ordering(x.stem(), x.items().stream().map(ChoiceJson::of).toList());
            case QuestionContent.Categorise x ->
                    new Categorise(
                            x.stem(),
                            x.categories().stream().map(ChoiceJson::of).toList(),
                            x.items().stream().map(ChoiceJson::of).toList(),
                            x.shuffle());
            case QuestionContent.Cloze x ->
                    new Cloze(x.stem(), x.gaps().stream().map(GapJson::of).toList());
            case QuestionContent.GapMatch x ->
                    new GapMatch(
                            x.stem(),
                            x.words().stream().map(LabelJson::of).toList(),
                            x.gaps(),
                            x.shuffle());
            case QuestionContent.Hotspot x ->
                    new Hotspot(
                            x.stem(),
                            PictureJson.of(x.image()),
                            x.regions().stream().map(RegionJson::of).toList(),
                            x.minChoices(),
                            x.maxChoices());
            case QuestionContent.SelectPoint x ->
                    new SelectPoint(
                            x.stem(), PictureJson.of(x.image()), x.minPoints(), x.maxPoints());
            case QuestionContent.LabelImage x ->
                    new LabelImage(
                            x.stem(),
                            PictureJson.of(x.image()),
                            x.labels().stream().map(LabelJson::of).toList(),
                            x.regions().stream().map(RegionJson::of).toList(),
                            x.shuffle());
            case QuestionContent.Hottext x ->
                    new Hottext(
                            x.stem(),
                            x.words().stream().map(ChoiceJson::of).toList(),
                            x.minChoices(),
                            x.maxChoices());
            case QuestionContent.Slider x ->
                    new Slider(x.stem(), x.minimum(), x.maximum(), x.step());
            case QuestionContent.Essay x ->
                    new Essay(x.stem(), x.wordsMin(), x.wordsMax(), x.template());
            case QuestionContent.FileUpload x ->
                    new FileUpload(x.stem(), x.filesMax(), x.bytesMax(), x.mediaTypes());
            case QuestionContent.Calculated x ->
                    new Calculated(
                            x.stem(), VariablesJson.of(x.variables()), UnitEntryJson.of(x.units()));
            case QuestionContent.Composite x ->
                    new Composite(x.stem(), x.parts().stream().map(PartJson::of).toList());
            case QuestionContent.Description x -> new Description(x.stem());
        };
    }

    default QuestionContent toContent() {
        return switch (this) {
            case SingleChoice x ->
                    new QuestionContent.SingleChoice(
                            Absent.text(x.stem()),
                            Absent.each(x.choices(), ChoiceJson::toChoice),
                            Absent.yes(x.shuffle()));
            case MultipleChoice x ->
                    new QuestionContent.MultipleChoice(
                            Absent.text(x.stem()),
                            Absent.each(x.choices(), ChoiceJson::toChoice),
                            Absent.number(x.minChoices()),
                            Absent.number(x.maxChoices()),
                            Absent.yes(x.shuffle()));
            case TrueFalse x -> new QuestionContent.TrueFalse(Absent.text(x.stem()));
            case ShortAnswer x ->
                    new QuestionContent.ShortAnswer(
                            Absent.text(x.stem()), Absent.number(x.lengthExpected(), 0));
            case Numerical x ->
                    new QuestionContent.Numerical(
                            Absent.text(x.stem()), UnitEntryJson.entry(x.units()));
            case Matching x ->
                    new QuestionContent.Matching(
                            Absent.text(x.stem()),
                            Absent.each(x.sources(), ChoiceJson::toChoice),
                            Absent.each(x.targets(), ChoiceJson::toChoice),
                            Absent.number(x.sourceUsesMax(), 1),
                            Absent.number(x.targetUsesMax(), 0),
                            Absent.yes(x.shuffle()));
            case Ordering x ->
                    new QuestionContent.Ordering(
                            Absent.text(x.stem()), Absent.each(x.items(), ChoiceJson::toChoice));
            case Categorise x ->
                    new QuestionContent.Categorise(
                            Absent.text(x.stem()),
                            Absent.each(x.categories(), ChoiceJson::toChoice),
                            Absent.each(x.items(), ChoiceJson::toChoice),
                            Absent.yes(x.shuffle()));
            case Cloze x ->
                    new QuestionContent.Cloze(
                            Absent.text(x.stem()), Absent.each(x.gaps(), GapJson::toGap));
            case GapMatch x ->
                    new QuestionContent.GapMatch(
                            Absent.text(x.stem()),
                            Absent.each(x.words(), LabelJson::toLabel),
                            Absent.list(x.gaps()),
                            Absent.yes(x.shuffle()));
            case Hotspot x ->
                    new QuestionContent.Hotspot(
                            Absent.text(x.stem()),
                            PictureJson.picture(x.image()),
                            Absent.each(x.regions(), RegionJson::toRegion),
                            Absent.number(x.minChoices()),
                            Absent.number(x.maxChoices()));
            case SelectPoint x ->
                    new QuestionContent.SelectPoint(
                            Absent.text(x.stem()),
                            PictureJson.picture(x.image()),
                            Absent.number(x.minPoints()),
                            Absent.number(x.maxPoints()));
            case LabelImage x ->
                    new QuestionContent.LabelImage(
                            Absent.text(x.stem()),
                            PictureJson.picture(x.image()),
                            Absent.each(x.labels(), LabelJson::toLabel),
                            Absent.each(x.regions(), RegionJson::toRegion),
                            Absent.yes(x.shuffle()));
            case Hottext x ->
                    new QuestionContent.Hottext(
                            Absent.text(x.stem()),
                            Absent.each(x.words(), ChoiceJson::toChoice),
                            Absent.number(x.minChoices()),
                            Absent.number(x.maxChoices()));
            case Slider x ->
                    new QuestionContent.Slider(
                            Absent.text(x.stem()),
                            Absent.decimal(x.minimum()),
                            Absent.decimal(x.maximum()),
                            Absent.decimal(x.step()));
            case Essay x ->
                    new QuestionContent.Essay(
                            Absent.text(x.stem()),
                            Absent.number(x.wordsMin(), 0),
                            Absent.number(x.wordsMax(), 0),
                            Absent.text(x.template()));
            case FileUpload x ->
                    new QuestionContent.FileUpload(
                            Absent.text(x.stem()),
                            Absent.number(x.filesMax(), 1),
                            Absent.number(x.bytesMax()),
                            Absent.list(x.mediaTypes()));
            case Calculated x ->
                    new QuestionContent.Calculated(
                            Absent.text(x.stem()),
                            VariablesJson.variables(x.variables()),
                            UnitEntryJson.entry(x.units()));
            case Composite x ->
                    new QuestionContent.Composite(
                            Absent.text(x.stem()), Absent.each(x.parts(), PartJson::toPart));
            case Description x -> new QuestionContent.Description(Absent.text(x.stem()));
        };
    }
}
