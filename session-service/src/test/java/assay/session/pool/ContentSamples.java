package assay.session.pool;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One question of every interaction. Choices are a, b, c, d; what they go to is x, y, z. */
public final class ContentSamples {
    public static final List<Choice> FOUR = choices("a", "b", "c", "d");
    public static final Picture PICTURE = new Picture("0".repeat(64), "A map", 640, 480);
    public static final List<Region> REGIONS =
            List.of(
                    new Region("x", new Shape.Rectangle(0, 0, 10, 10), "corner"),
                    new Region("y", new Shape.Circle(100, 100, 5), "dot"),
                    new Region(
                            "z",
                            new Shape.Polygon(
                                    List.of(
                                            new Shape.Point(1, 1),
                                            new Shape.Point(9, 1),
                                            new Shape.Point(5, 9))),
                            ""));
    public static final List<Label> WORDS =
            List.of(
                    new Label("a", "one", 1),
                    new Label("b", "two", 2),
                    new Label("c", "three", 0),
                    new Label("d", "four", 1));

    private static final ObjectMapper JSON = mapper();

    private ContentSamples() {}

    /** The question as question-service writes it. */
    public static ObjectNode json(Interaction interaction) {
        return JSON.valueToTree(of(interaction));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    private static ObjectMapper mapper() {
        var mapper = new ObjectMapper();
        for (var family : List.of(QuestionContent.class, Gap.class, UnitEntry.class, Shape.class)) {
            mapper.addMixIn(family, Typed.class);
        }
        for (var interaction : Interaction.values()) {
            mapper.registerSubtypes(
                    new NamedType(
                            of(interaction).getClass(),
                            interaction.name().toLowerCase(Locale.ROOT)));
        }
        mapper.registerSubtypes(
                new NamedType(Gap.Text.class, "text"),
                new NamedType(Gap.Numeric.class, "number"),
                new NamedType(Gap.Selection.class, "selection"),
                new NamedType(UnitEntry.None.class, "none"),
                new NamedType(UnitEntry.Written.class, "written"),
                new NamedType(UnitEntry.Picked.class, "picked"),
                new NamedType(Shape.Rectangle.class, "rectangle"),
                new NamedType(Shape.Circle.class, "circle"),
                new NamedType(Shape.Polygon.class, "polygon"));
        return mapper;
    }

    public static List<Choice> choices(String... ids) {
        return Stream.of(ids).map(id -> new Choice(id, "text of " + id)).toList();
    }

    public static QuestionContent of(Interaction interaction) {
        return switch (interaction) {
            case SINGLE_CHOICE -> new QuestionContent.SingleChoice("?", FOUR, true);
            case MULTIPLE_CHOICE -> new QuestionContent.MultipleChoice("?", FOUR, 2, 2, true);
            case TRUE_FALSE -> new QuestionContent.TrueFalse("So it is.");
            case SHORT_ANSWER -> new QuestionContent.ShortAnswer("?", 20);
            case NUMERICAL ->
                    new QuestionContent.Numerical("?", new UnitEntry.Picked(List.of("m", "km")));
            case MATCHING ->
                    new QuestionContent.Matching("?", FOUR, choices("x", "y", "z"), 1, 2, true);
            case ORDERING -> new QuestionContent.Ordering("?", FOUR);
            case CATEGORISE -> new QuestionContent.Categorise("?", choices("x", "y"), FOUR, true);
            case CLOZE ->
                    new QuestionContent.Cloze(
                            "[[g]] [[h]] [[i]]",
                            List.of(
                                    new Gap.Text("g", 10),
                                    new Gap.Numeric("h", new UnitEntry.Written()),
                                    new Gap.Selection("i", FOUR, true)));
            case GAP_MATCH ->
                    new QuestionContent.GapMatch(
                            "[[x]] [[y]] [[z]]", WORDS, List.of("x", "y", "z"), true);
            case HOTSPOT -> new QuestionContent.Hotspot("?", PICTURE, REGIONS, 1, 2);
            case SELECT_POINT -> new QuestionContent.SelectPoint("?", PICTURE, 0, 2);
            case LABEL_IMAGE -> new QuestionContent.LabelImage("?", PICTURE, WORDS, REGIONS, true);
            case HOTTEXT -> new QuestionContent.Hottext("[[a]] [[b]] [[c]] [[d]]", FOUR, 1, 2);
            case SLIDER ->
                    new QuestionContent.Slider(
                            "?", new BigDecimal("-1"), BigDecimal.TEN, new BigDecimal("0.5"));
            case ESSAY -> new QuestionContent.Essay("?", 1, 5, "");
            case FILE_UPLOAD ->
                    new QuestionContent.FileUpload("?", 2, 1_000, List.of("text/plain", "image/*"));
            case CALCULATED ->
                    new QuestionContent.Calculated(
                            "What is {p} plus {q}, in \\frac{m}{s}?",
                            new Variables(
                                    List.of(
                                            new Variables.Range(
                                                    "p",
                                                    new BigDecimal("1"),
                                                    new BigDecimal("3"),
                                                    2)),
                                    List.of(
                                            Map.of("q", new BigDecimal("10")),
                                            Map.of("q", new BigDecimal("20")))),
                            new UnitEntry.None());
            case COMPOSITE ->
                    new QuestionContent.Composite(
                            "Read this.",
                            List.of(
                                    part("p1", Interaction.SINGLE_CHOICE),
                                    part("p2", Interaction.ORDERING),
                                    part("p3", Interaction.CALCULATED),
                                    part("p4", Interaction.FILE_UPLOAD)));
            case DESCRIPTION -> new QuestionContent.Description("Now for something else.");
        };
    }

    private static QuestionContent.Part part(String id, Interaction interaction) {
        return new QuestionContent.Part(id, BigDecimal.ONE, of(interaction));
    }
}
