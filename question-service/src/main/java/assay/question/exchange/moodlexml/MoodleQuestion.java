package assay.question.exchange.moodlexml;

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
import assay.question.content.Marking;
import assay.question.content.Origin;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionDraft;
import assay.question.exchange.Fidelity;
import assay.question.exchange.FirstFit;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Media;
import assay.question.exchange.MoodleOrder;
import assay.question.exchange.Place;
import assay.question.exchange.Reading;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.TagName;
import assay.question.exchange.html.EmbeddedMedia;
import assay.question.exchange.html.Html;
import assay.question.exchange.xml.XmlElement;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One {@code <question>} on its way to a draft. */
final class MoodleQuestion {
    static final String FORMAT = "moodle-xml";

    /** Properties that hold what Moodle alone knows begin with this. */
    static final String PROPERTY = "moodle.";

    static final int TITLE_CHARACTERS_MAX = 200;
    static final String LANGUAGE_UNKNOWN = "und";

    /** Moodle writes a third as 33.33333. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.0001");

    private static final int POINTS_DECIMALS = 4;
    private static final int SHARE_DECIMALS = 9;
    private static final int GAPS_MAX = 100;
    private static final int OPTIONS_MAX = 1_000;

    /** What hints of old versions do beside their text. */
    private static final Set<String> DONE_BY_OLD_HINTS =
            Set.of(
                    "statenumberofcorrectresponses",
                    "clearincorrectresponses",
                    "showfeedbacktoresponses");

    private static final Set<String> CLOZE = Set.of("cloze", "multianswer");
    private static final Pattern GAP = Pattern.compile("\\[\\[(\\d{1,3})]]");

    private final XmlElement question;
    private final XmlElement written;
    private final List<Remark> remarks;
    private final MoodleTexts texts;
    private final Map<String, String> properties = new LinkedHashMap<>();

    /**
     * One on its way.
     *
     * @param question what is read
     * @param written what the file has, values not put in yet
     */
    private MoodleQuestion(
            XmlElement question, XmlElement written, Media media, List<Remark> remarks) {
        this.question = question;
        this.written = written;
        this.remarks = remarks;
        this.texts =
                new MoodleTexts(question, new EmbeddedMedia(media, remarks::add), remarks::add);
    }

    /** Content and key, found by type. */
    record Parts(QuestionContent content, AnswerKey key) {}

    /**
     * Reads it.
     *
     * @param before what is to be said of it that it does not say itself
     */
    static Reading read(
            XmlElement question, Media media, List<String> category, List<Remark> before)
            throws IOException {
        var remarks = new ArrayList<>(before);
        var id = MoodleTexts.raw(question, "idnumber");
        var name = MoodleTexts.raw(question, "name");
        var place = new Place("", question.line(), id.isEmpty() ? name : id);
        try {
            var drawn = withValues(question, remarks);
            var reading = new MoodleQuestion(drawn, question, media, remarks);
            var draft = reading.draft(name, id);
            return new Reading.Question(
                    place, id.isEmpty() ? name : id, draft, category, reading.distinctRemarks());
        } catch (Refusal refusal) {
            return new Reading.Refused(place, name, refusal.reason());
        }
    }

    /** With the first values of its variables in all texts, where these make the choices. */
    private static XmlElement withValues(XmlElement question, List<Remark> remarks) throws Refusal {
        if (!question.attribute("type", "").equals("calculatedmulti")) {
            return question;
        }
        var variables = MoodleNumbers.variables(question, remarks);
        if (!variables.ranges().isEmpty()) {
            throw new Refusal(
                    "Its choices are worked out, and %s has no values."
                            .formatted(variables.ranges().getFirst().name()));
        }
        Map<String, BigDecimal> values =
                variables.rows().isEmpty() ? Map.of() : variables.rows().getFirst();
        if (!values.isEmpty()) {
            var said = new ArrayList<String>();
            new TreeMap<>(values)
                    .forEach((name, value) -> said.add(name + " = " + value.toPlainString()));
            remarks.add(
                    Remark.lossy(
                            "Its choices are worked out from drawn values; here they have the first"
                                    + " ones: %s.".formatted(String.join(", ", said))));
        }
        return new DrawnValues(values).in(question);
    }

    private List<Remark> distinctRemarks() {
        return List.copyOf(new LinkedHashSet<>(remarks));
    }

    private QuestionDraft draft(String name, String id) throws Refusal, IOException {
        var parts = parts();
        var tags = tags();
        keep("penalty");
        keep("hidden", "0");
        var points = points(parts);
        unsaid();
        var isLossy = remarks.stream().anyMatch(remark -> remark.fidelity() == Fidelity.LOSSY);
        return new QuestionDraft(
                title(name, parts.content),
                Difficulty.MEDIUM,
                List.of(),
                tags,
                LANGUAGE_UNKNOWN,
                null,
                points,
                texts.format(),
                parts.content,
                parts.key,
                "",
                properties,
                new Origin(FORMAT, id, isLossy ? withoutFiles().xml() : "", Map.of()));
    }

    private String title(String name, QuestionContent content) {
        if (name.isEmpty()) {
            return Html.shortened(Html.text(content.stem()), TITLE_CHARACTERS_MAX);
        }
        if (name.length() > TITLE_CHARACTERS_MAX) {
            remarks.add(Remark.lossy("The name is cut: %s".formatted(name)));
        }
        return Html.shortened(name, TITLE_CHARACTERS_MAX);
    }

    /** The element without the bytes of its files, which are assets now. */
    private XmlElement withoutFiles() {
        return written.map(element ->
                element.is("file") || element.is("image_base64")
                        ? new XmlElement(
                                element.namespace(),
                                element.name(),
                                element.attributes(),
                                element.prefixes(),
                                List.of(),
                                element.line())
                        : element);
    }

    private BigDecimal points(Parts parts) throws Refusal {
        if (parts.content instanceof QuestionContent.Description) {
            return BigDecimal.ZERO;
        }
        var said = worth(parts);
        if (said.signum() == 0) {
            remarks.add(Remark.lossy("It was worth nothing, and is worth 1 point here."));
            return BigDecimal.ONE;
        }
        var rounded = said.setScale(POINTS_DECIMALS, RoundingMode.HALF_UP);
        if (rounded.compareTo(said) != 0) {
            remarks.add(
                    Remark.normalised(
                            "%s points are rounded to four places."
                                    .formatted(said.toPlainString())));
        }
        return ForeignDecimal.plain(rounded);
    }

    /** Moodle never looks at what a text with gaps says it is worth, but sums their weights. */
    private BigDecimal worth(Parts parts) throws Refusal {
        var said = MoodleTexts.number(question, "defaultgrade");
        if (!CLOZE.contains(question.attribute("type", ""))) {
            return said.orElse(BigDecimal.ONE);
        }
        var weights =
                switch (parts.content) {
                    case QuestionContent.Composite(_, var inner) ->
                            inner.stream().map(QuestionContent.Part::weight);
                    default ->
                            parts.key instanceof AnswerKey.Cloze(var gaps, _)
                                    ? gaps.stream().map(GapKey::weight)
                                    : Stream.<BigDecimal>empty();
                };
        var sum = weights.reduce(BigDecimal.ZERO, BigDecimal::add);
        if (said.isPresent() && said.get().compareTo(sum) != 0) {
            remarks.add(
                    Remark.normalised(
                            "It is worth the sum of its weights, %s, not %s."
                                    .formatted(
                                            sum.toPlainString(),
                                            ForeignDecimal.plain(said.get()).toPlainString())));
        }
        return sum;
    }

    private List<String> tags() {
        var tags = new ArrayList<String>();
        for (var tag : question.at("tags").map(all -> all.children("tag")).orElse(List.of())) {
            TagName.add(MoodleTexts.raw(tag), tags, remarks::add);
        }
        return tags;
    }

    /** Keeps what only Moodle knows, so that it can be told when the question goes back. */
    private void keep(String child) {
        keep(child, "");
    }

    private void keep(String child, String usual) {
        question.child(child)
                .map(MoodleTexts::raw)
                .filter(text -> !text.isEmpty() && !text.equals(usual))
                .ifPresent(text -> properties.put(PROPERTY + child, text));
    }

    /** What no type looks at. */
    private void unsaid() {
        for (var hint : question.children("hint")) {
            if (hint.child("shownumcorrect").isPresent()
                    || hint.child("clearwrong").isPresent()
                    || !MoodleTexts.raw(hint, "options").isEmpty()
                    || DONE_BY_OLD_HINTS.stream()
                            .anyMatch(deed -> MoodleTexts.yes(hint, deed, false))) {
                remarks.add(Remark.lossy("What a hint does beside its text is not kept."));
            }
        }
        if (question.child("shownumcorrect").isPresent()) {
            properties.put(PROPERTY + "shownumcorrect", "1");
        }
    }

    private Parts parts() throws Refusal, IOException {
        var type = question.attribute("type", "");
        return switch (type) {
            case "multichoice", "calculatedmulti" ->
                    MoodleTexts.yes(question, "single", true)
                            ? singleChoice()
                            : multipleChoice(false);
            case "multichoiceset" -> multipleChoice(true);
            case "truefalse" -> trueFalse();
            case "shortanswer" -> shortAnswer();
            case "numerical" ->
                    new MoodleNumbers(question, texts, remarks).numerical(stem(), told());
            case "calculated", "calculatedsimple" -> {
                keep("synchronize", "0");
                var numbers = new MoodleNumbers(question, texts, remarks);
                numbers.keepCorrectAnswerFormat(properties);
                yield numbers.calculated(stem(), told());
            }
            case "oumultiresponse" -> rightOnes();
            case "matching", "match", "ddmatch" -> matching(type.equals("ddmatch"));
            case "mtf", "kprime" -> {
                var rows = new MoodleRows(question, texts, remarks);
                keep("answernumbering");
                yield rows.matching(stem(), told(rows.read()));
            }
            case "oumatrix" -> {
                var matrix = new MoodleMatrix(question, texts, remarks);
                yield matrix.matching(stem(), told(matrix.readOu()));
            }
            case "matrix" -> {
                var matrix = new MoodleMatrix(question, texts, remarks);
                yield matrix.matching(stem(), told(matrix.read()));
            }
            case "sc" -> {
                var rows = new MoodleRows(question, texts, remarks);
                keep("answernumbering");
                yield rows.singleChoice(stem(), told(rows.readAlone()));
            }
            case "essay" -> essay();
            case "essayautograde", "aitext" -> {
                remarks.add(Remark.lossy("Moodle marks it by itself, here people do."));
                yield essay();
            }
            case "description" ->
                    new Parts(
                            new QuestionContent.Description(stem()),
                            new AnswerKey.Description(told()));
            case "cloze", "multianswer" -> cloze();
            case "gapselect" -> gapSelect();
            case "ddwtos" -> dragWords();
            case "ddimageortext" ->
                    new MoodlePictures(question, texts, remarks).labels(stem(), told());
            case "ddmarker" -> new MoodlePictures(question, texts, remarks).markers(stem(), told());
            case "ordering" -> ordering();
            case "gapfill" -> new MoodleGapfill(question, texts, remarks).of(stem(), told());
            case "wordselect" ->
                    new MoodleWords(question, remarks)
                            .of(texts.of(question, "introduction"), stem(), told());
            case "recordrtc" -> MoodleRecording.of(question, stem(), told(), remarks);
            case "randomsamatch" ->
                    throw new Refusal("Its pairs are drawn from other questions by Moodle.");
            case "random" -> throw new Refusal("It stands for another question drawn by Moodle.");
            case "missingtype", "" -> throw new Refusal("It has no type.");
            default -> throw new Refusal(MoodleTypes.refusal(type));
        };
    }

    private String stem() throws IOException {
        var stem = texts.of(question, "questiontext");
        var old = question.child("image_base64");
        if (old.isPresent() && !old.get().text().isBlank()) {
            var name = MoodleTexts.raw(question, "image");
            var asset = texts.keep(name.isEmpty() ? "the picture" : name, old.get().text());
            return asset.map(kept ->
                            stem + "<p><img src=\"asset:%s\" alt=\"\"></p>".formatted(kept.hash()))
                    .orElse(stem);
        }
        return stem;
    }

    private Explanation told() throws IOException {
        return told(List.of());
    }

    private Explanation told(List<Feedback> feedback) throws IOException {
        var hints = new ArrayList<String>();
        for (var hint : question.children("hint")) {
            var text = texts.of(hint.child("hintcontent").orElse(hint));
            if (!text.isEmpty()) {
                hints.add(text);
            }
        }
        return new Explanation(
                texts.of(question, "generalfeedback"),
                feedback,
                new AnswerKey.Overall(
                        texts.of(question, "correctfeedback"),
                        texts.of(question, "partiallycorrectfeedback"),
                        texts.of(question, "incorrectfeedback")),
                hints,
                List.of(),
                null);
    }

    /** What an answer is worth, from -1 to 1. */
    static BigDecimal share(XmlElement answer, List<Remark> remarks) throws Refusal {
        var share =
                MoodleTexts.decimal(answer.attribute("fraction", "0"), "fraction").movePointLeft(2);
        var held = share.max(BigDecimal.ONE.negate()).min(BigDecimal.ONE);
        if (held.compareTo(share) != 0) {
            remarks.add(
                    Remark.lossy("An answer was worth more than everything or less than -100 %."));
        }
        return ForeignDecimal.plain(held);
    }

    /** The same, not less than nothing, for answers that are written. */
    static BigDecimal credit(XmlElement answer, List<Remark> remarks) throws Refusal {
        var share = share(answer, remarks);
        if (share.signum() < 0) {
            remarks.add(Remark.lossy("A wrong answer cost points and costs nothing here."));
        }
        return share.max(BigDecimal.ZERO);
    }

    /** What answers that are written earn: the best one everything. */
    static List<BigDecimal> credits(List<XmlElement> answers, List<Remark> remarks) throws Refusal {
        var credits = new ArrayList<BigDecimal>();
        for (var answer : answers) {
            credits.add(credit(answer, remarks));
        }
        return MoodleCredits.ofTheBest(credits, "the question", remarks::add);
    }

    private List<Choice> choices(List<XmlElement> answers) throws IOException {
        var choices = new ArrayList<Choice>();
        for (var answer : answers) {
            choices.add(new Choice(ShortId.of(choices.size()), texts.of(answer)));
        }
        return choices;
    }

    private List<Feedback> feedback(List<XmlElement> answers) throws IOException {
        var feedback = new ArrayList<Feedback>();
        for (var i = 0; i < answers.size(); i++) {
            var text = texts.of(answers.get(i), "feedback");
            if (!text.isEmpty()) {
                feedback.add(new Feedback(ShortId.of(i), text));
            }
        }
        return feedback;
    }

    private Map<String, BigDecimal> shares(List<XmlElement> answers) throws Refusal {
        var shares = new LinkedHashMap<String, BigDecimal>();
        for (var answer : answers) {
            shares.put(ShortId.of(shares.size()), share(answer, remarks));
        }
        return shares;
    }

    private Parts singleChoice() throws Refusal, IOException {
        keep("answernumbering", "abc");
        keep("showstandardinstruction", "0");
        var answers = MoodleAnswers.formatted(question, texts, remarks);
        var shares = shares(answers);
        var best =
                shares.values().stream()
                        .max(BigDecimal::compareTo)
                        .orElseThrow(() -> new Refusal("It has no answers."));
        if (best.signum() <= 0) {
            throw new Refusal("No answer earns anything.");
        }
        if (best.compareTo(BigDecimal.ONE) != 0) {
            remarks.add(
                    Remark.lossy(
                            "No answer earned everything; credits are scaled so that the best one"
                                    + " does."));
            shares.replaceAll((_, share) ->
                    ForeignDecimal.plain(
                            share.divide(best, SHARE_DECIMALS, RoundingMode.HALF_UP)
                                    .max(BigDecimal.ONE.negate())));
        }
        var correct =
                shares.entrySet().stream()
                        .filter(entry -> entry.getValue().compareTo(BigDecimal.ONE) == 0)
                        .map(Map.Entry::getKey)
                        .toList();
        if (correct.size() > 1) {
            remarks.add(
                    Remark.normalised(
                            "Several answers earn everything; one is called the right one."));
        }
        if (shares.values().stream().anyMatch(share -> share.signum() < 0)) {
            remarks.add(Remark.lossy("A wrong choice cost points and costs nothing here."));
        }
        var credits = new HashMap<>(shares);
        credits.remove(correct.getFirst());
        credits.values().removeIf(share -> share.signum() == 0);
        return new Parts(
                new QuestionContent.SingleChoice(
                        stem(),
                        choices(answers),
                        MoodleTexts.yes(question, "shuffleanswers", false)),
                new AnswerKey.SingleChoice(correct.getFirst(), credits, told(feedback(answers))));
    }

    private Parts multipleChoice(boolean allOrNothing) throws Refusal, IOException {
        keep("answernumbering", "abc");
        keep("showstandardinstruction", "0");
        var answers = MoodleAnswers.formatted(question, texts, remarks);
        var shares = shares(answers);
        var correct =
                shares.entrySet().stream()
                        .filter(entry -> entry.getValue().signum() > 0)
                        .map(Map.Entry::getKey)
                        .toList();
        if (correct.isEmpty()) {
            throw new Refusal("No answer earns anything.");
        }
        return new Parts(
                new QuestionContent.MultipleChoice(
                        stem(),
                        choices(answers),
                        1,
                        shares.size(),
                        MoodleTexts.yes(question, "shuffleanswers", false)),
                new AnswerKey.MultipleChoice(
                        correct,
                        allOrNothing
                                ? new ScoringRule.AllOrNothing()
                                : scoring(shares, correct, remarks::add),
                        told(feedback(answers))));
    }

    /**
     * Some choices are right, and as many may be taken: the plugin oumultiresponse, in which each
     * right one earns its part and one too many takes it away again.
     */
    private Parts rightOnes() throws Refusal, IOException {
        keep("answernumbering", "abc");
        var correct = new ArrayList<String>();
        var answers = MoodleAnswers.formatted(question, texts, remarks);
        for (var i = 0; i < answers.size(); i++) {
            // Exports of old versions say it beside the share.
            var isRight =
                    share(answers.get(i), remarks).signum() > 0
                            || MoodleTexts.yes(answers.get(i), "correctanswer", false);
            if (isRight) {
                correct.add(ShortId.of(i));
            }
        }
        if (correct.isEmpty()) {
            throw new Refusal("No answer earns anything.");
        }
        var shares = new LinkedHashMap<String, BigDecimal>();
        var each =
                BigDecimal.ONE.divide(
                        BigDecimal.valueOf(correct.size()), SHARE_DECIMALS, RoundingMode.DOWN);
        correct.forEach(id -> shares.put(id, each));
        remarks.add(
                Remark.lossy(
                        "At most %d choices can be taken; in Moodle more of them cost points."
                                .formatted(correct.size())));
        return new Parts(
                new QuestionContent.MultipleChoice(
                        stem(),
                        choices(answers),
                        1,
                        correct.size(),
                        MoodleTexts.yes(question, "shuffleanswers", true)),
                new AnswerKey.MultipleChoice(
                        correct,
                        correct.size() == answers.size()
                                ? new ScoringRule.PartialCredit(Map.of())
                                : withRest(shares, correct.getLast()),
                        told(feedback(answers))));
    }

    /** With what is missing to 1 given to one of them. */
    private static ScoringRule withRest(Map<String, BigDecimal> shares, String last) {
        var sum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var named = new HashMap<>(shares);
        named.merge(last, BigDecimal.ONE.subtract(sum), BigDecimal::add);
        named.replaceAll((_, share) -> ForeignDecimal.plain(share));
        return new ScoringRule.PartialCredit(named);
    }

    /** Moodle adds the shares of what was chosen and holds the sum within 0 and 1. */
    static ScoringRule scoring(
            Map<String, BigDecimal> shares, List<String> correct, Consumer<Remark> remarks) {
        var sum =
                correct.stream()
                        .map(id -> shares.getOrDefault(id, BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var even =
                BigDecimal.ONE.divide(BigDecimal.valueOf(correct.size()), 9, RoundingMode.HALF_UP);
        if (shares.values().stream()
                .allMatch(share -> near(share, share.signum() > 0 ? even : even.negate()))) {
            return new ScoringRule.PartialCredit(Map.of());
        }
        var named = new HashMap<>(shares);
        named.values().removeIf(share -> share.signum() == 0);
        if (near(sum, BigDecimal.ONE)) {
            var last = correct.getLast();
            named.computeIfPresent(
                    last,
                    (_, share) -> ForeignDecimal.plain(share.add(BigDecimal.ONE).subtract(sum)));
            return new ScoringRule.PartialCredit(named);
        }
        if (sum.compareTo(BigDecimal.ONE) < 0) {
            remarks.accept(
                    Remark.lossy(
                            "All right answers together earned %s %%, and earn everything here."
                                    .formatted(sum.movePointRight(2).toPlainString())));
        }
        return new ScoringRule.Mapped(
                named, BigDecimal.ZERO, null, null, ForeignDecimal.plain(sum.min(BigDecimal.ONE)));
    }

    private static boolean near(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(ROUNDING) <= 0;
    }

    private Parts trueFalse() throws Refusal, IOException {
        Boolean correct = null;
        var feedback = new ArrayList<Feedback>();
        var answers = question.children("answer");
        var place = 0;
        for (var answer : answers) {
            var says = truth(MoodleTexts.raw(answer), place++, answers.size());
            var share = share(answer, remarks);
            if (share.signum() > 0) {
                if (correct != null) {
                    throw new Refusal("Both true and false are right.");
                }
                correct = says.equals("true");
            }
            var text = texts.of(answer, "feedback");
            if (!text.isEmpty()) {
                feedback.add(new Feedback(says, text));
            }
        }
        if (correct == null) {
            throw new Refusal("Neither true nor false is right.");
        }
        keep("showstandardinstruction", "0");
        return new Parts(
                new QuestionContent.TrueFalse(stem()),
                new AnswerKey.TrueFalse(correct, told(feedback)));
    }

    /**
     * Moodle takes the first of two answers that say it in another language for true, the second
     * for false.
     */
    private String truth(String said, int place, int places) throws Refusal {
        var says = said.toLowerCase(Locale.ROOT);
        if (says.equals("true") || says.equals("false")) {
            return says;
        }
        if (places != 2) {
            throw new Refusal("One of its answers is neither true nor false.");
        }
        var meant = place == 0 ? "true" : "false";
        remarks.add(Remark.normalised("\"%s\" is taken for %s.".formatted(said, meant)));
        return meant;
    }

    private Parts shortAnswer() throws Refusal, IOException {
        var accepted = new ArrayList<AcceptedText>();
        var answers = MoodleAnswers.plain(question, remarks);
        if (answers.isEmpty()) {
            throw new Refusal("It has no answers.");
        }
        var credits = credits(answers, remarks);
        for (var answer : answers) {
            accepted.add(
                    new AcceptedText(
                            MoodleTexts.raw(answer),
                            credits.get(accepted.size()),
                            texts.of(answer, "feedback")));
        }
        var found = ClozeText.texts(accepted, MoodleTexts.yes(question, "usecase", false));
        FirstFit.warnOf(found, remarks::add);
        return new Parts(
                new QuestionContent.ShortAnswer(stem(), 0),
                new AnswerKey.ShortAnswer(found, told()));
    }

    /**
     * Things to match with answers.
     *
     * @param answersHaveMarkup as those of the plugin ddmatch have; else they are plain texts
     */
    private Parts matching(boolean answersHaveMarkup) throws Refusal, IOException {
        var sources = new ArrayList<Choice>();
        var targets = new LinkedHashMap<String, String>();
        var pairs = new ArrayList<Pair>();
        for (var pair : question.children("subquestion")) {
            var answer =
                    answersHaveMarkup
                            ? texts.of(pair, "answer")
                            : texts.plain(MoodleTexts.raw(pair, "answer"));
            var source = texts.of(pair);
            if (answer.isEmpty()) {
                if (!source.isEmpty()) {
                    throw new Refusal("Something to match has no answer.");
                }
                continue;
            }
            var target = targets.computeIfAbsent(answer, _ -> ShortId.of(targets.size()));
            if (!source.isEmpty()) {
                var id = ShortId.of(sources.size());
                sources.add(new Choice(id, source));
                pairs.add(new Pair(id, target));
            }
        }
        if (sources.isEmpty()) {
            throw new Refusal("It has nothing to match.");
        }
        var choices = new ArrayList<Choice>();
        targets.forEach((text, id) -> choices.add(new Choice(id, text)));
        return new Parts(
                new QuestionContent.Matching(
                        stem(),
                        sources,
                        choices,
                        1,
                        0,
                        MoodleTexts.yes(question, "shuffleanswers", true)),
                new AnswerKey.Matching(pairs, new ScoringRule.PartialCredit(Map.of()), told()));
    }

    private Parts essay() throws Refusal, IOException {
        var format = MoodleTexts.raw(question, "responseformat");
        var attachments = MoodleTexts.integer(question, "attachments", 0);
        var marking = new Marking(markingNotes(), List.of());
        keep("responsefieldlines", "15");
        keep("attachmentsrequired", "0");
        if (format.equals("noinline")) {
            return new Parts(
                    MoodleUpload.of(question, stem(), attachments, remarks),
                    new AnswerKey.FileUpload(marking, told()));
        }
        if (attachments != 0) {
            remarks.add(Remark.lossy("Files cannot be handed in with a text."));
        }
        keep("responseformat", "editor");
        keep("responserequired", "1");
        return new Parts(
                new QuestionContent.Essay(
                        stem(),
                        MoodleTexts.integer(question, "minwordlimit", 0),
                        MoodleTexts.integer(question, "maxwordlimit", 0),
                        texts.of(question, "responsetemplate")),
                new AnswerKey.Essay(marking, told()));
    }

    /** What plugins call otherwise, and write as plain text, is for those who mark as well. */
    private String markingNotes() throws IOException {
        return Stream.of(
                        texts.of(question, "graderinfo"),
                        texts.plain(MoodleTexts.raw(question, "markscheme")),
                        texts.plain(MoodleTexts.raw(question, "aiprompt")),
                        texts.of(question, "responsesample"))
                .filter(notes -> !notes.isEmpty())
                .collect(Collectors.joining(texts.paragraphBreak()));
    }

    private Parts cloze() throws Refusal, IOException {
        var cloze = ClozeText.of(stem());
        remarks.addAll(cloze.remarks());
        if (!cloze.several().isEmpty()) {
            return ClozeParts.of(cloze, told(), remarks);
        }
        return new Parts(
                new QuestionContent.Cloze(cloze.stem(), cloze.gaps()),
                new AnswerKey.Cloze(cloze.keys(), told()));
    }

    /** One of the options of a text with gaps, whose number is its place in the file, from 1. */
    private record Option(String text, String group, boolean infinite) {}

    private List<Option> options(String element) throws IOException {
        var options = new ArrayList<Option>();
        for (var option : question.children(element)) {
            var group = MoodleTexts.raw(option, "group");
            options.add(
                    new Option(
                            texts.ofHtml(option),
                            group.isEmpty() ? "1" : group,
                            option.child("infinite").isPresent()
                                    && MoodleTexts.yes(option, "infinite", false)));
        }
        return options;
    }

    /** A text whose numbered gaps have got ids. */
    private record Placed(String stem, Map<String, Integer> optionByGap) {}

    private Placed placed(int options) throws Refusal, IOException {
        var optionByGap = new LinkedHashMap<String, Integer>();
        var matcher = GAP.matcher(stem());
        var stem = new StringBuilder();
        while (matcher.find()) {
            if (optionByGap.size() == GAPS_MAX || options > OPTIONS_MAX) {
                throw new Refusal(
                        "It has more than %d gaps or %d answers.".formatted(GAPS_MAX, OPTIONS_MAX));
            }
            var number = Integer.parseInt(matcher.group(1));
            if (number < 1 || number > options) {
                throw new Refusal("Gap [[%d]] has no answer.".formatted(number));
            }
            var id = ShortId.of(optionByGap.size());
            optionByGap.put(id, number - 1);
            matcher.appendReplacement(stem, "[[" + id + "]]");
        }
        if (optionByGap.isEmpty()) {
            throw new Refusal("The text has no gap.");
        }
        return new Placed(matcher.appendTail(stem).toString(), optionByGap);
    }

    private Parts gapSelect() throws Refusal, IOException {
        var options = options("selectoption");
        var placed = placed(options.size());
        var shuffle = MoodleTexts.yes(question, "shuffleanswers", true);
        var gaps = new ArrayList<Gap>();
        var keys = new ArrayList<GapKey>();
        for (var gap : placed.optionByGap.entrySet()) {
            var right = options.get(gap.getValue());
            var choices = new ArrayList<Choice>();
            var correct = "";
            for (var i = 0; i < options.size(); i++) {
                if (options.get(i).group.equals(right.group)) {
                    var id = ShortId.of(choices.size());
                    choices.add(new Choice(id, Html.text(options.get(i).text)));
                    if (i == gap.getValue()) {
                        correct = id;
                    }
                }
            }
            gaps.add(new Gap.Selection(gap.getKey(), choices, shuffle));
            keys.add(
                    new GapKey.Selection(
                            gap.getKey(),
                            BigDecimal.ONE,
                            Map.of(correct, BigDecimal.ONE),
                            Map.of()));
        }
        return new Parts(
                new QuestionContent.Cloze(placed.stem, gaps), new AnswerKey.Cloze(keys, told()));
    }

    private Parts dragWords() throws Refusal, IOException {
        var options = options("dragbox");
        var placed = placed(options.size());
        var words = new ArrayList<Label>();
        var groups = new TreeSet<String>();
        for (var option : options) {
            words.add(new Label(ShortId.of(words.size()), option.text, option.infinite ? 0 : 1));
            groups.add(option.group);
        }
        if (groups.size() > 1) {
            remarks.add(
                    Remark.lossy(
                            "Words were in groups, each for some gaps; here each fits all gaps."));
        }
        var pairs =
                placed.optionByGap.entrySet().stream()
                        .map(gap -> new Pair(ShortId.of(gap.getValue()), gap.getKey()))
                        .toList();
        return new Parts(
                new QuestionContent.GapMatch(
                        placed.stem,
                        words,
                        List.copyOf(placed.optionByGap.keySet()),
                        MoodleTexts.yes(question, "shuffleanswers", true)),
                new AnswerKey.GapMatch(pairs, new ScoringRule.PartialCredit(Map.of()), told()));
    }

    private Parts ordering() throws Refusal, IOException {
        for (var child : List.of("layouttype", "numberingstyle", "showgrading")) {
            keep(child);
        }
        var answers = MoodleAnswers.items(question, texts);
        var items = choices(answers);
        if (items.isEmpty()) {
            throw new Refusal("It has no items.");
        }
        if (shown() < items.size()) {
            remarks.add(MoodleOrder.SOME_SHOWN);
        }
        return new Parts(
                new QuestionContent.Ordering(stem(), items),
                new AnswerKey.Ordering(
                        items.stream().map(Choice::id).toList(),
                        orderScoring(),
                        told(feedback(answers))));
    }

    /** How many items Moodle shows at most; old versions had other names for it. */
    private int shown() throws Refusal {
        var isOld = question.child("selecttype").isEmpty();
        var select = MoodleTexts.raw(question, isOld ? "logical" : "selecttype");
        if (MoodleOrder.SELECTING_ALL.contains(select.toUpperCase(Locale.ROOT))) {
            return Integer.MAX_VALUE;
        }
        var said =
                MoodleTexts.integer(
                        question,
                        isOld ? "studentsee" : "selectcount",
                        MoodleOrder.SHOWN_OTHERWISE);
        return Math.max(MoodleOrder.SHOWN_MIN, said);
    }

    private OrderScoring orderScoring() {
        var type = MoodleTexts.raw(question, "gradingtype").toUpperCase(Locale.ROOT);
        return switch (type) {
            case "-1" -> OrderScoring.EXACT;
            case "0" -> OrderScoring.POSITION;
            case "", "1" -> OrderScoring.ADJACENT_PAIRS;
            default -> MoodleOrder.scoring(type, remarks::add);
        };
    }
}
