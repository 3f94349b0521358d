package assay.question.exchange.qti;

import static assay.question.exchange.qti.Expressions.base;
import static assay.question.exchange.qti.Expressions.condition;
import static assay.question.exchange.qti.Expressions.correct;
import static assay.question.exchange.qti.Expressions.match;
import static assay.question.exchange.qti.Expressions.number;
import static assay.question.exchange.qti.Expressions.otherwise;
import static assay.question.exchange.qti.Expressions.outcome;
import static assay.question.exchange.qti.Expressions.scaled;
import static assay.question.exchange.qti.Expressions.set;
import static assay.question.exchange.qti.Expressions.variable;
import static assay.question.exchange.qti.Expressions.when;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedNumber.Numbers;
import assay.question.content.AcceptedText;
import assay.question.content.AcceptedText.Texts;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.Marking;
import assay.question.content.Picture;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionContent.Region;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the interaction of one question, or of one part of it, and the rules that score it. */
final class InteractionWriter {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final long USUAL_BYTES = 10L << 20;
    private static final int THIRD = 30;

    /** What an {@code img} says that an {@code object} can say. */
    private static final Set<String> OF_OBJECT = Set.of("src", "alt", "width", "height");

    private final int version;
    private final Xhtml xhtml;
    private final MediaFiles media;
    private final Remarks remarks;

    /** {@code _part}; empty for a question that is no part. */
    private final String suffix;

    private final BigDecimal scale;
    private final List<Element> responses = new ArrayList<>();
    private final List<Element> outcomes = new ArrayList<>();
    private final List<Element> templates = new ArrayList<>();
    private final List<Element> templateRules = new ArrayList<>();
    private final List<Element> rules = new ArrayList<>();
    private final List<Node> body = new ArrayList<>();
    private final List<Element> feedback = new ArrayList<>();
    private final List<Element> rubrics = new ArrayList<>();

    /**
     * Writes for one question.
     *
     * @param scale what its best response adds to the outcome {@code SCORE} with the suffix
     */
    InteractionWriter(
            int version,
            Xhtml xhtml,
            MediaFiles media,
            Remarks remarks,
            String suffix,
            BigDecimal scale) {
        this.version = version;
        this.xhtml = xhtml;
        this.media = media;
        this.remarks = remarks;
        this.suffix = suffix;
        this.scale = scale;
    }

    List<Element> responses() {
        return responses;
    }

    List<Element> outcomes() {
        return outcomes;
    }

    /** Variables that are drawn and worked out for each candidate. */
    List<Element> templates() {
        return templates;
    }

    /** How they are drawn and worked out. */
    List<Element> templateRules() {
        return templateRules;
    }

    List<Element> rules() {
        return rules;
    }

    List<Node> body() {
        return body;
    }

    List<Element> feedback() {
        return feedback;
    }

    /** What markers are told; in a body it stands before all else. */
    List<Element> rubrics() {
        return rubrics;
    }

    private String response() {
        return "RESPONSE" + suffix;
    }

    private String score() {
        return "SCORE" + suffix;
    }

    void write(QuestionContent content, AnswerKey key) throws IOException, CannotSay {
        switch (content) {
            case QuestionContent.SingleChoice choice
                    when key instanceof AnswerKey.SingleChoice right ->
                    singleChoice(choice, right);
            case QuestionContent.MultipleChoice choice
                    when key instanceof AnswerKey.MultipleChoice right ->
                    multipleChoice(choice, right);
            case QuestionContent.TrueFalse statement
                    when key instanceof AnswerKey.TrueFalse right ->
                    trueFalse(statement, right);
            case QuestionContent.ShortAnswer asked
                    when key instanceof AnswerKey.ShortAnswer right ->
                    shortAnswer(asked, right);
            case QuestionContent.Numerical asked when key instanceof AnswerKey.Numerical right ->
                    numerical(asked, right);
            case QuestionContent.Matching asked when key instanceof AnswerKey.Matching right ->
                    matching(asked, right);
            case QuestionContent.Ordering asked when key instanceof AnswerKey.Ordering right ->
                    ordering(asked, right);
            case QuestionContent.Categorise asked when key instanceof AnswerKey.Categorise right ->
                    categorise(asked, right);
            case QuestionContent.Cloze asked when key instanceof AnswerKey.Cloze right ->
                    cloze(asked, right);
            case QuestionContent.GapMatch asked when key instanceof AnswerKey.GapMatch right ->
                    gapMatch(asked, right);
            case QuestionContent.Hotspot asked when key instanceof AnswerKey.Hotspot right ->
                    hotspot(asked, right);
            case QuestionContent.SelectPoint asked
                    when key instanceof AnswerKey.SelectPoint right ->
                    selectPoint(asked, right);
            case QuestionContent.LabelImage asked when key instanceof AnswerKey.LabelImage right ->
                    labelImage(asked, right);
            case QuestionContent.Hottext asked when key instanceof AnswerKey.Hottext right ->
                    hottext(asked, right);
            case QuestionContent.Slider asked when key instanceof AnswerKey.Slider right ->
                    slider(asked, right);
            case QuestionContent.Essay asked when key instanceof AnswerKey.Essay right ->
                    essay(asked, right);
            case QuestionContent.FileUpload asked when key instanceof AnswerKey.FileUpload right ->
                    upload(asked, right);
            case QuestionContent.Description(var stem) -> stem(stem);
            case QuestionContent.Calculated asked when key instanceof AnswerKey.Calculated right ->
                    calculated(asked, right);
            case QuestionContent.SingleChoice _,
                    QuestionContent.MultipleChoice _,
                    QuestionContent.TrueFalse _,
                    QuestionContent.ShortAnswer _,
                    QuestionContent.Numerical _,
                    QuestionContent.Matching _,
                    QuestionContent.Ordering _,
                    QuestionContent.Categorise _,
                    QuestionContent.Cloze _,
                    QuestionContent.GapMatch _,
                    QuestionContent.Hotspot _,
                    QuestionContent.SelectPoint _,
                    QuestionContent.LabelImage _,
                    QuestionContent.Hottext _,
                    QuestionContent.Slider _,
                    QuestionContent.Essay _,
                    QuestionContent.FileUpload _,
                    QuestionContent.Calculated _,
                    QuestionContent.Composite _ ->
                    throw new CannotSay("Its key is of another type than its content.");
        }
    }

    private void stem(String stem) throws IOException {
        body.add(stemOf(stem, _ -> List.of()));
    }

    private Element stemOf(String stem, Function<String, List<Node>> places) throws IOException {
        return Element.html("div").with("class", "assay-stem").addAll(xhtml.of(stem, places));
    }

    private Element declare(String cardinality, String type, Collection<String> correct) {
        var declared =
                Element.of("responseDeclaration")
                        .with("identifier", response())
                        .with("cardinality", cardinality)
                        .with("baseType", type);
        if (!correct.isEmpty()) {
            var values = Element.of("correctResponse");
            correct.forEach(value -> values.add(Element.of("value", new Text(value))));
            declared.add(values);
        }
        responses.add(declared);
        return declared;
    }

    private void declareScore() {
        if (!suffix.isEmpty()) {
            outcomes.add(
                    outcome(score(), "float", "0").with("normalMaximum", Values.written(scale)));
        }
    }

    private static Element shuffled(Element interaction, boolean shuffle) {
        return interaction.with("shuffle", shuffle);
    }

    private Element interaction(String name) {
        return Element.of(name).with("responseIdentifier", response());
    }

    private List<Element> choices(String element, String letter, List<Choice> choices)
            throws IOException {
        var written = new ArrayList<Element>();
        for (var choice : choices) {
            written.add(
                    Element.of(element)
                            .with("identifier", letter + "_" + choice.id())
                            .addAll(xhtml.of(choice.text())));
        }
        return written;
    }

    private static Element entry(String key, BigDecimal value) {
        return Element.of("mapEntry")
                .with("mapKey", key)
                .with("mappedValue", Values.written(value));
    }

    private static Element mapping(BigDecimal otherwise) {
        return Element.of("mapping").with("defaultValue", Values.written(otherwise));
    }

    private static Element bounded(Element mapping, BigDecimal upper) {
        return mapping.with("lowerBound", "0").with("upperBound", Values.written(upper));
    }

    private Element mapResponse() {
        return Element.of("mapResponse").with("identifier", response());
    }

    private void matchCorrect() {
        rules.add(
                condition(
                        when("responseIf", match(response()), set(score(), number(scale))),
                        otherwise(set(score(), number(ZERO)))));
    }

    private void singleChoice(QuestionContent.SingleChoice choice, AnswerKey.SingleChoice key)
            throws IOException {
        declareScore();
        var declared = declare("single", "identifier", List.of("C_" + key.correct()));
        if (key.credits().isEmpty()) {
            matchCorrect();
        } else {
            var mapping = bounded(mapping(ZERO), scale);
            mapping.add(entry("C_" + key.correct(), scale));
            for (var one : choice.choices()) {
                var credit = key.credits().get(one.id());
                if (credit != null && !one.id().equals(key.correct())) {
                    mapping.add(entry("C_" + one.id(), credit.multiply(scale)));
                }
            }
            declared.add(mapping);
            rules.add(set(score(), mapResponse()));
        }
        stem(choice.stem());
        body.add(
                shuffled(interaction("choiceInteraction"), choice.shuffle())
                        .with("maxChoices", 1)
                        .addAll(choices("simpleChoice", "C", choice.choices())));
        tell(key, "single", "C");
    }

    private void trueFalse(QuestionContent.TrueFalse statement, AnswerKey.TrueFalse key)
            throws IOException {
        declareScore();
        declare("single", "identifier", List.of(String.valueOf(key.correct())));
        matchCorrect();
        stem(statement.stem());
        body.add(
                shuffled(interaction("choiceInteraction"), false)
                        .with("maxChoices", 1)
                        .add(
                                Element.of("simpleChoice", new Text("True"))
                                        .with("identifier", "true"))
                        .add(
                                Element.of("simpleChoice", new Text("False"))
                                        .with("identifier", "false")));
        tell(key, "single", "");
    }

    private void multipleChoice(QuestionContent.MultipleChoice choice, AnswerKey.MultipleChoice key)
            throws IOException {
        var interaction =
                shuffled(interaction("choiceInteraction"), choice.shuffle())
                        .with("maxChoices", choice.maxChoices())
                        .with("minChoices", choice.minChoices())
                        .addAll(choices("simpleChoice", "C", choice.choices()));
        chosen(ids(choice.choices()), key.correct(), key.scoring(), "C", interaction);
        stem(choice.stem());
        body.add(interaction);
        tell(key, "multiple", "C");
    }

    private static List<String> ids(List<Choice> choices) {
        return choices.stream().map(Choice::id).toList();
    }

    private void chosen(
            List<String> all,
            List<String> correct,
            ScoringRule scoring,
            String letter,
            Element interaction) {
        Function<String, String> named = id -> letter + "_" + id;
        var declared = declare("multiple", "identifier", correct.stream().map(named).toList());
        var wrong = all.stream().filter(one -> !correct.contains(one)).toList();
        scored(declared, scoring, correct, correct.size(), wrong, named, false, interaction);
    }

    /**
     * Writes how a set of elements is scored.
     *
     * @param surplus whether they are pairs of which more can be given than are right
     */
    private void scored(
            Element declared,
            ScoringRule scoring,
            List<String> correct,
            int rightCount,
            List<String> wrong,
            Function<String, String> named,
            boolean surplus,
            Element interaction) {
        declareScore();
        switch (scoring) {
            case ScoringRule.AllOrNothing() -> matchCorrect();
            case ScoringRule.PartialCredit(var weights) when weights.isEmpty() -> {
                var n = BigDecimal.valueOf(rightCount);
                var mapping = bounded(mapping(ZERO), n);
                correct.forEach(one -> mapping.add(entry(named.apply(one), ONE)));
                wrong.forEach(one -> mapping.add(entry(named.apply(one), ONE.negate())));
                declared.add(mapping);
                var earned = surplus ? withoutSurplus(n) : mapResponse();
                rules.add(set(score(), scaled(earned, scale, n)));
                interaction.with("class", "assay-even-credit");
            }
            case ScoringRule.PartialCredit(var weights) -> {
                var mapping = bounded(mapping(ZERO), ONE);
                sorted(weights)
                        .forEach(one -> mapping.add(entry(named.apply(one), worth(weights, one))));
                declared.add(mapping);
                if (surplus) {
                    remarks.lossy(
                            "That pairs beyond the number of right ones take points away is not"
                                    + " written.");
                }
                rules.add(set(score(), scaled(mapResponse(), scale, ONE)));
                interaction.with("class", "assay-partial-credit");
            }
            case ScoringRule.Mapped(var values, var rest, var lower, var upper, var full) -> {
                var mapping = mapping(rest);
                if (lower != null) {
                    mapping.with("lowerBound", Values.written(lower));
                }
                if (upper != null) {
                    mapping.with("upperBound", Values.written(upper));
                }
                sorted(values)
                        .forEach(one -> mapping.add(entry(named.apply(one), worth(values, one))));
                declared.add(mapping);
                var value = scaled(mapResponse(), scale, full);
                var held =
                        lower != null
                                && lower.signum() >= 0
                                && upper != null
                                && upper.compareTo(full) <= 0;
                rules.add(set(score(), held ? value : held(value)));
            }
        }
    }

    /** What the mapping gives, less one for each pair beyond {@code n}. */
    private Element withoutSurplus(BigDecimal n) {
        var beyond =
                Element.of(
                        "subtract",
                        Element.of("containerSize", variable(response())),
                        base("integer", n.toPlainString()));
        return Element.of(
                "max",
                number(ZERO),
                Element.of("subtract", mapResponse(), Element.of("max", number(ZERO), beyond)));
    }

    private static List<String> sorted(Map<String, BigDecimal> values) {
        return values.keySet().stream().sorted().toList();
    }

    private static BigDecimal worth(Map<String, BigDecimal> values, String element) {
        return values.getOrDefault(element, ZERO);
    }

    /** Within 0 and all points. */
    private Element held(Element value) {
        return Element.of("min", number(scale), Element.of("max", number(ZERO), value));
    }

    private void matching(QuestionContent.Matching asked, AnswerKey.Matching key)
            throws IOException {
        var interaction =
                paired(
                        asked.sources(),
                        asked.targets(),
                        asked.sourceUsesMax(),
                        asked.targetUsesMax());
        shuffled(interaction, asked.shuffle());
        var pairsMax =
                Math.min(
                        uses(asked.sources(), asked.sourceUsesMax(), asked.targets()),
                        uses(asked.targets(), asked.targetUsesMax(), asked.sources()));
        pairs(
                key.correct(),
                key.scoring(),
                "S",
                "T",
                key.correct().size(),
                pairsMax,
                false,
                interaction);
        stem(asked.stem());
        body.add(interaction);
        tell(key, "", "");
    }

    /** How many pairs the choices of one side can be in. */
    private static int uses(List<Choice> choices, int usesMax, List<Choice> others) {
        return choices.size() * (usesMax == 0 ? others.size() : Math.min(usesMax, others.size()));
    }

    private void categorise(QuestionContent.Categorise asked, AnswerKey.Categorise key)
            throws IOException {
        var interaction = paired(asked.items(), asked.categories(), 1, 0);
        shuffled(interaction, asked.shuffle());
        interaction.elements().getLast().elements().forEach(one -> one.with("fixed", true));
        pairs(
                key.correct(),
                key.scoring(),
                "S",
                "T",
                key.correct().size(),
                asked.items().size(),
                false,
                interaction);
        var classes = interaction.get("class");
        interaction.with("class", ("assay-categorise " + classes).strip());
        stem(asked.stem());
        body.add(interaction);
        tell(key, "", "");
    }

    private Element paired(
            List<Choice> sources, List<Choice> targets, int sourceUses, int targetUses)
            throws IOException {
        var left = Element.of("simpleMatchSet");
        for (var one : choices("simpleAssociableChoice", "S", sources)) {
            left.add(one.with("matchMax", sourceUses));
        }
        var right = Element.of("simpleMatchSet");
        for (var one : choices("simpleAssociableChoice", "T", targets)) {
            right.add(one.with("matchMax", targetUses));
        }
        return interaction("matchInteraction").with("maxAssociations", 0).add(left).add(right);
    }

    private void pairs(
            List<Pair> correct,
            ScoringRule scoring,
            String sourceLetter,
            String targetLetter,
            int rightCount,
            int pairsMax,
            boolean oneEach,
            Element interaction) {
        Function<String, String> named =
                element -> {
                    var ends = element.split(" ", 2);
                    return sourceLetter + "_" + ends[0] + " " + targetLetter + "_" + ends[1];
                };
        var elements = correct.stream().map(Pair::element).toList();
        var declared = declare("multiple", "directedPair", elements.stream().map(named).toList());
        var targets = correct.stream().map(Pair::target).distinct().count();
        if (oneEach && targets < correct.size() && scoring instanceof ScoringRule.AllOrNothing) {
            declareScore();
            anyOf(correct, named);
            return;
        }
        scored(
                declared,
                scoring,
                elements,
                rightCount,
                List.of(),
                named,
                pairsMax > rightCount,
                interaction);
    }

    /** Each target that has right sources has one of them, and no other has any. */
    private void anyOf(List<Pair> correct, Function<String, String> named) {
        var all = Element.of("and");
        var targets = correct.stream().map(Pair::target).distinct().toList();
        for (var target : targets) {
            var any = Element.of("or");
            correct.stream()
                    .filter(pair -> pair.target().equals(target))
                    .forEach(pair ->
                            any.add(
                                    Element.of(
                                            "member",
                                            base("directedPair", named.apply(pair.element())),
                                            variable(response()))));
            all.add(any);
        }
        all.add(
                Element.of(
                                "equal",
                                Element.of("containerSize", variable(response())),
                                base("integer", String.valueOf(targets.size())))
                        .with("toleranceMode", "exact"));
        rules.add(
                condition(
                        when("responseIf", all, set(score(), number(scale))),
                        otherwise(set(score(), number(ZERO)))));
    }

    private void ordering(QuestionContent.Ordering asked, AnswerKey.Ordering key)
            throws IOException {
        declareScore();
        declare("ordered", "identifier", key.correct().stream().map(id -> "C_" + id).toList());
        var n = key.correct().size();
        switch (key.scoring()) {
            case EXACT -> matchCorrect();
            case POSITION -> {
                for (var i = 0; i < n; i++) {
                    count(
                            Element.of(
                                    "match",
                                    Element.of("index", variable(response())).with("n", i + 1),
                                    base("identifier", "C_" + key.correct().get(i))));
                }
                rules.add(set(score(), scaled(variable(score()), scale, BigDecimal.valueOf(n))));
            }
            case ADJACENT_PAIRS -> neighbours(key.correct());
        }
        stem(asked.stem());
        body.add(
                shuffled(interaction("orderInteraction"), true)
                        .addAll(choices("simpleChoice", "C", asked.items())));
        tell(key, "", "");
    }

    private void neighbours(List<String> correct) {
        var n = correct.size();
        if (n == 1) {
            matchCorrect();
            return;
        }
        for (var i = 0; i + 1 < n; i++) {
            count(
                    Element.of(
                            "contains",
                            variable(response()),
                            Element.of(
                                    "ordered",
                                    base("identifier", "C_" + correct.get(i)),
                                    base("identifier", "C_" + correct.get(i + 1)))));
        }
        rules.add(set(score(), scaled(variable(score()), scale, BigDecimal.valueOf(n - 1))));
    }

    /** One more if it holds. */
    private void count(Element condition) {
        rules.add(
                condition(
                        when(
                                "responseIf",
                                condition,
                                set(score(), Element.of("sum", variable(score()), number(ONE))))));
    }

    private void shortAnswer(QuestionContent.ShortAnswer asked, AnswerKey.ShortAnswer key)
            throws IOException, CannotSay {
        declareScore();
        texts(key.texts(), response(), score(), scale, true);
        stem(asked.stem());
        body.add(Element.html("p", entry(asked.lengthExpected(), response())));
        tell(key, "", "");
    }

    private static Element entry(int length, String response) {
        var entry = Element.of("textEntryInteraction").with("responseIdentifier", response);
        return length > 0 ? entry.with("expectedLength", length) : entry;
    }

    private void texts(Texts texts, String response, String target, BigDecimal worth, boolean told)
            throws CannotSay, IOException {
        if (texts.accepted().isEmpty()) {
            throw new CannotSay("No text is accepted.");
        }
        var matching = texts.matching();
        var accepted = withoutTwins(texts);
        if (!matching.accentSensitive()) {
            remarks.lossy("That accents do not matter cannot be said.");
        }
        var best = accepted.stream().max(Comparator.comparing(AcceptedText::credit)).orElseThrow();
        var sample = matching.wildcards() ? withoutStars(best.text()) : best.text();
        var declared =
                Element.of("responseDeclaration")
                        .with("identifier", response)
                        .with("cardinality", "single")
                        .with("baseType", "string")
                        .add(Element.of("correctResponse", Element.of("value", new Text(sample))));
        responses.add(declared);
        if (matching.wildcards()) {
            if (!matching.caseSensitive()) {
                remarks.lossy("Accepted texts with * are compared with regard to case.");
            }
            chain(
                    accepted.stream().map(AcceptedText::credit).toList(),
                    i ->
                            Element.of("patternMatch", variable(response))
                                    .with("pattern", Wildcards.toPattern(accepted.get(i).text())),
                    target,
                    worth);
        } else {
            var mapping = mapping(ZERO);
            for (var text : accepted) {
                mapping.add(
                        entry(text.text(), text.credit().multiply(worth))
                                .with("caseSensitive", matching.caseSensitive()));
            }
            declared.add(mapping);
            rules.add(set(target, Element.of("mapResponse").with("identifier", response)));
        }
        tellAccepted(
                accepted.stream().map(AcceptedText::feedback).toList(),
                accepted.stream().map(AcceptedText::credit).toList(),
                i -> compared(accepted.get(i), matching, response),
                told);
    }

    /** Of texts that differ in nothing that matters, the one with the most credit. */
    private List<AcceptedText> withoutTwins(Texts texts) {
        var kept = new ArrayList<AcceptedText>();
        for (var text : texts.accepted()) {
            var twin =
                    kept.stream()
                            .filter(one -> isTwin(one.text(), text.text(), texts.matching()))
                            .findFirst();
            if (twin.isEmpty()) {
                kept.add(text);
                continue;
            }
            var better = text.credit().compareTo(twin.get().credit()) > 0;
            var gone = better ? twin.get() : text;
            if (better) {
                kept.set(kept.indexOf(twin.get()), text);
            }
            var remark =
                    "The accepted text \"%s\" is not written: it differs from another in case alone,"
                            + " which does not matter.";
            if (gone.feedback().isEmpty()) {
                remarks.normalised(remark.formatted(gone.text()));
            } else {
                remarks.lossy(remark.formatted(gone.text()) + " Nor is what is told after it.");
            }
        }
        return kept;
    }

    private static boolean isTwin(String one, String other, AcceptedText.Matching matching) {
        var exactly = matching.caseSensitive() || matching.wildcards();
        return exactly ? one.equals(other) : one.equalsIgnoreCase(other);
    }

    private static Element compared(
            AcceptedText text, AcceptedText.Matching matching, String response) {
        return matching.wildcards()
                ? Element.of("patternMatch", variable(response))
                        .with("pattern", Wildcards.toPattern(text.text()))
                : Element.of("stringMatch", variable(response), base("string", text.text()))
                        .with("caseSensitive", matching.caseSensitive())
                        .with("substring", false);
    }

    private static String withoutStars(String text) {
        return text.replace("\\*", "\u0000").replace("*", "").replace('\u0000', '*');
    }

    /** The best credit of all that hold; what is worth the same keeps its order. */
    private void chain(
            List<BigDecimal> credits,
            Function<Integer, Element> condition,
            String target,
            BigDecimal worth) {
        var chain = Element.of("responseCondition");
        for (var i : byCredit(credits)) {
            chain.add(
                    when(
                            chain.children().isEmpty() ? "responseIf" : "responseElseIf",
                            condition.apply(i),
                            set(target, number(credits.get(i).multiply(worth)))));
        }
        rules.add(chain);
    }

    /** Places of the credits, the best first. */
    private static List<Integer> byCredit(List<BigDecimal> credits) {
        return IntStream.range(0, credits.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> credits.get(i)).reversed())
                .toList();
    }

    /** Of several that fit the best tells, if it has anything to tell. */
    private void tellAccepted(
            List<String> texts,
            List<BigDecimal> credits,
            Function<Integer, Element> condition,
            boolean told)
            throws IOException {
        if (texts.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (!told) {
            remarks.lossy("What is told after an accepted text of a gap is not written.");
            return;
        }
        var name = "ACCEPTED" + suffix;
        outcomes.add(outcome(name, "identifier", ""));
        var chain = Element.of("responseCondition");
        for (var i : byCredit(credits)) {
            var branch =
                    when(
                            chain.children().isEmpty() ? "responseIf" : "responseElseIf",
                            condition.apply(i));
            if (!texts.get(i).isEmpty()) {
                var identifier = "accepted_" + (i + 1);
                branch.add(set(name, base("identifier", identifier)));
                modal(name, identifier, texts.get(i));
            }
            chain.add(branch);
        }
        rules.add(chain);
    }

    private void numerical(QuestionContent.Numerical asked, AnswerKey.Numerical key)
            throws IOException, CannotSay {
        declareScore();
        units(asked.units(), key.numbers());
        numbers(key.numbers(), response(), score(), scale, true);
        stem(asked.stem());
        body.add(Element.html("p", entry(0, response())));
        tell(key, "", "");
    }

    private void units(UnitEntry entry, Numbers numbers) {
        if (!(entry instanceof UnitEntry.None) || !numbers.units().accepted().isEmpty()) {
            remarks.lossy("Units cannot be said.");
        }
    }

    private void numbers(
            Numbers numbers, String response, String target, BigDecimal worth, boolean told)
            throws CannotSay, IOException {
        var accepted = numbers.accepted();
        if (accepted.stream().anyMatch(AcceptedNumber.Formula.class::isInstance)) {
            throw new CannotSay("A formula needs values that are drawn.");
        }
        if (accepted.isEmpty()) {
            throw new CannotSay("No number is accepted.");
        }
        var declared =
                Element.of("responseDeclaration")
                        .with("identifier", response)
                        .with("cardinality", "single")
                        .with("baseType", "float");
        accepted.stream()
                .filter(AcceptedNumber.Value.class::isInstance)
                .map(AcceptedNumber.Value.class::cast)
                .max(Comparator.comparing(AcceptedNumber.Value::credit))
                .ifPresent(best ->
                        declared.add(
                                Element.of(
                                        "correctResponse",
                                        Element.of(
                                                "value", new Text(Values.written(best.value()))))));
        responses.add(declared);
        chain(
                accepted.stream().map(AcceptedNumber::credit).toList(),
                i -> holds(accepted.get(i), response),
                target,
                worth);
        tellAccepted(
                accepted.stream().map(AcceptedNumber::feedback).toList(),
                accepted.stream().map(AcceptedNumber::credit).toList(),
                i -> holds(accepted.get(i), response),
                told);
    }

    private Element holds(AcceptedNumber accepted, String response) {
        return switch (accepted) {
            case AcceptedNumber.Value(var value, var tolerance, _, _) ->
                    within(number(value), tolerance, response);
            case AcceptedNumber.Range(var low, var high, _, _) ->
                    between(number(low), number(high), response);
            case AcceptedNumber.Anything _ ->
                    Element.of("not", Element.of("isNull", variable(response)));
            case AcceptedNumber.Formula(var formula, _, _, _) ->
                    throw new IllegalStateException("a formula without variables: " + formula);
        };
    }

    private static Element between(Element low, Element high, String response) {
        return Element.of(
                "and",
                Element.of("gte", variable(response), low),
                Element.of("lte", variable(response), high));
    }

    /** The right number comes first: tolerances are measured from there (QTI 2.1: 15.3, equal). */
    private Element within(Element right, Tolerance tolerance, String response) {
        return switch (tolerance) {
            case Tolerance.Absolute(var margin) ->
                    equal(right, margin.signum() == 0 ? "exact" : "absolute", margin, response);
            case Tolerance.Relative(var share) ->
                    equal(right, "relative", share.multiply(HUNDRED), response);
            case Tolerance.Geometric(var share) -> {
                remarks.normalised("A geometric tolerance is written as its bounds.");
                var factor = ONE.add(share);
                var constant = Values.number(right.is("baseValue") ? right.text() : "");
                yield constant.isPresent()
                        ? around(constant.get(), factor, response)
                        : around(right, number(factor), response);
            }
            case Tolerance.SignificantFigures(var figures) ->
                    rounded(right, "significantFigures", figures, response);
            case Tolerance.DecimalPlaces(var places) ->
                    rounded(right, "decimalPlaces", places, response);
        };
    }

    private static Element around(BigDecimal value, BigDecimal factor, String response) {
        var one = value.divide(factor, MathContext.DECIMAL64);
        var other = value.multiply(factor);
        return between(number(one.min(other)), number(one.max(other)), response);
    }

    private static Element around(Element value, Element factor, String response) {
        var one = Element.of("divide", value, factor);
        var other = Element.of("product", value, factor);
        return between(Element.of("min", one, other), Element.of("max", one, other), response);
    }

    private static Element equal(
            Element right, String mode, BigDecimal tolerance, String response) {
        var equal = Element.of("equal", right, variable(response)).with("toleranceMode", mode);
        var plain = Values.written(tolerance);
        return mode.equals("exact") ? equal : equal.with("tolerance", plain + " " + plain);
    }

    private static Element rounded(Element right, String mode, int figures, String response) {
        return Element.of("equalRounded", right, variable(response))
                .with("roundingMode", mode)
                .with("figures", figures);
    }

    /** An item whose values are drawn anew for each candidate. */
    private void calculated(QuestionContent.Calculated asked, AnswerKey.Calculated key)
            throws IOException, CannotSay {
        if (!suffix.isEmpty()) {
            throw new CannotSay("Values that one part alone draws cannot be said.");
        }
        if (key.numbers().accepted().isEmpty()) {
            throw new CannotSay("No number is accepted.");
        }
        declareScore();
        units(asked.units(), key.numbers());
        declare("single", "float", List.of());
        var drawing = new Drawing(asked.variables(), remarks);
        var accepted = key.numbers().accepted();
        var credits = accepted.stream().map(AcceptedNumber::credit).toList();
        var conditions = new ArrayList<Element>();
        var right = new ArrayList<Optional<Element>>();
        for (var one : accepted) {
            if (one instanceof AcceptedNumber.Formula(var formula, var tolerance, _, _)) {
                var result = drawing.result(formula, key.rounding());
                conditions.add(within(result, tolerance, response()));
                right.add(Optional.of(result));
            } else {
                conditions.add(holds(one, response()));
                right.add(
                        one instanceof AcceptedNumber.Value(var value, _, _, _)
                                ? Optional.of(number(value))
                                : Optional.empty());
            }
        }
        byCredit(credits).stream()
                .flatMap(i -> right.get(i).stream())
                .findFirst()
                .ifPresent(best -> drawing.correct(response(), best));
        templates.addAll(drawing.declarations());
        templateRules.addAll(drawing.rules());
        chain(credits, conditions::get, score(), scale);
        tellAccepted(
                accepted.stream().map(AcceptedNumber::feedback).toList(),
                credits,
                conditions::get,
                true);
        body.add(
                stemOf(
                        asked.stem(),
                        place ->
                                place.startsWith("{")
                                        ? drawing.shown(place.substring(1, place.length() - 1))
                                        : List.of()));
        body.add(Element.html("p", entry(0, response())));
        tell(key, "", "");
    }

    private void slider(QuestionContent.Slider asked, AnswerKey.Slider key)
            throws IOException, CannotSay {
        declareScore();
        numbers(key.numbers(), response(), score(), scale, true);
        if (asked.step().stripTrailingZeros().scale() > 0) {
            remarks.normalised("QTI asks for a step that is a whole number.");
        }
        if (version < 22 && asked.minimum().signum() < 0) {
            remarks.normalised("QTI 2.1 asks for a scale that begins at 0 or above.");
        }
        stem(asked.stem());
        body.add(
                interaction("sliderInteraction")
                        .with("lowerBound", Values.written(asked.minimum()))
                        .with("upperBound", Values.written(asked.maximum()))
                        .with("step", Values.written(asked.step())));
        tell(key, "", "");
    }

    private void cloze(QuestionContent.Cloze asked, AnswerKey.Cloze key)
            throws IOException, CannotSay {
        var keys = new HashMap<String, GapKey>();
        key.gaps().forEach(one -> keys.put(one.gap(), one));
        var fields = new HashMap<String, Element>();
        var sum = Element.of("sum");
        var total = ZERO;
        for (var gap : asked.gaps()) {
            var gapKey = keys.get(gap.id());
            if (gapKey == null || gapKey.weight().signum() <= 0) {
                throw new CannotSay("A gap that earns nothing cannot be said.");
            }
            var target = "SCORE" + suffix + "_" + gap.id();
            outcomes.add(
                    outcome(target, "float", "0")
                            .with("normalMaximum", Values.written(gapKey.weight())));
            fields.put(gap.id(), field(gap, gapKey, target));
            sum.add(variable(target));
            total = total.add(gapKey.weight());
        }
        declareScore();
        rules.add(set(score(), scaled(sum, scale, total)));
        var stem =
                stemOf(
                        asked.stem(),
                        id -> fields.containsKey(id) ? List.of(fields.get(id)) : List.of());
        body.add(stem.with("class", "assay-stem assay-cloze"));
        tell(key, "", "");
    }

    private Element field(Gap gap, GapKey key, String target) throws IOException, CannotSay {
        var response = response() + "_" + gap.id();
        return switch (gap) {
            case Gap.Text(_, var length) when key instanceof GapKey.Text right -> {
                texts(right.texts(), response, target, right.weight(), false);
                yield entry(length, response);
            }
            case Gap.Numeric(_, var units) when key instanceof GapKey.Numeric right -> {
                units(units, right.numbers());
                numbers(right.numbers(), response, target, right.weight(), false);
                yield entry(0, response);
            }
            case Gap.Selection(_, var choices, var shuffle)
                    when key instanceof GapKey.Selection right -> {
                selection(right, choices, response, target);
                var field =
                        shuffled(
                                Element.of("inlineChoiceInteraction")
                                        .with("responseIdentifier", response),
                                shuffle);
                for (var choice : choices) {
                    field.add(
                            Element.of("inlineChoice", new Text(choice.text()))
                                    .with("identifier", "C_" + choice.id()));
                }
                yield field;
            }
            case Gap.Text _, Gap.Numeric _, Gap.Selection _ ->
                    throw new CannotSay("The key of a gap is of another type than the gap.");
        };
    }

    private void selection(
            GapKey.Selection key, List<Choice> choices, String response, String target) {
        if (!key.feedback().isEmpty()) {
            remarks.lossy("What is told after a choice of a gap is not written.");
        }
        var declared =
                Element.of("responseDeclaration")
                        .with("identifier", response)
                        .with("cardinality", "single")
                        .with("baseType", "identifier");
        var mapping = mapping(ZERO);
        choices.stream()
                .filter(one -> worth(key.credits(), one.id()).compareTo(ONE) == 0)
                .findFirst()
                .ifPresent(right ->
                        declared.add(
                                Element.of(
                                        "correctResponse",
                                        Element.of("value", new Text("C_" + right.id())))));
        for (var choice : choices) {
            var credit = worth(key.credits(), choice.id());
            if (credit.signum() != 0) {
                mapping.add(entry("C_" + choice.id(), credit.multiply(key.weight())));
            }
        }
        declared.add(mapping);
        responses.add(declared);
        rules.add(set(target, Element.of("mapResponse").with("identifier", response)));
    }

    private void gapMatch(QuestionContent.GapMatch asked, AnswerKey.GapMatch key)
            throws IOException {
        var interaction = shuffled(interaction("gapMatchInteraction"), asked.shuffle());
        interaction.addAll(labels(asked.words()));
        interaction.add(
                stemOf(
                        asked.stem(),
                        id ->
                                asked.gaps().contains(id)
                                        ? List.of(Element.of("gap").with("identifier", "G_" + id))
                                        : List.of()));
        var filled = (int) key.correct().stream().map(Pair::target).distinct().count();
        pairs(
                key.correct(),
                key.scoring(),
                "W",
                "G",
                filled,
                asked.gaps().size(),
                true,
                interaction);
        body.add(interaction);
        tell(key, "", "");
    }

    private List<Element> labels(List<Label> labels) throws IOException {
        var written = new ArrayList<Element>();
        for (var label : labels) {
            var text = xhtml.of(label.text());
            var picture =
                    text.size() == 1 && text.getFirst() instanceof Element one && one.is("img");
            var isImage = picture && version < THIRD;
            written.add(
                    Element.of(isImage ? "gapImg" : "gapText")
                            .with("identifier", "W_" + label.id())
                            .with("matchMax", label.usesMax())
                            .addAll(isImage ? objects(text) : words(label.text())));
        }
        return written;
    }

    /** In QTI 2.1 words have no markup, later none that begins a line of its own. */
    private List<Node> words(String text) throws IOException {
        return version < 22 ? xhtml.plain(text) : xhtml.inline(text);
    }

    /** {@code img} as QTI 2's {@code object}. */
    private List<Node> objects(List<Node> pictures) {
        var objects = new ArrayList<Node>();
        for (var node : pictures) {
            if (node instanceof Element picture) {
                picture.attributes().keySet().stream()
                        .filter(name -> !OF_OBJECT.contains(name))
                        .forEach(name ->
                                remarks.lossy(
                                        "The %s of a picture that is dragged is not written."
                                                .formatted(name)));
                var object =
                        Element.html("object", new Text(picture.get("alt")))
                                .with("type", "image/" + MediaFiles.subtype(picture.get("src")))
                                .with("data", picture.get("src"));
                for (var size : new String[] {"width", "height"}) {
                    if (picture.has(size)) {
                        object.with(size, picture.get(size));
                    }
                }
                objects.add(object);
            }
        }
        return objects;
    }

    private Element picture(Picture picture) throws IOException, CannotSay {
        var file =
                media.file(picture.asset())
                        .orElseThrow(() -> new CannotSay("Its picture is missing."));
        if (version >= THIRD) {
            return Element.html("img")
                    .with("src", "../" + file.path())
                    .with("alt", picture.alternativeText())
                    .with("width", picture.width())
                    .with("height", picture.height());
        }
        return Element.html("object", new Text(picture.alternativeText()))
                .with("type", file.mediaType())
                .with("data", "../" + file.path())
                .with("width", picture.width())
                .with("height", picture.height());
    }

    private static List<Element> regions(String element, String letter, List<Region> regions) {
        var written = new ArrayList<Element>();
        for (var region : regions) {
            var one =
                    Element.of(element)
                            .with("identifier", letter + "_" + region.id())
                            .with("shape", Coordinates.shape(region.shape()))
                            .with("coords", Coordinates.coords(region.shape()));
            written.add(region.label().isEmpty() ? one : one.with("hotspotLabel", region.label()));
        }
        return written;
    }

    private void hotspot(QuestionContent.Hotspot asked, AnswerKey.Hotspot key)
            throws IOException, CannotSay {
        var interaction =
                interaction("hotspotInteraction")
                        .with("maxChoices", asked.maxChoices())
                        .with("minChoices", asked.minChoices())
                        .add(picture(asked.image()))
                        .addAll(regions("hotspotChoice", "C", asked.regions()));
        chosen(
                asked.regions().stream().map(Region::id).toList(),
                key.correct(),
                key.scoring(),
                "C",
                interaction);
        stem(asked.stem());
        body.add(interaction);
        tell(key, "multiple", "C");
    }

    private void selectPoint(QuestionContent.SelectPoint asked, AnswerKey.SelectPoint key)
            throws IOException, CannotSay {
        declareScore();
        var declared = declare("multiple", "point", List.of());
        var mapping =
                bounded(
                        Element.of("areaMapping")
                                .with(
                                        "defaultValue",
                                        Values.written(key.otherwise().multiply(scale))),
                        scale);
        for (var area : key.areas()) {
            mapping.add(
                    Element.of("areaMapEntry")
                            .with("shape", Coordinates.shape(area.shape()))
                            .with("coords", Coordinates.coords(area.shape()))
                            .with("mappedValue", Values.written(area.credit().multiply(scale))));
        }
        declared.add(mapping);
        rules.add(set(score(), Element.of("mapResponsePoint").with("identifier", response())));
        stem(asked.stem());
        body.add(
                interaction("selectPointInteraction")
                        .with("maxChoices", asked.maxPoints())
                        .with("minChoices", asked.minPoints())
                        .add(picture(asked.image())));
        tell(key, "", "");
    }

    private void labelImage(QuestionContent.LabelImage asked, AnswerKey.LabelImage key)
            throws IOException, CannotSay {
        var interaction = interaction("graphicGapMatchInteraction").add(picture(asked.image()));
        var labels = labels(asked.labels());
        if (version < 22 && labels.stream().anyMatch(one -> one.is("gapText"))) {
            remarks.normalised("QTI 2.1 knows pictures alone as labels; some are texts.");
        }
        interaction.addAll(labels);
        for (var region : regions("associableHotspot", "G", asked.regions())) {
            interaction.add(region.with("matchMax", 1));
        }
        if (asked.shuffle()) {
            remarks.lossy("That labels are shuffled cannot be said.");
        }
        var filled = (int) key.correct().stream().map(Pair::target).distinct().count();
        pairs(
                key.correct(),
                key.scoring(),
                "W",
                "G",
                filled,
                asked.regions().size(),
                true,
                interaction);
        stem(asked.stem());
        body.add(interaction);
        tell(key, "", "");
    }

    private void hottext(QuestionContent.Hottext asked, AnswerKey.Hottext key) throws IOException {
        var words = new HashMap<String, Element>();
        for (var word : asked.words()) {
            words.put(
                    word.id(),
                    Element.of("hottext")
                            .with("identifier", "C_" + word.id())
                            .addAll(xhtml.inline(word.text())));
        }
        var interaction =
                interaction("hottextInteraction")
                        .with("maxChoices", asked.maxChoices())
                        .with("minChoices", asked.minChoices())
                        .add(
                                stemOf(
                                        asked.stem(),
                                        id ->
                                                words.containsKey(id)
                                                        ? List.of(words.get(id))
                                                        : List.of()));
        chosen(ids(asked.words()), key.correct(), key.scoring(), "C", interaction);
        body.add(interaction);
        tell(key, "multiple", "C");
    }

    private void essay(QuestionContent.Essay asked, AnswerKey.Essay key) throws IOException {
        declareScore();
        declare("single", "string", List.of());
        if (asked.wordsMin() > 0 || asked.wordsMax() > 0) {
            remarks.lossy("How many words are asked for cannot be said.");
        }
        if (!asked.template().isEmpty()) {
            remarks.lossy("The text that a response starts with is not written.");
        }
        stem(asked.stem());
        body.add(interaction("extendedTextInteraction"));
        marked(key.marking());
        tell(key, "", "");
    }

    private void upload(QuestionContent.FileUpload asked, AnswerKey.FileUpload key)
            throws IOException {
        declareScore();
        declare("single", "file", List.of());
        if (asked.filesMax() > 1) {
            remarks.lossy("That more than one file can be handed in cannot be said.");
        }
        if (asked.bytesMax() != USUAL_BYTES) {
            remarks.lossy("How large a file can be cannot be said.");
        }
        stem(asked.stem());
        var interaction = interaction("uploadInteraction");
        var types = asked.mediaTypes();
        if (types.size() > 1 && version < 22) {
            remarks.lossy("QTI 2.1 can name one type of files; any can be handed in.");
        } else if (!types.isEmpty()) {
            interaction.with("type", String.join(" ", types));
        }
        body.add(interaction);
        marked(key.marking());
        tell(key, "", "");
    }

    private void marked(Marking marking) throws IOException {
        if (!marking.rubric().isEmpty()) {
            remarks.lossy("The criteria of its rubric are not written.");
        }
        if (!marking.notes().isEmpty()) {
            var notes =
                    Element.html("div")
                            .with("class", "assay-stem")
                            .addAll(xhtml.of(marking.notes()));
            rubrics.add(
                    version >= THIRD
                            ? Element.of("rubricBlock", Element.of("contentBody", notes))
                                    .with("view", "scorer")
                                    .with("use", "scoring")
                            : Element.of("rubricBlock", notes).with("view", "scorer"));
        }
    }

    private void modal(String outcome, String identifier, String text) throws IOException {
        var content = xhtml.of(text);
        var holder =
                version >= THIRD
                        ? Element.of("contentBody").addAll(content)
                        : Element.html("div").with("class", "assay-stem").addAll(content);
        feedback.add(
                Element.of("modalFeedback", holder)
                        .with("outcomeIdentifier", outcome)
                        .with("identifier", identifier)
                        .with("showHide", "show"));
    }

    /**
     * Writes what candidates are told.
     *
     * @param cardinality of a response that names choices; empty for others
     * @param letter of the choices' identifiers
     */
    void tell(AnswerKey key, String cardinality, String letter) throws IOException {
        var said = key.explanation();
        if (!said.hints().isEmpty()) {
            remarks.lossy("Its hints are not written.");
        }
        if (!said.references().isEmpty()) {
            remarks.lossy("Its references are not written.");
        }
        if (said.reviewBy() != null) {
            remarks.lossy("The date of its next review is not written.");
        }
        if (!said.rationale().isEmpty()) {
            outcomes.add(outcome("RATIONALE" + suffix, "identifier", "rationale"));
            modal("RATIONALE" + suffix, "rationale", said.rationale());
        }
        if (!said.feedback().isEmpty()) {
            if (cardinality.isEmpty()) {
                remarks.lossy("What is told after single choices is not written.");
            } else {
                var name = "CHOICE" + suffix;
                outcomes.add(outcome(name, "identifier", "").with("cardinality", cardinality));
                rules.add(set(name, variable(response())));
                for (var one : said.feedback()) {
                    modal(
                            name,
                            letter.isEmpty() ? one.choice() : letter + "_" + one.choice(),
                            one.text());
                }
            }
        }
        overall(key);
    }

    private void overall(AnswerKey key) throws IOException {
        var overall = key.explanation().overall();
        if (overall.equals(AnswerKey.Overall.NONE)) {
            return;
        }
        var isScored =
                !(key instanceof AnswerKey.Essay
                        || key instanceof AnswerKey.FileUpload
                        || key instanceof AnswerKey.Description);
        if (!isScored) {
            remarks.lossy("What is told by how good a response is is not written.");
            return;
        }
        var name = "OVERALL" + suffix;
        outcomes.add(outcome(name, "identifier", ""));
        rules.add(
                condition(
                        when(
                                "responseIf",
                                Element.of("gte", variable(score()), number(scale)),
                                set(name, base("identifier", "correct"))),
                        when(
                                "responseElseIf",
                                Element.of("gt", variable(score()), number(ZERO)),
                                set(name, base("identifier", "partial"))),
                        otherwise(set(name, base("identifier", "incorrect")))));
        var texts =
                Map.of(
                        "correct", overall.correct(),
                        "partial", overall.partiallyCorrect(),
                        "incorrect", overall.incorrect());
        for (var kind : Stream.of("correct", "partial", "incorrect").toList()) {
            var text = texts.getOrDefault(kind, "");
            if (!text.isEmpty()) {
                modal(name, kind, text);
            }
        }
    }
}
