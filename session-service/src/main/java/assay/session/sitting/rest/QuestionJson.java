package assay.session.sitting.rest;

import assay.session.pool.Choice;
import assay.session.pool.Gap;
import assay.session.pool.Label;
import assay.session.pool.Picture;
import assay.session.pool.QuestionContent;
import assay.session.pool.Region;
import assay.session.pool.Shape;
import assay.session.pool.UnitEntry;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

@Schema(
        name = "PaperContent",
        description =
                "What a candidate sees of a question. Texts are in the question's text format; lists are in this paper's order.",
        oneOf = {
            QuestionJson.SingleChoice.class,
            QuestionJson.MultipleChoice.class,
            QuestionJson.TrueFalse.class,
            QuestionJson.ShortAnswer.class,
            QuestionJson.Numerical.class,
            QuestionJson.Matching.class,
            QuestionJson.Ordering.class,
            QuestionJson.Categorise.class,
            QuestionJson.Cloze.class,
            QuestionJson.GapMatch.class,
            QuestionJson.Hotspot.class,
            QuestionJson.SelectPoint.class,
            QuestionJson.LabelImage.class,
            QuestionJson.Hottext.class,
            QuestionJson.Slider.class,
            QuestionJson.Essay.class,
            QuestionJson.FileUpload.class,
            QuestionJson.Calculated.class,
            QuestionJson.Composite.class,
            QuestionJson.Description.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(
                    value = "single_choice",
                    schema = QuestionJson.SingleChoice.class),
            @DiscriminatorMapping(
                    value = "multiple_choice",
                    schema = QuestionJson.MultipleChoice.class),
            @DiscriminatorMapping(value = "true_false", schema = QuestionJson.TrueFalse.class),
            @DiscriminatorMapping(value = "short_answer", schema = QuestionJson.ShortAnswer.class),
            @DiscriminatorMapping(value = "numerical", schema = QuestionJson.Numerical.class),
            @DiscriminatorMapping(value = "matching", schema = QuestionJson.Matching.class),
            @DiscriminatorMapping(value = "ordering", schema = QuestionJson.Ordering.class),
            @DiscriminatorMapping(value = "categorise", schema = QuestionJson.Categorise.class),
            @DiscriminatorMapping(value = "cloze", schema = QuestionJson.Cloze.class),
            @DiscriminatorMapping(value = "gap_match", schema = QuestionJson.GapMatch.class),
            @DiscriminatorMapping(value = "hotspot", schema = QuestionJson.Hotspot.class),
            @DiscriminatorMapping(value = "select_point", schema = QuestionJson.SelectPoint.class),
            @DiscriminatorMapping(value = "label_image", schema = QuestionJson.LabelImage.class),
            @DiscriminatorMapping(value = "hottext", schema = QuestionJson.Hottext.class),
            @DiscriminatorMapping(value = "slider", schema = QuestionJson.Slider.class),
            @DiscriminatorMapping(value = "essay", schema = QuestionJson.Essay.class),
            @DiscriminatorMapping(value = "file_upload", schema = QuestionJson.FileUpload.class),
            @DiscriminatorMapping(value = "calculated", schema = QuestionJson.Calculated.class),
            @DiscriminatorMapping(value = "composite", schema = QuestionJson.Composite.class),
            @DiscriminatorMapping(value = "description", schema = QuestionJson.Description.class)
        })
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = QuestionJson.SingleChoice.class, name = "single_choice"),
    @JsonSubTypes.Type(value = QuestionJson.MultipleChoice.class, name = "multiple_choice"),
    @JsonSubTypes.Type(value = QuestionJson.TrueFalse.class, name = "true_false"),
    @JsonSubTypes.Type(value = QuestionJson.ShortAnswer.class, name = "short_answer"),
    @JsonSubTypes.Type(value = QuestionJson.Numerical.class, name = "numerical"),
    @JsonSubTypes.Type(value = QuestionJson.Matching.class, name = "matching"),
    @JsonSubTypes.Type(value = QuestionJson.Ordering.class, name = "ordering"),
    @JsonSubTypes.Type(value = QuestionJson.Categorise.class, name = "categorise"),
    @JsonSubTypes.Type(value = QuestionJson.Cloze.class, name = "cloze"),
    @JsonSubTypes.Type(value = QuestionJson.GapMatch.class, name = "gap_match"),
    @JsonSubTypes.Type(value = QuestionJson.Hotspot.class, name = "hotspot"),
    @JsonSubTypes.Type(value = QuestionJson.SelectPoint.class, name = "select_point"),
    @JsonSubTypes.Type(value = QuestionJson.LabelImage.class, name = "label_image"),
    @JsonSubTypes.Type(value = QuestionJson.Hottext.class, name = "hottext"),
    @JsonSubTypes.Type(value = QuestionJson.Slider.class, name = "slider"),
    @JsonSubTypes.Type(value = QuestionJson.Essay.class, name = "essay"),
    @JsonSubTypes.Type(value = QuestionJson.FileUpload.class, name = "file_upload"),
    @JsonSubTypes.Type(value = QuestionJson.Calculated.class, name = "calculated"),
    @JsonSubTypes.Type(value = QuestionJson.Composite.class, name = "composite"),
    @JsonSubTypes.Type(value = QuestionJson.Description.class, name = "description")
})
sealed interface QuestionJson {
    /** The question as it is arranged for a paper. */
    static QuestionJson of(QuestionContent content) {
        return switch (content) {
            case QuestionContent.SingleChoice question ->
                    new SingleChoice(question.stem(), ChoiceJson.all(question.choices()));
            case QuestionContent.MultipleChoice question ->
                    new MultipleChoice(
                            question.stem(),
                            ChoiceJson.all(question.choices()),
                            question.minChoices(),
                            question.maxChoices());
            case QuestionContent.TrueFalse(var stem) -> new TrueFalse(stem);
            case QuestionContent.ShortAnswer(var stem, var lengthExpected) ->
                    new ShortAnswer(stem, lengthExpected);
            case QuestionContent.Numerical(var stem, var units) ->
                    new Numerical(stem, UnitsJson.of(units));
            case QuestionContent.Matching question ->
                    new Matching(
                            question.stem(),
                            ChoiceJson.all(question.sources()),
                            ChoiceJson.all(question.targets()),
                            question.sourceUsesMax(),
                            question.targetUsesMax());
            case QuestionContent.Ordering(var stem, var items) ->
                    new Ordering(stem, ChoiceJson.all(items));
            case QuestionContent.Categorise(var stem, var categories, var items, _) ->
                    new Categorise(stem, ChoiceJson.all(categories), ChoiceJson.all(items));
            case QuestionContent.Cloze(var stem, var gaps) ->
                    new Cloze(stem, gaps.stream().map(GapJson::of).toList());
            case QuestionContent.GapMatch(var stem, var words, var gaps, _) ->
                    new GapMatch(stem, LabelJson.all(words), gaps);
            case QuestionContent.Hotspot question ->
                    new Hotspot(
                            question.stem(),
                            PictureJson.of(question.image()),
                            RegionJson.all(question.regions()),
                            question.minChoices(),
                            question.maxChoices());
            case QuestionContent.SelectPoint(var stem, var image, var minPoints, var maxPoints) ->
                    new SelectPoint(stem, PictureJson.of(image), minPoints, maxPoints);
            case QuestionContent.LabelImage(var stem, var image, var labels, var regions, _) ->
                    new LabelImage(
                            stem,
                            PictureJson.of(image),
                            LabelJson.all(labels),
                            RegionJson.all(regions));
            case QuestionContent.Hottext(var stem, var words, var minChoices, var maxChoices) ->
                    new Hottext(stem, ChoiceJson.all(words), minChoices, maxChoices);
            case QuestionContent.Slider(var stem, var minimum, var maximum, var step) ->
                    new Slider(stem, minimum, maximum, step);
            case QuestionContent.Essay(var stem, var wordsMin, var wordsMax, var template) ->
                    new Essay(stem, wordsMin, wordsMax, template);
            case QuestionContent.FileUpload(var stem, var filesMax, var bytesMax, var mediaTypes) ->
                    new FileUpload(stem, filesMax, bytesMax, mediaTypes);
            case QuestionContent.Calculated(var stem, _, var units) ->
                    new Calculated(stem, UnitsJson.of(units));
            case QuestionContent.Composite(var stem, var parts) ->
                    new Composite(stem, parts.stream().map(PartJson::of).toList());
            case QuestionContent.Description(var stem) -> new Description(stem);
        };
    }

    @Schema(
            name = "PaperSingleChoice",
            requiredProperties = {"type", "stem", "choices"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "single_choice"),
            examples =
                    "{\"type\": \"single_choice\", \"stem\": \"Which service stores objects?\", \"choices\": [{\"id\": \"b\", \"text\": \"Amazon EBS\"}, {\"id\": \"a\", \"text\": \"Amazon S3\"}]}")
    record SingleChoice(String stem, List<ChoiceJson> choices) implements QuestionJson {}

    @Schema(
            name = "PaperMultipleChoice",
            requiredProperties = {"type", "stem", "choices", "minChoices", "maxChoices"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "multiple_choice"),
            examples =
                    "{\"type\": \"multiple_choice\", \"stem\": \"Which two store data?\", \"choices\": [{\"id\": \"b\", \"text\": \"Amazon EBS\"}, {\"id\": \"a\", \"text\": \"Amazon S3\"}], \"minChoices\": 2, \"maxChoices\": 2}")
    record MultipleChoice(String stem, List<ChoiceJson> choices, int minChoices, int maxChoices)
            implements QuestionJson {}

    @Schema(
            name = "PaperTrueFalse",
            description = "The stem is a statement, true or false.",
            requiredProperties = {"type", "stem"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "true_false"),
            examples = "{\"type\": \"true_false\", \"stem\": \"S3 stores objects.\"}")
    record TrueFalse(String stem) implements QuestionJson {}

    @Schema(
            name = "PaperShortAnswer",
            requiredProperties = {"type", "stem", "lengthExpected"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "short_answer"),
            examples =
                    "{\"type\": \"short_answer\", \"stem\": \"What holds objects in S3?\", \"lengthExpected\": 20}")
    record ShortAnswer(
            String stem,
            @Schema(
                            description =
                                    "In characters, so that a page can size the field; 0: nothing is said.")
                    int lengthExpected)
            implements QuestionJson {}

    @Schema(
            name = "PaperNumerical",
            requiredProperties = {"type", "stem", "units"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "numerical"),
            examples =
                    "{\"type\": \"numerical\", \"stem\": \"How long is it?\", \"units\": {\"type\": \"written\"}}")
    record Numerical(String stem, UnitsJson units) implements QuestionJson {}

    @Schema(
            name = "PaperMatching",
            requiredProperties = {
                "type",
                "stem",
                "sources",
                "targets",
                "sourceUsesMax",
                "targetUsesMax"
            },
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "matching"),
            examples =
                    "{\"type\": \"matching\", \"stem\": \"Match.\", \"sources\": [{\"id\": \"b\", \"text\": \"Amazon EBS\"}, {\"id\": \"a\", \"text\": \"Amazon S3\"}], \"targets\": [{\"id\": \"x\", \"text\": \"blocks\"}, {\"id\": \"y\", \"text\": \"objects\"}], \"sourceUsesMax\": 1, \"targetUsesMax\": 1}")
    record Matching(
            String stem,
            List<ChoiceJson> sources,
            List<ChoiceJson> targets,
            @Schema(description = "How many targets one source may have; 0: any number.")
                    int sourceUsesMax,
            @Schema(description = "How many sources one target may have; 0: any number.")
                    int targetUsesMax)
            implements QuestionJson {}

    @Schema(
            name = "PaperOrdering",
            description = "Items are in an order that this paper drew; it tells nothing.",
            requiredProperties = {"type", "stem", "items"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "ordering"),
            examples =
                    "{\"type\": \"ordering\", \"stem\": \"Put in order.\", \"items\": [{\"id\": \"b\", \"text\": \"Amazon EBS\"}, {\"id\": \"a\", \"text\": \"Amazon S3\"}]}")
    record Ordering(String stem, List<ChoiceJson> items) implements QuestionJson {}

    @Schema(
            name = "PaperCategorise",
            requiredProperties = {"type", "stem", "categories", "items"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "categorise"),
            examples =
                    "{\"type\": \"categorise\", \"stem\": \"Sort.\", \"categories\": [{\"id\": \"x\", \"text\": \"Storage\"}, {\"id\": \"y\", \"text\": \"Compute\"}], \"items\": [{\"id\": \"b\", \"text\": \"Amazon EBS\"}, {\"id\": \"a\", \"text\": \"Amazon S3\"}]}")
    record Categorise(String stem, List<ChoiceJson> categories, List<ChoiceJson> items)
            implements QuestionJson {}

    @Schema(
            name = "PaperCloze",
            description = "`[[id]]` in the stem stands where the gap of that id is.",
            requiredProperties = {"type", "stem", "gaps"},
            properties =
                    @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "cloze"),
            examples =
                    "{\"type\": \"cloze\", \"stem\": \"S3 keeps objects in a [[a]].\", \"gaps\": [{\"id\": \"a\", \"type\": \"text\", \"lengthExpected\": 10}]}")
    record Cloze(String stem, List<GapJson> gaps) implements QuestionJson {}

    @Schema(
            name = "PaperGapMatch",
            description =
                    "`[[id]]` in the stem stands where the gap of that id is; a gap takes one word.",
            requiredProperties = {"type", "stem", "words", "gaps"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "gap_match"),
            examples =
                    "{\"type\": \"gap_match\", \"stem\": \"An object is in a [[g1]].\", \"words\": [{\"id\": \"b\", \"text\": \"key\", \"usesMax\": 1}, {\"id\": \"a\", \"text\": \"bucket\", \"usesMax\": 1}], \"gaps\": [\"g1\"]}")
    record GapMatch(
            String stem, List<LabelJson> words, @Schema(description = "Ids.") List<String> gaps)
            implements QuestionJson {}

    @Schema(
            name = "PaperHotspot",
            requiredProperties = {"type", "stem", "image", "regions", "minChoices", "maxChoices"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "hotspot"),
            examples =
                    "{\"type\": \"hotspot\", \"stem\": \"Pick the load balancer.\", \"image\": {\"asset\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\", \"alternativeText\": \"A diagram\", \"width\": 640, \"height\": 480}, \"regions\": [{\"id\": \"r1\", \"shape\": {\"type\": \"rectangle\", \"x\": 10, \"y\": 10, \"width\": 100, \"height\": 50}, \"label\": \"Upper left box\"}], \"minChoices\": 1, \"maxChoices\": 1}")
    record Hotspot(
            String stem,
            PictureJson image,
            List<RegionJson> regions,
            int minChoices,
            int maxChoices)
            implements QuestionJson {}

    @Schema(
            name = "PaperSelectPoint",
            requiredProperties = {"type", "stem", "image", "minPoints", "maxPoints"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "select_point"),
            examples =
                    "{\"type\": \"select_point\", \"stem\": \"Where is the gateway?\", \"image\": {\"asset\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\", \"alternativeText\": \"A diagram\", \"width\": 640, \"height\": 480}, \"minPoints\": 1, \"maxPoints\": 1}")
    record SelectPoint(String stem, PictureJson image, int minPoints, int maxPoints)
            implements QuestionJson {}

    @Schema(
            name = "PaperLabelImage",
            description = "A region takes one label.",
            requiredProperties = {"type", "stem", "image", "labels", "regions"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "label_image"),
            examples =
                    "{\"type\": \"label_image\", \"stem\": \"Label it.\", \"image\": {\"asset\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\", \"alternativeText\": \"A diagram\", \"width\": 640, \"height\": 480}, \"labels\": [{\"id\": \"b\", \"text\": \"key\", \"usesMax\": 1}, {\"id\": \"a\", \"text\": \"bucket\", \"usesMax\": 1}], \"regions\": [{\"id\": \"r1\", \"shape\": {\"type\": \"rectangle\", \"x\": 10, \"y\": 10, \"width\": 100, \"height\": 50}, \"label\": \"Upper left box\"}]}")
    record LabelImage(
            String stem, PictureJson image, List<LabelJson> labels, List<RegionJson> regions)
            implements QuestionJson {}

    @Schema(
            name = "PaperHottext",
            description = "`[[id]]` in the stem stands where the word of that id is shown.",
            requiredProperties = {"type", "stem", "words", "minChoices", "maxChoices"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "hottext"),
            examples =
                    "{\"type\": \"hottext\", \"stem\": \"The [[a]] holds the [[b]].\", \"words\": [{\"id\": \"a\", \"text\": \"bucket\"}, {\"id\": \"b\", \"text\": \"object\"}], \"minChoices\": 1, \"maxChoices\": 1}")
    record Hottext(String stem, List<ChoiceJson> words, int minChoices, int maxChoices)
            implements QuestionJson {}

    @Schema(
            name = "PaperSlider",
            requiredProperties = {"type", "stem", "minimum", "maximum", "step"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "slider"),
            examples =
                    "{\"type\": \"slider\", \"stem\": \"How many?\", \"minimum\": 0, \"maximum\": 100, \"step\": 5}")
    record Slider(String stem, BigDecimal minimum, BigDecimal maximum, BigDecimal step)
            implements QuestionJson {}

    @Schema(
            name = "PaperEssay",
            requiredProperties = {"type", "stem", "wordsMin", "wordsMax", "template"},
            properties =
                    @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "essay"),
            examples =
                    "{\"type\": \"essay\", \"stem\": \"Explain.\", \"wordsMin\": 50, \"wordsMax\": 300, \"template\": \"\"}")
    record Essay(
            String stem,
            @Schema(description = "0: none is asked for.") int wordsMin,
            @Schema(description = "0: there is no limit.") int wordsMax,
            @Schema(description = "What is written already; may be empty.") String template)
            implements QuestionJson {}

    @Schema(
            name = "PaperFileUpload",
            requiredProperties = {"type", "stem", "filesMax", "bytesMax", "mediaTypes"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "file_upload"),
            examples =
                    "{\"type\": \"file_upload\", \"stem\": \"Hand in your diagram.\", \"filesMax\": 1, \"bytesMax\": 5000000, \"mediaTypes\": [\"image/*\"]}")
    record FileUpload(
            String stem,
            int filesMax,
            @Schema(description = "Of one file.") long bytesMax,
            @Schema(description = "Such as `application/pdf` or `image/*`; empty: any.")
                    List<String> mediaTypes)
            implements QuestionJson {}

    @Schema(
            name = "PaperCalculated",
            description = "The stem has the values that this paper drew.",
            requiredProperties = {"type", "stem", "units"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "calculated"),
            examples =
                    "{\"type\": \"calculated\", \"stem\": \"What is 3 times 4?\", \"units\": {\"type\": \"none\"}}")
    record Calculated(String stem, UnitsJson units) implements QuestionJson {}

    @Schema(
            name = "PaperComposite",
            description = "Several questions about one stimulus, the stem.",
            requiredProperties = {"type", "stem", "parts"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "composite"),
            examples =
                    "{\"type\": \"composite\", \"stem\": \"A company stores data.\", \"parts\": [{\"id\": \"p1\", \"content\": {\"type\": \"true_false\", \"stem\": \"S3 fits.\"}}]}")
    record Composite(String stem, List<PartJson> parts) implements QuestionJson {}

    @Schema(
            name = "PaperDescription",
            description = "A text between questions: it takes no response.",
            requiredProperties = {"type", "stem"},
            properties =
                    @SchemaProperty(
                            name = "type",
                            type = SchemaType.STRING,
                            enumeration = "description"),
            examples =
                    "{\"type\": \"description\", \"stem\": \"The following questions are about storage.\"}")
    record Description(String stem) implements QuestionJson {}

    @Schema(
            name = "PaperChoice",
            requiredProperties = {"id", "text"})
    record ChoiceJson(String id, String text) {
        static List<ChoiceJson> all(List<Choice> choices) {
            return choices.stream()
                    .map(choice -> new ChoiceJson(choice.id(), choice.text()))
                    .toList();
        }
    }

    @Schema(
            name = "PaperLabel",
            requiredProperties = {"id", "text", "usesMax"})
    record LabelJson(
            String id,
            String text,
            @Schema(description = "How often it may be used; 0: any number of times.")
                    int usesMax) {
        static List<LabelJson> all(List<Label> labels) {
            return labels.stream()
                    .map(label -> new LabelJson(label.id(), label.text(), label.usesMax()))
                    .toList();
        }
    }

    @Schema(
            name = "PaperPicture",
            requiredProperties = {"asset", "alternativeText", "width", "height"})
    record PictureJson(
            @Schema(description = "Hash of the asset, 64 lower-case hexadecimal digits.")
                    String asset,
            @Schema(description = "Plain text for those who do not see it.") String alternativeText,
            @Schema(description = "In pixels, the unit of all coordinates.") int width,
            int height) {
        static PictureJson of(Picture picture) {
            return new PictureJson(
                    picture.asset(), picture.alternativeText(), picture.width(), picture.height());
        }
    }

    @Schema(
            name = "PaperRegion",
            description = "An area of the picture.",
            requiredProperties = {"id", "shape", "label"})
    record RegionJson(
            String id,
            ShapeJson shape,
            @Schema(description = "Plain text that names the area; may be empty.") String label) {
        static List<RegionJson> all(List<Region> regions) {
            return regions.stream()
                    .map(region ->
                            new RegionJson(
                                    region.id(), ShapeJson.of(region.shape()), region.label()))
                    .toList();
        }
    }

    @Schema(
            name = "PaperPart",
            requiredProperties = {"id", "content"})
    record PartJson(String id, QuestionJson content) {
        static PartJson of(QuestionContent.Part part) {
            return new PartJson(part.id(), QuestionJson.of(part.content()));
        }
    }

    @Schema(
            name = "PaperShape",
            description =
                    "Pixels of the picture, from its upper left corner; the edge belongs to it.",
            oneOf = {ShapeJson.Rectangle.class, ShapeJson.Circle.class, ShapeJson.Polygon.class},
            discriminatorProperty = "type",
            discriminatorMapping = {
                @DiscriminatorMapping(value = "rectangle", schema = ShapeJson.Rectangle.class),
                @DiscriminatorMapping(value = "circle", schema = ShapeJson.Circle.class),
                @DiscriminatorMapping(value = "polygon", schema = ShapeJson.Polygon.class)
            })
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ShapeJson.Rectangle.class, name = "rectangle"),
        @JsonSubTypes.Type(value = ShapeJson.Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = ShapeJson.Polygon.class, name = "polygon")
    })
    sealed interface ShapeJson {
        static ShapeJson of(Shape shape) {
            return switch (shape) {
                case Shape.Rectangle(var x, var y, var width, var height) ->
                        new Rectangle(x, y, width, height);
                case Shape.Circle(var x, var y, var radius) -> new Circle(x, y, radius);
                case Shape.Polygon(var points) ->
                        new Polygon(
                                points.stream()
                                        .map(point -> new PointJson(point.x(), point.y()))
                                        .toList());
            };
        }

        @Schema(
                name = "PaperRectangle",
                requiredProperties = {"x", "y", "width", "height"})
        record Rectangle(int x, int y, int width, int height) implements ShapeJson {}

        @Schema(
                name = "PaperCircle",
                requiredProperties = {"x", "y", "radius"})
        record Circle(int x, int y, int radius) implements ShapeJson {}

        @Schema(name = "PaperPolygon", requiredProperties = "points")
        record Polygon(List<PointJson> points) implements ShapeJson {}

        @Schema(
                name = "PaperPoint",
                requiredProperties = {"x", "y"})
        record PointJson(int x, int y) {}
    }

    @Schema(
            name = "PaperUnits",
            description = "How the unit of a number is given.",
            oneOf = {UnitsJson.None.class, UnitsJson.Written.class, UnitsJson.Picked.class},
            discriminatorProperty = "type",
            discriminatorMapping = {
                @DiscriminatorMapping(value = "none", schema = UnitsJson.None.class),
                @DiscriminatorMapping(value = "written", schema = UnitsJson.Written.class),
                @DiscriminatorMapping(value = "picked", schema = UnitsJson.Picked.class)
            })
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = UnitsJson.None.class, name = "none"),
        @JsonSubTypes.Type(value = UnitsJson.Written.class, name = "written"),
        @JsonSubTypes.Type(value = UnitsJson.Picked.class, name = "picked")
    })
    sealed interface UnitsJson {
        static UnitsJson of(UnitEntry units) {
            return switch (units) {
                case UnitEntry.None() -> new None();
                case UnitEntry.Written() -> new Written();
                case UnitEntry.Picked(var symbols) -> new Picked(symbols);
            };
        }

        @Schema(name = "PaperNoUnit", description = "No unit is asked for.")
        record None() implements UnitsJson {}

        @Schema(name = "PaperWrittenUnit", description = "Written by the candidate.")
        record Written() implements UnitsJson {}

        @Schema(
                name = "PaperPickedUnit",
                description = "Picked from a list.",
                requiredProperties = "units")
        record Picked(List<String> units) implements UnitsJson {}
    }

    @Schema(
            name = "PaperGap",
            oneOf = {GapJson.Text.class, GapJson.Numeric.class, GapJson.Selection.class},
            discriminatorProperty = "type",
            discriminatorMapping = {
                @DiscriminatorMapping(value = "text", schema = GapJson.Text.class),
                @DiscriminatorMapping(value = "number", schema = GapJson.Numeric.class),
                @DiscriminatorMapping(value = "selection", schema = GapJson.Selection.class)
            })
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = GapJson.Text.class, name = "text"),
        @JsonSubTypes.Type(value = GapJson.Numeric.class, name = "number"),
        @JsonSubTypes.Type(value = GapJson.Selection.class, name = "selection")
    })
    sealed interface GapJson {
        static GapJson of(Gap gap) {
            return switch (gap) {
                case Gap.Text(var id, var lengthExpected) -> new Text(id, lengthExpected);
                case Gap.Numeric(var id, var units) -> new Numeric(id, UnitsJson.of(units));
                case Gap.Selection(var id, var choices, _) ->
                        new Selection(id, ChoiceJson.all(choices));
            };
        }

        @Schema(
                name = "PaperTextGap",
                requiredProperties = {"id", "lengthExpected"})
        record Text(
                String id,
                @Schema(description = "In characters; 0: nothing is said.") int lengthExpected)
                implements GapJson {}

        @Schema(
                name = "PaperNumberGap",
                requiredProperties = {"id", "units"})
        record Numeric(String id, UnitsJson units) implements GapJson {}

        @Schema(
                name = "PaperSelectionGap",
                requiredProperties = {"id", "choices"})
        record Selection(
                String id, @Schema(description = "Their texts are plain.") List<ChoiceJson> choices)
                implements GapJson {}
    }
}
