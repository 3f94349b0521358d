package assay.question.exchange;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedNumber.Numbers;
import assay.question.content.AcceptedNumber.Unit;
import assay.question.content.AcceptedNumber.Units;
import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.OrderScoring;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.Interaction;
import assay.question.content.Marking;
import assay.question.content.Picture;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionContent.Region;
import assay.question.content.QuestionDraft;
import assay.question.content.Shape;
import assay.question.content.TextFormat;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.content.Variables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Random drafts of every interaction that break no rule, the same for the same seed. Ids are a, b,
 * c, ... in the order of their list; numbers have no trailing zeros.
 */
public final class DraftSamples {
    private static final List<String> WORDS =
            List.of(
                    "alpha",
                    "Übung",
                    "naïve",
                    "水",
                    "x<y",
                    "a & b",
                    "50 %",
                    "\"quoted\"",
                    "it's",
                    "C:\\dir",
                    "{brace}",
                    "tilde~",
                    "#hash",
                    "=equals",
                    "a*b",
                    "_under_",
                    "[one]",
                    "$5",
                    "a|b",
                    "1.",
                    "->",
                    "😀",
                    "a/b",
                    "n\u00a0b",
                    ";",
                    "::",
                    "`tick`");

    private final Random random;
    private final InMemoryMedia media;
    private TextFormat format = TextFormat.HTML;
    private int count;

    public DraftSamples(long seed, InMemoryMedia media) {
        this.random = new Random(seed);
        this.media = media;
    }

    /** A draft of this interaction, in HTML or Markdown. */
    public QuestionDraft draft(Interaction interaction) {
        format = yes() ? TextFormat.HTML : TextFormat.MARKDOWN;
        count++;
        var parts = parts(interaction);
        return new QuestionDraft(
                "Question %d: %s".formatted(count, plain()),
                one(List.of(Difficulty.values())),
                List.of(),
                some(3, i -> "tag-" + i),
                one(List.of("en", "de", "pt-BR")),
                yes() ? Duration.ofSeconds(1L + random.nextInt(3_600)) : null,
                interaction == Interaction.DESCRIPTION
                        ? BigDecimal.ZERO
                        : number(1, 900, 4).max(new BigDecimal("0.5")),
                format,
                parts.content,
                parts.key,
                yes() ? plain() : "",
                yes() ? Map.of("author", plain()) : Map.of(),
                null);
    }

    private record Parts(QuestionContent content, AnswerKey key) {}

    private Parts parts(Interaction interaction) {
        return switch (interaction) {
            case SINGLE_CHOICE -> singleChoice();
            case MULTIPLE_CHOICE -> multipleChoice();
            case TRUE_FALSE ->
                    new Parts(
                            new QuestionContent.TrueFalse(text()),
                            new AnswerKey.TrueFalse(yes(), explanation(List.of("true", "false"))));
            case SHORT_ANSWER ->
                    new Parts(
                            new QuestionContent.ShortAnswer(text(), yes() ? 0 : 20),
                            new AnswerKey.ShortAnswer(texts(), explanation(List.of())));
            case NUMERICAL -> numerical();
            case MATCHING -> matching();
            case ORDERING -> ordering();
            case CATEGORISE -> categorise();
            case CLOZE -> cloze();
            case GAP_MATCH -> gapMatch();
            case HOTSPOT -> hotspot();
            case SELECT_POINT ->
                    new Parts(
                            new QuestionContent.SelectPoint(text(), picture(), 0, 2),
                            new AnswerKey.SelectPoint(
                                    List.of(
                                            new AnswerKey.Area(shape(), new BigDecimal("0.5")),
                                            new AnswerKey.Area(shape(), new BigDecimal("0.5"))),
                                    BigDecimal.ZERO,
                                    explanation(List.of())));
            case LABEL_IMAGE -> labelImage();
            case HOTTEXT -> hottext();
            case SLIDER -> slider();
            case ESSAY ->
                    new Parts(
                            new QuestionContent.Essay(
                                    text(),
                                    random.nextInt(3) * 50,
                                    yes() ? 0 : 500,
                                    yes() ? text() : ""),
                            new AnswerKey.Essay(marking(), explanation(List.of())));
            case FILE_UPLOAD ->
                    new Parts(
                            new QuestionContent.FileUpload(
                                    text(),
                                    1 + random.nextInt(5),
                                    1_000L * (1 + random.nextInt(1_000)),
                                    yes() ? List.of() : List.of("application/pdf", "image/*")),
                            new AnswerKey.FileUpload(marking(), explanation(List.of())));
            case CALCULATED -> calculated();
            case COMPOSITE -> composite();
            case DESCRIPTION ->
                    new Parts(
                            new QuestionContent.Description(text()),
                            new AnswerKey.Description(explanation(List.of())));
        };
    }

    private Parts singleChoice() {
        var choices = choices(2 + random.nextInt(5));
        var credits = new HashMap<String, BigDecimal>();
        var correct = one(choices).id();
        for (var choice : choices) {
            if (!choice.id().equals(correct) && random.nextInt(3) == 0) {
                credits.put(choice.id(), share(90));
            }
        }
        return new Parts(
                new QuestionContent.SingleChoice(text(), choices, yes()),
                new AnswerKey.SingleChoice(correct, credits, explanation(ids(choices))));
    }

    private Parts multipleChoice() {
        var choices = choices(3 + random.nextInt(5));
        var correct = ids(choices).subList(0, 1 + random.nextInt(choices.size() - 1));
        return new Parts(
                new QuestionContent.MultipleChoice(
                        text(), choices, random.nextInt(2), choices.size(), yes()),
                new AnswerKey.MultipleChoice(
                        correct, choiceScoring(correct, ids(choices)), explanation(ids(choices))));
    }

    private ScoringRule choiceScoring(List<String> correct, List<String> all) {
        return switch (random.nextInt(4)) {
            case 0 -> new ScoringRule.AllOrNothing();
            case 1 -> new ScoringRule.PartialCredit(Map.of());
            case 2 -> {
                var weights = split(correct);
                for (var id : all) {
                    if (!correct.contains(id) && yes()) {
                        weights.put(id, share(100).negate());
                    }
                }
                yield new ScoringRule.PartialCredit(weights);
            }
            default -> {
                var values = new HashMap<String, BigDecimal>();
                correct.forEach(id -> values.put(id, BigDecimal.ONE));
                yield new ScoringRule.Mapped(values, BigDecimal.ZERO, null, null, BigDecimal.ONE);
            }
        };
    }

    /** Weights in hundredths that sum to 1. */
    private Map<String, BigDecimal> split(List<String> ids) {
        var weights = new HashMap<String, BigDecimal>();
        var left = BigDecimal.ONE;
        var each = BigDecimal.ONE.divide(BigDecimal.valueOf(ids.size() + 1L), 2, RoundingMode.DOWN);
        for (var id : ids.subList(1, ids.size())) {
            weights.put(id, ForeignDecimal.plain(each));
            left = left.subtract(each);
        }
        weights.put(ids.getFirst(), ForeignDecimal.plain(left));
        return weights;
    }

    private Parts numerical() {
        var units = units();
        return new Parts(
                new QuestionContent.Numerical(text(), entry(units)),
                new AnswerKey.Numerical(
                        new Numbers(values(0, 1_000), units), explanation(List.of())));
    }

    private Units units() {
        if (yes()) {
            return Units.NONE;
        }
        return new Units(
                List.of(
                        new Unit("m", BigDecimal.ONE),
                        new Unit("mm", new BigDecimal("0.001")),
                        new Unit("km", new BigDecimal("1000"))),
                yes() ? BigDecimal.ZERO : new BigDecimal("0.25"));
    }

    private UnitEntry entry(Units units) {
        if (units.accepted().isEmpty()) {
            return new UnitEntry.None();
        }
        return yes()
                ? new UnitEntry.Written()
                : new UnitEntry.Picked(units.accepted().stream().map(Unit::symbol).toList());
    }

    /** Values far enough from each other; the first earns everything. */
    private List<AcceptedNumber> values(int minimum, int maximum) {
        var accepted = new ArrayList<AcceptedNumber>();
        for (var i = 0; i <= random.nextInt(3); i++) {
            accepted.add(
                    new AcceptedNumber.Value(
                            number(minimum, (maximum - minimum) / 4, 3)
                                    .add(BigDecimal.valueOf((long) i * (maximum - minimum) / 4)),
                            new Tolerance.Absolute(number(0, 1, 3)),
                            i == 0 ? BigDecimal.ONE : share(90),
                            maybeText()));
        }
        if (yes()) {
            accepted.add(new AcceptedNumber.Anything(BigDecimal.ZERO, text()));
        }
        return accepted;
    }

    private AcceptedText.Texts texts() {
        var wildcards = yes();
        var accepted = new ArrayList<AcceptedText>();
        for (var i = 0; i <= random.nextInt(3); i++) {
            var text = i + " " + plain();
            accepted.add(
                    new AcceptedText(
                            wildcards ? text.replace("*", "\\*") + "*" : text,
                            i == 0 ? BigDecimal.ONE : share(90),
                            maybeText()));
        }
        return new AcceptedText.Texts(accepted, new AcceptedText.Matching(yes(), yes(), wildcards));
    }

    private Parts matching() {
        var sources = choices(2 + random.nextInt(4));
        var targets = choices(sources.size() + random.nextInt(3));
        var pairs = new ArrayList<Pair>();
        for (var i = 0; i < sources.size(); i++) {
            pairs.add(new Pair(sources.get(i).id(), targets.get(i).id()));
        }
        return new Parts(
                new QuestionContent.Matching(text(), sources, targets, 1, random.nextInt(2), yes()),
                new AnswerKey.Matching(pairs, pairScoring(), explanation(ids(sources))));
    }

    private ScoringRule pairScoring() {
        return yes() ? new ScoringRule.AllOrNothing() : new ScoringRule.PartialCredit(Map.of());
    }

    private Parts ordering() {
        var items = choices(2 + random.nextInt(5));
        var correct = new ArrayList<>(ids(items));
        Collections.shuffle(correct, random);
        return new Parts(
                new QuestionContent.Ordering(text(), items),
                new AnswerKey.Ordering(
                        correct, one(List.of(OrderScoring.values())), explanation(ids(items))));
    }

    private Parts categorise() {
        var categories = choices(2 + random.nextInt(2));
        var items = choices(2 + random.nextInt(5));
        var pairs = items.stream().map(item -> new Pair(item.id(), one(categories).id())).toList();
        return new Parts(
                new QuestionContent.Categorise(text(), categories, items, yes()),
                new AnswerKey.Categorise(pairs, pairScoring(), explanation(ids(items))));
    }

    private Parts cloze() {
        var gaps = new ArrayList<Gap>();
        var keys = new ArrayList<GapKey>();
        var stem = new StringBuilder(text());
        for (var i = 0; i <= random.nextInt(4); i++) {
            var id = ShortId.of(i);
            var weight = BigDecimal.valueOf(1L + random.nextInt(3));
            switch (random.nextInt(3)) {
                case 0 -> {
                    gaps.add(new Gap.Text(id, 0));
                    keys.add(new GapKey.Text(id, weight, texts()));
                }
                case 1 -> {
                    gaps.add(new Gap.Numeric(id, new UnitEntry.None()));
                    keys.add(
                            new GapKey.Numeric(
                                    id, weight, new Numbers(values(0, 1_000), Units.NONE)));
                }
                default -> {
                    var choices =
                            list(
                                    2 + random.nextInt(3),
                                    at -> new Choice(ShortId.of(at), at + " " + plain()));
                    gaps.add(new Gap.Selection(id, choices, yes()));
                    keys.add(
                            new GapKey.Selection(
                                    id,
                                    weight,
                                    Map.of(one(choices).id(), BigDecimal.ONE),
                                    yes() ? Map.of("a", text()) : Map.of()));
                }
            }
            stem.append(" [[").append(id).append("]] ").append(text());
        }
        return new Parts(
                new QuestionContent.Cloze(stem.toString(), gaps),
                new AnswerKey.Cloze(keys, explanation(List.of())));
    }

    private Parts gapMatch() {
        var gaps = list(1 + random.nextInt(3), ShortId::of);
        var words = labels(gaps.size() + random.nextInt(3));
        var pairs =
                list(gaps.size(), i -> new Pair(words.get(words.size() - 1 - i).id(), gaps.get(i)));
        var stem = new StringBuilder(text());
        gaps.forEach(gap -> stem.append(" [[").append(gap).append("]] ").append(text()));
        return new Parts(
                new QuestionContent.GapMatch(stem.toString(), words, gaps, yes()),
                new AnswerKey.GapMatch(
                        pairs, pairScoring(), explanation(words.stream().map(Label::id).toList())));
    }

    private Parts hotspot() {
        var regions = regions(2 + random.nextInt(3));
        var ids = regions.stream().map(Region::id).toList();
        var correct = ids.subList(0, 1);
        return new Parts(
                new QuestionContent.Hotspot(text(), picture(), regions, 0, regions.size()),
                new AnswerKey.Hotspot(correct, choiceScoring(correct, ids), explanation(ids)));
    }

    private Parts labelImage() {
        var regions = regions(1 + random.nextInt(3));
        var labels = labels(regions.size() + random.nextInt(2));
        var pairs = list(regions.size(), i -> new Pair(labels.get(i).id(), regions.get(i).id()));
        return new Parts(
                new QuestionContent.LabelImage(text(), picture(), labels, regions, yes()),
                new AnswerKey.LabelImage(
                        pairs,
                        pairScoring(),
                        explanation(labels.stream().map(Label::id).toList())));
    }

    private Parts hottext() {
        var words = choices(2 + random.nextInt(3));
        var stem = new StringBuilder(text());
        words.forEach(word -> stem.append(" [[").append(word.id()).append("]]"));
        var correct = ids(words).subList(0, 1);
        return new Parts(
                new QuestionContent.Hottext(stem.toString(), words, 0, words.size()),
                new AnswerKey.Hottext(
                        correct, choiceScoring(correct, ids(words)), explanation(ids(words))));
    }

    private Parts slider() {
        var value = BigDecimal.valueOf(5L * random.nextInt(20));
        return new Parts(
                new QuestionContent.Slider(
                        text(),
                        BigDecimal.ZERO,
                        ForeignDecimal.plain(BigDecimal.valueOf(100)),
                        BigDecimal.valueOf(5)),
                new AnswerKey.Slider(
                        new Numbers(
                                List.of(
                                        new AcceptedNumber.Value(
                                                ForeignDecimal.plain(value),
                                                new Tolerance.Absolute(BigDecimal.ZERO),
                                                BigDecimal.ONE,
                                                maybeText())),
                                Units.NONE),
                        explanation(List.of())));
    }

    private Parts calculated() {
        var units = units();
        var tabled = yes();
        var variables =
                tabled
                        ? new Variables(
                                List.of(),
                                list(
                                        1 + random.nextInt(4),
                                        _ -> Map.of("x", number(1, 9, 2), "y", number(1, 9, 2))))
                        : new Variables(
                                List.of(
                                        new Variables.Range(
                                                "x", BigDecimal.ONE, number(2, 9, 1), 1),
                                        new Variables.Range(
                                                "y", BigDecimal.ONE, number(2, 9, 1), 2)),
                                List.of());
        var accepted = new ArrayList<AcceptedNumber>();
        accepted.add(
                new AcceptedNumber.Formula(
                        "{x} + 2 * {y}",
                        switch (random.nextInt(3)) {
                            case 0 -> new Tolerance.Absolute(number(0, 1, 2));
                            case 1 -> new Tolerance.Relative(new BigDecimal("0.01"));
                            default -> new Tolerance.Geometric(new BigDecimal("0.02"));
                        },
                        BigDecimal.ONE,
                        maybeText()));
        return new Parts(
                new QuestionContent.Calculated(text() + " {x} and {y}", variables, entry(units)),
                new AnswerKey.Calculated(
                        new Numbers(accepted, units),
                        yes()
                                ? null
                                : new AnswerKey.Rounding(AnswerKey.Rounding.Mode.DECIMAL_PLACES, 2),
                        explanation(List.of())));
    }

    private Parts composite() {
        var first = parts(Interaction.SINGLE_CHOICE);
        var second = parts(Interaction.SHORT_ANSWER);
        return new Parts(
                new QuestionContent.Composite(
                        text(),
                        List.of(
                                new QuestionContent.Part("a", BigDecimal.ONE, first.content),
                                new QuestionContent.Part(
                                        "b", BigDecimal.valueOf(2), second.content))),
                new AnswerKey.Composite(
                        List.of(
                                new AnswerKey.PartKey("a", first.key),
                                new AnswerKey.PartKey("b", second.key)),
                        explanation(List.of())));
    }

    private Marking marking() {
        return new Marking(
                maybeText(),
                yes()
                        ? List.of()
                        : List.of(
                                new Marking.Criterion(
                                        "a",
                                        plain(),
                                        List.of(
                                                new Marking.Level(BigDecimal.ZERO, text()),
                                                new Marking.Level(BigDecimal.ONE, text())))));
    }

    private Explanation explanation(List<String> choices) {
        var feedback = new ArrayList<Feedback>();
        for (var choice : choices) {
            if (yes()) {
                feedback.add(new Feedback(choice, text()));
            }
        }
        return new Explanation(
                maybeText(),
                feedback,
                new AnswerKey.Overall(maybeText(), maybeText(), maybeText()),
                some(2, _ -> text()),
                yes()
                        ? List.of()
                        : List.of(
                                new AnswerKey.Reference(
                                        plain(), URI.create("https://example.org/" + count))),
                yes() ? null : LocalDate.of(2030, 1 + random.nextInt(12), 1));
    }

    private List<Choice> choices(int size) {
        return list(size, i -> new Choice(ShortId.of(i), i + " " + text()));
    }

    private List<Label> labels(int size) {
        return list(size, i -> new Label(ShortId.of(i), i + " " + text(), random.nextInt(2)));
    }

    private List<Region> regions(int size) {
        return list(size, i -> new Region(ShortId.of(i), shape(), plain()));
    }

    private Shape shape() {
        return switch (random.nextInt(3)) {
            case 0 -> new Shape.Rectangle(random.nextInt(300), random.nextInt(200), 40, 30);
            case 1 -> new Shape.Circle(100 + random.nextInt(300), 100 + random.nextInt(200), 20);
            default ->
                    new Shape.Polygon(
                            List.of(
                                    new Shape.Point(random.nextInt(100), 10),
                                    new Shape.Point(200, random.nextInt(200)),
                                    new Shape.Point(50, 150)));
        };
    }

    private Picture picture() {
        return new Picture(asset(), plain(), InMemoryMedia.WIDTH, InMemoryMedia.HEIGHT);
    }

    private String asset() {
        var bytes = InMemoryMedia.picture(random.nextInt(100));
        try {
            media.keep("picture.png", new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return InMemoryMedia.hash(bytes);
    }

    private String maybeText() {
        return yes() ? "" : text();
    }

    /** A text in the draft's format. */
    public String text() {
        var html = format == TextFormat.HTML;
        var text = plain().replace("&", "&amp;").replace("<", "&lt;");
        return switch (random.nextInt(6)) {
            case 0 -> html ? "<p>%s</p>".formatted(text) : "**%s**".formatted(text);
            case 1 -> text + " \\(x^2 + \\frac{1}{y}\\)";
            case 2 ->
                    html ? "<em class=\"x\">%s</em> &#39;".formatted(text) : "_%s_".formatted(text);
            case 3 ->
                    html
                            ? "%s <img src=\"asset:%s\" alt=\"\">".formatted(text, asset())
                            : "%s ![](asset:%s)".formatted(text, asset());
            case 4 -> text + "\n\n" + plain().replace("&", "&amp;").replace("<", "&lt;");
            default -> text;
        };
    }

    /** Some words without markup, a single space between them. */
    public String plain() {
        return String.join(" ", list(1 + random.nextInt(4), _ -> one(WORDS)));
    }

    private BigDecimal share(int percentMax) {
        return ForeignDecimal.plain(BigDecimal.valueOf(1L + random.nextInt(percentMax), 2));
    }

    private BigDecimal number(int minimum, int width, int decimals) {
        var thousandths = random.nextInt(Math.max(1, width * 10));
        return ForeignDecimal.plain(
                BigDecimal.valueOf(minimum)
                        .add(BigDecimal.valueOf(thousandths, Math.min(decimals, 1))));
    }

    private boolean yes() {
        return random.nextBoolean();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(int most, IntFunction<T> made) {
        return list(random.nextInt(most + 1), made);
    }

    private static <T> List<T> list(int size, IntFunction<T> made) {
        return IntStream.range(0, size).mapToObj(made).toList();
    }

    private static List<String> ids(List<Choice> choices) {
        return choices.stream().map(Choice::id).toList();
    }
}
