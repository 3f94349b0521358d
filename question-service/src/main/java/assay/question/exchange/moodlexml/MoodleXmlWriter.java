package assay.question.exchange.moodlexml;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedNumber.Numbers;
import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.Marking;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionContent.Label;
import assay.question.content.QuestionDraft;
import assay.question.content.Shape;
import assay.question.content.TextFormat;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.content.Variables;
import assay.question.exchange.FirstFit;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Format;
import assay.question.exchange.Outgoing;
import assay.question.exchange.QuestionWriter;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.html.Html;
import assay.question.exchange.html.Illustration;
import assay.question.exchange.html.PlainText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes Moodle XML. */
public final class MoodleXmlWriter implements QuestionWriter {
    @Override
    public Format format() {
        return Format.MOODLE_XML;
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public void write(Stream<Outgoing> questions, Assets assets, OutputStream out, Losses losses)
            throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
        var bank = "";
        for (var each = questions.iterator(); each.hasNext(); ) {
            var question = each.next();
            if (!question.bank().equals(bank)) {
                bank = question.bank();
                writer.write(category(bank));
            }
            var made = new OneQuestion(question, assets);
            try {
                writer.write(made.xml());
                losses.written(question, made.losses());
            } catch (Refusal refusal) {
                losses.leftOut(question, refusal.reason());
            }
        }
        writer.write("</quiz>\n");
        writer.flush();
    }

    private static String category(String bank) {
        var xml = new MoodleMarkup();
        xml.open("question", "type", "category");
        xml.open("category").element("text", MoodleCategory.text(bank)).close();
        xml.close();
        return xml.text();
    }

    /** One question on its way out. */
    private static final class OneQuestion {
        private static final MathContext PRECISION = new MathContext(15);
        private static final int SHARE_DECIMALS = 7;

        /** Shares of the points, in percent, that Moodle takes without being told to round. */
        private static final List<BigDecimal> GRADES =
                Stream.of(
                                "100",
                                "90",
                                "83.33333",
                                "80",
                                "75",
                                "70",
                                "66.66667",
                                "60",
                                "50",
                                "40",
                                "33.33333",
                                "30",
                                "25",
                                "20",
                                "16.66667",
                                "14.28571",
                                "12.5",
                                "11.11111",
                                "10",
                                "5",
                                "0")
                        .map(BigDecimal::new)
                        .toList();

        private static final BigDecimal GRADE_SLACK = new BigDecimal("0.001");
        private static final Pattern PLACE = Pattern.compile("\\[\\[([a-z0-9]{1,8})]]");
        private static final int WEIGHT_MAX = 999_999_999;

        /** Of a range: Moodle takes one of them for each attempt. */
        private static final int VALUES_DRAWN = 50;

        private static final Set<String> WITH_FEEDBACK =
                Set.of("multichoice", "truefalse", "ordering");
        private static final Set<String> WITHOUT_OVERALL =
                Set.of("truefalse", "shortanswer", "numerical", "essay", "description", "cloze");
        private static final Set<String> WITHOUT_HINTS =
                Set.of("truefalse", "essay", "description");

        private final Outgoing outgoing;
        private final QuestionDraft draft;
        private final MoodleFiles files;
        private final MoodleMarkup xml = new MoodleMarkup();
        private final Set<Remark> losses = new LinkedHashSet<>();

        OneQuestion(Outgoing outgoing, Assets assets) {
            this.outgoing = outgoing;
            this.draft = outgoing.draft();
            this.files = new MoodleFiles(assets, losses::add);
        }

        List<Remark> losses() {
            return List.copyOf(losses);
        }

        String xml() throws Refusal, IOException {
            losses.addAll(unsaid());
            switch (draft.content()) {
                case QuestionContent.SingleChoice question
                        when draft.key() instanceof AnswerKey.SingleChoice key ->
                        singleChoice(question, key);
                case QuestionContent.MultipleChoice question
                        when draft.key() instanceof AnswerKey.MultipleChoice key ->
                        multipleChoice(question, key);
                case QuestionContent.TrueFalse question
                        when draft.key() instanceof AnswerKey.TrueFalse key ->
                        trueFalse(question, key);
                case QuestionContent.ShortAnswer question
                        when draft.key() instanceof AnswerKey.ShortAnswer key ->
                        shortAnswer(question, key);
                case QuestionContent.Numerical question
                        when draft.key() instanceof AnswerKey.Numerical key ->
                        numerical(question.stem(), question.units(), key.numbers());
                case QuestionContent.Slider question
                        when draft.key() instanceof AnswerKey.Slider key -> {
                    lose(
                            "The scale from %s to %s is not there; the number is written."
                                    .formatted(question.minimum(), question.maximum()));
                    numerical(question.stem(), new UnitEntry.None(), key.numbers());
                }
                case QuestionContent.Calculated question
                        when draft.key() instanceof AnswerKey.Calculated key ->
                        calculated(question, key);
                case QuestionContent.Matching question
                        when draft.key() instanceof AnswerKey.Matching key ->
                        matching(question, key);
                case QuestionContent.Categorise question
                        when draft.key() instanceof AnswerKey.Categorise key -> {
                    losses.add(Remark.normalised("Categories become answers to match."));
                    matching(
                            new QuestionContent.Matching(
                                    question.stem(),
                                    question.items(),
                                    question.categories(),
                                    1,
                                    0,
                                    question.shuffle()),
                            new AnswerKey.Matching(
                                    key.correct(), key.scoring(), key.explanation()));
                }
                case QuestionContent.Ordering question
                        when draft.key() instanceof AnswerKey.Ordering key ->
                        ordering(question, key);
                case QuestionContent.Cloze question
                        when draft.key() instanceof AnswerKey.Cloze key ->
                        cloze(question, key);
                case QuestionContent.GapMatch question
                        when draft.key() instanceof AnswerKey.GapMatch key ->
                        gapMatch(question, key);
                case QuestionContent.LabelImage question
                        when draft.key() instanceof AnswerKey.LabelImage key ->
                        labelImage(question, key);
                case QuestionContent.SelectPoint question
                        when draft.key() instanceof AnswerKey.SelectPoint key ->
                        selectPoint(question, key);
                case QuestionContent.Essay question
                        when draft.key() instanceof AnswerKey.Essay key ->
                        essay(question, key.marking());
                case QuestionContent.FileUpload question
                        when draft.key() instanceof AnswerKey.FileUpload key ->
                        upload(question, key.marking());
                case QuestionContent.Description question -> begin("description", question.stem());
                case QuestionContent.Hotspot _ ->
                        throw new Refusal("Moodle has no regions to pick on a picture.");
                case QuestionContent.Hottext _ ->
                        throw new Refusal("Moodle has no words to pick in a text.");
                case QuestionContent.Composite _ ->
                        throw new Refusal("Moodle has no questions in parts.");
                case QuestionContent.SingleChoice _,
                        QuestionContent.MultipleChoice _,
                        QuestionContent.TrueFalse _,
                        QuestionContent.ShortAnswer _,
                        QuestionContent.Numerical _,
                        QuestionContent.Slider _,
                        QuestionContent.Calculated _,
                        QuestionContent.Matching _,
                        QuestionContent.Categorise _,
                        QuestionContent.Ordering _,
                        QuestionContent.Cloze _,
                        QuestionContent.GapMatch _,
                        QuestionContent.LabelImage _,
                        QuestionContent.SelectPoint _,
                        QuestionContent.Essay _,
                        QuestionContent.FileUpload _ ->
                        throw new Refusal("Its key is of another type than its content.");
            }
            end();
            if (xml.hasReplaced()) {
                lose("Control characters, which XML cannot hold, become replacement characters.");
            }
            return xml.text();
        }

        private void lose(String text) {
            losses.add(Remark.lossy(text));
        }

        /** What Moodle has no place for, whatever the type. */
        private List<Remark> unsaid() {
            var unsaid = new ArrayList<Remark>();
            var told = draft.key().explanation();
            if (!draft.topics().isEmpty()) {
                unsaid.add(Remark.lossy("Its topics are not kept."));
            }
            if (draft.difficulty() != Difficulty.MEDIUM) {
                unsaid.add(Remark.lossy("Its difficulty is not kept."));
            }
            if (draft.estimatedTime() != null) {
                unsaid.add(Remark.lossy("Its expected time is not kept."));
            }
            if (!draft.language().equals(MoodleQuestion.LANGUAGE_UNKNOWN)) {
                unsaid.add(Remark.lossy("Its language is not kept."));
            }
            if (!draft.source().isEmpty()) {
                unsaid.add(Remark.lossy("Its source is not kept."));
            }
            if (!told.references().isEmpty()) {
                unsaid.add(Remark.lossy("Its references are not kept."));
            }
            if (told.reviewBy() != null) {
                unsaid.add(Remark.lossy("Its date of review is not kept."));
            }
            var origin = draft.origin();
            if (origin != null && !origin.document().isEmpty()) {
                unsaid.add(Remark.lossy("What it was imported from is not kept."));
            }
            for (var name : new TreeMap<>(draft.properties()).keySet()) {
                if (!name.startsWith(MoodleQuestion.PROPERTY)) {
                    unsaid.add(Remark.lossy("Its property %s is not kept.".formatted(name)));
                }
            }
            return unsaid;
        }

        private void begin(String type, String stem) throws IOException {
            var told = draft.key().explanation();
            if (WITHOUT_OVERALL.contains(type) && !told.overall().equals(AnswerKey.Overall.NONE)) {
                lose("Moodle does not tell, for this type, how good the whole answer was.");
            }
            if (WITHOUT_HINTS.contains(type) && !told.hints().isEmpty()) {
                lose("Moodle gives no hints for this type.");
            }
            if (!WITH_FEEDBACK.contains(type) && !told.feedback().isEmpty()) {
                lose("Feedback on single answers is not kept.");
            }
            xml.open("question", "type", type);
            xml.open("name").element("text", draft.title()).close();
            text("questiontext", stem);
            text("generalfeedback", told.rationale());
            if (!type.equals("cloze")) {
                xml.element("defaultgrade", draft.points().toPlainString());
            }
            properties("penalty");
            xml.element("hidden", property("hidden", "0"));
            xml.element("idnumber", outgoing.name());
            overall("correctfeedback", told.overall().correct());
            overall("partiallycorrectfeedback", told.overall().partiallyCorrect());
            overall("incorrectfeedback", told.overall().incorrect());
            if (draft.properties().containsKey(MoodleQuestion.PROPERTY + "shownumcorrect")) {
                xml.empty("shownumcorrect");
            }
        }

        private void overall(String element, String text) throws IOException {
            if (!text.isEmpty()) {
                text(element, text);
            }
        }

        private void end() throws IOException {
            for (var hint : draft.key().explanation().hints()) {
                text("hint", hint);
            }
            if (!draft.tags().isEmpty()) {
                xml.open("tags");
                for (var tag : draft.tags()) {
                    xml.open("tag").element("text", tag).close();
                }
                xml.close();
            }
            xml.close();
        }

        private String property(String name, String otherwise) {
            return draft.properties().getOrDefault(MoodleQuestion.PROPERTY + name, otherwise);
        }

        private void properties(String... names) {
            for (var name : names) {
                var value = draft.properties().get(MoodleQuestion.PROPERTY + name);
                if (value != null) {
                    xml.element(name, value);
                }
            }
        }

        /** An element with a formatted text and its files. */
        private void text(String element, String text) throws IOException {
            xml.open(element, "format", formatName());
            files.write(xml, text);
            xml.close();
        }

        private String formatName() {
            return draft.textFormat() == TextFormat.MARKDOWN ? "markdown" : "html";
        }

        private String feedbackFor(String choice) {
            return draft.key().explanation().feedback().stream()
                    .filter(feedback -> feedback.choice().equals(choice))
                    .map(AnswerKey.Feedback::text)
                    .findFirst()
                    .orElse("");
        }

        private String percent(BigDecimal share) {
            var exact = share.movePointRight(2);
            var rounded = exact.setScale(SHARE_DECIMALS, RoundingMode.HALF_UP);
            if (rounded.compareTo(exact) != 0) {
                losses.add(Remark.normalised("Shares are rounded to seven places of a percent."));
            }
            return ForeignDecimal.plain(rounded).toPlainString();
        }

        /** A share of an answer that is an element, which Moodle holds against a list. */
        private String grade(BigDecimal share) {
            var said = percent(share);
            var percent = new BigDecimal(said).abs();
            if (GRADES.stream()
                    .noneMatch(grade -> grade.subtract(percent).abs().compareTo(GRADE_SLACK) < 0)) {
                losses.add(
                        Remark.normalised(
                                "%s %% is none of Moodle's grades: let it take the nearest when it"
                                                .formatted(said)
                                        + " imports."));
            }
            return said;
        }

        private static String flag(boolean value) {
            return value ? "true" : "false";
        }

        private void choice(Choice choice, BigDecimal share) throws IOException {
            xml.open("answer", "fraction", grade(share), "format", formatName());
            files.write(xml, choice.text());
            text("feedback", feedbackFor(choice.id()));
            xml.close();
        }

        private void singleChoice(QuestionContent.SingleChoice question, AnswerKey.SingleChoice key)
                throws IOException {
            if (key.credits().values().stream().anyMatch(credit -> credit.signum() < 0)) {
                lose("A choice with a negative credit costs points in Moodle, and none here.");
            }
            begin("multichoice", question.stem());
            xml.element("single", "true");
            xml.element("shuffleanswers", flag(question.shuffle()));
            xml.element("answernumbering", property("answernumbering", "abc"));
            properties("showstandardinstruction");
            for (var choice : question.choices()) {
                choice(
                        choice,
                        choice.id().equals(key.correct())
                                ? BigDecimal.ONE
                                : key.credits().getOrDefault(choice.id(), BigDecimal.ZERO));
            }
        }

        private void multipleChoice(
                QuestionContent.MultipleChoice question, AnswerKey.MultipleChoice key)
                throws IOException {
            if (question.minChoices() != 1 || question.maxChoices() != question.choices().size()) {
                lose(
                        "How many choices are to be taken (%d to %d) is not kept."
                                .formatted(question.minChoices(), question.maxChoices()));
            }
            var shares = shares(question, key);
            begin("multichoice", question.stem());
            xml.element("single", "false");
            xml.element("shuffleanswers", flag(question.shuffle()));
            xml.element("answernumbering", property("answernumbering", "abc"));
            properties("showstandardinstruction");
            for (var choice : question.choices()) {
                choice(choice, shares.getOrDefault(choice.id(), BigDecimal.ZERO));
            }
        }

        private Map<String, BigDecimal> shares(
                QuestionContent.MultipleChoice question, AnswerKey.MultipleChoice key) {
            var even =
                    BigDecimal.ONE.divide(
                            BigDecimal.valueOf(Math.max(1, key.correct().size())),
                            SHARE_DECIMALS + 2,
                            RoundingMode.HALF_UP);
            var shares = new HashMap<String, BigDecimal>();
            switch (key.scoring()) {
                case ScoringRule.AllOrNothing() -> {
                    lose("Moodle gives points for some of the right choices too.");
                    for (var choice : question.choices()) {
                        shares.put(
                                choice.id(),
                                key.correct().contains(choice.id())
                                        ? even
                                        : BigDecimal.ONE.negate());
                    }
                }
                case ScoringRule.PartialCredit(var weights) when weights.isEmpty() -> {
                    for (var choice : question.choices()) {
                        shares.put(
                                choice.id(),
                                key.correct().contains(choice.id()) ? even : even.negate());
                    }
                }
                case ScoringRule.PartialCredit(var weights) -> shares.putAll(weights);
                case ScoringRule.Mapped mapped -> {
                    if (mapped.otherwise().signum() != 0
                            || isAbove(mapped.lowerBound(), BigDecimal.ZERO)
                            || isBelow(mapped.upperBound(), mapped.full())) {
                        lose("The bounds of its points are not kept.");
                    }
                    mapped.values()
                            .forEach((choice, value) ->
                                    shares.put(choice, value.divide(mapped.full(), PRECISION)));
                }
            }
            shares.replaceAll((_, share) -> held(share));
            return shares;
        }

        private static boolean isAbove(@Nullable BigDecimal bound, BigDecimal value) {
            return bound != null && bound.compareTo(value) > 0;
        }

        private static boolean isBelow(@Nullable BigDecimal bound, BigDecimal value) {
            return bound != null && bound.compareTo(value) < 0;
        }

        private BigDecimal held(BigDecimal share) {
            var held = share.max(BigDecimal.ONE.negate()).min(BigDecimal.ONE);
            if (held.compareTo(share) != 0) {
                lose("A choice is worth more than Moodle can say.");
            }
            return held;
        }

        private void trueFalse(QuestionContent.TrueFalse question, AnswerKey.TrueFalse key)
                throws IOException {
            begin("truefalse", question.stem());
            properties("showstandardinstruction");
            for (var says : List.of(true, false)) {
                xml.open(
                        "answer",
                        "fraction",
                        says == key.correct() ? "100" : "0",
                        "format",
                        "moodle_auto_format");
                xml.element("text", flag(says));
                text("feedback", feedbackFor(flag(says)));
                xml.close();
            }
        }

        private void shortAnswer(QuestionContent.ShortAnswer question, AnswerKey.ShortAnswer key)
                throws IOException {
            if (question.lengthExpected() != 0) {
                lose("The expected length of the answer is not kept.");
            }
            begin("shortanswer", question.stem());
            xml.element("usecase", key.texts().matching().caseSensitive() ? "1" : "0");
            warnOfAccents(key.texts().matching());
            for (var accepted : FirstFit.bestFirst(key.texts(), losses::add)) {
                xml.open(
                        "answer",
                        "fraction",
                        grade(accepted.credit()),
                        "format",
                        "moodle_auto_format");
                xml.element("text", pattern(accepted, key.texts().matching()));
                text("feedback", accepted.feedback());
                xml.close();
            }
        }

        private void warnOfAccents(AcceptedText.Matching matching) {
            if (!matching.accentSensitive()) {
                lose("Moodle tells letters with and without accents apart.");
            }
        }

        private static String pattern(AcceptedText accepted, AcceptedText.Matching matching) {
            return matching.wildcards() ? accepted.text() : accepted.text().replace("*", "\\*");
        }

        private void numerical(String stem, UnitEntry entry, Numbers numbers)
                throws IOException, Refusal {
            begin("numerical", stem);
            for (var accepted : FirstFit.bestFirst(numbers.accepted(), losses::add)) {
                xml.open(
                        "answer",
                        "fraction",
                        grade(accepted.credit()),
                        "format",
                        "moodle_auto_format");
                switch (accepted) {
                    case AcceptedNumber.Value(var value, var tolerance, _, _) -> {
                        xml.element("text", value.toPlainString());
                        margin(margin(value, tolerance));
                    }
                    case AcceptedNumber.Range(var minimum, var maximum, _, _) -> {
                        losses.add(
                                Remark.normalised("A range becomes its middle with a tolerance."));
                        var two = BigDecimal.valueOf(2);
                        xml.element(
                                "text",
                                ForeignDecimal.plain(minimum.add(maximum).divide(two))
                                        .toPlainString());
                        margin(maximum.subtract(minimum).divide(two));
                    }
                    case AcceptedNumber.Anything _ -> {
                        xml.element("text", "*");
                        margin(BigDecimal.ZERO);
                    }
                    case AcceptedNumber.Formula _ ->
                            throw new Refusal("A number cannot be a formula here.");
                }
                text("feedback", accepted.feedback());
                xml.close();
            }
            units(entry, numbers.units());
        }

        private void margin(BigDecimal margin) {
            xml.element("tolerance", ForeignDecimal.plain(margin).toPlainString());
        }

        private BigDecimal margin(BigDecimal value, Tolerance tolerance) {
            return switch (tolerance) {
                case Tolerance.Absolute(var margin) -> margin;
                case Tolerance.Relative(var share) -> {
                    losses.add(Remark.normalised("A relative tolerance becomes an absolute one."));
                    yield value.abs().multiply(share);
                }
                case Tolerance.Geometric(var share) -> {
                    lose("A geometric tolerance becomes an absolute one.");
                    yield value.abs().multiply(share);
                }
                case Tolerance.SignificantFigures(var figures) -> {
                    lose("Rounding to significant figures becomes a tolerance.");
                    yield half(value.precision() - value.scale() - figures);
                }
                case Tolerance.DecimalPlaces(var places) -> {
                    lose("Rounding to decimal places becomes a tolerance.");
                    yield half(-places);
                }
            };
        }

        /** Half a unit of the digit at this power of ten. */
        private static BigDecimal half(int power) {
            return new BigDecimal("0.5").scaleByPowerOfTen(power);
        }

        private void units(UnitEntry asked, AcceptedNumber.Units units) {
            var entry = asked;
            if (units.accepted().isEmpty() && !(asked instanceof UnitEntry.None)) {
                lose("That a unit is asked for, which none is right for, is not kept.");
                entry = new UnitEntry.None();
            }
            switch (entry) {
                case UnitEntry.None() -> {
                    xml.element("unitgradingtype", "0");
                    xml.element("unitpenalty", "0");
                    xml.element("showunits", "3");
                    xml.element("unitsleft", "0");
                    return;
                }
                case UnitEntry.Written() -> xml.element("showunits", "0");
                case UnitEntry.Picked(var offered) -> {
                    xml.element("showunits", "1");
                    if (!offered.equals(
                            units.accepted().stream().map(AcceptedNumber.Unit::symbol).toList())) {
                        lose("Units to pick that are wrong are not kept.");
                    }
                }
            }
            xml.element("unitgradingtype", units.penalty().signum() == 0 ? "0" : "1");
            xml.element("unitpenalty", units.penalty().toPlainString());
            xml.element("unitsleft", "0");
            xml.open("units");
            for (var unit : units.accepted()) {
                xml.open("unit");
                xml.element(
                        "multiplier",
                        ForeignDecimal.plain(BigDecimal.ONE.divide(unit.factor(), PRECISION))
                                .toPlainString());
                xml.element("unit_name", unit.symbol());
                xml.close();
            }
            xml.close();
        }

        private void calculated(QuestionContent.Calculated question, AnswerKey.Calculated key)
                throws IOException {
            begin("calculated", question.stem());
            xml.element("synchronize", property("synchronize", "0"));
            xml.element("single", "0");
            var rounding = key.rounding();
            if (rounding != null) {
                lose("Moodle rounds only what it shows, not what it compares.");
            }
            var format =
                    rounding == null
                            ? property("correctanswerformat", "1")
                            : rounding.mode() == AnswerKey.Rounding.Mode.DECIMAL_PLACES ? "1" : "2";
            var length =
                    rounding == null
                            ? property("correctanswerlength", "2")
                            : String.valueOf(rounding.figures());
            for (var accepted : FirstFit.bestFirst(key.numbers().accepted(), losses::add)) {
                xml.open("answer", "fraction", grade(accepted.credit()));
                formula(accepted);
                xml.element("correctanswerformat", format);
                xml.element("correctanswerlength", length);
                text("feedback", accepted.feedback());
                xml.close();
            }
            units(question.units(), key.numbers().units());
            datasets(question.variables());
        }

        private void formula(AcceptedNumber accepted) {
            switch (accepted) {
                case AcceptedNumber.Formula(var formula, var tolerance, _, _) -> {
                    xml.element("text", formula);
                    tolerance(tolerance);
                }
                case AcceptedNumber.Value(var value, var tolerance, _, _) -> {
                    losses.add(Remark.normalised("A number becomes a formula."));
                    xml.element("text", value.toPlainString());
                    tolerance(tolerance);
                }
                case AcceptedNumber.Range(var minimum, var maximum, _, _) -> {
                    losses.add(Remark.normalised("A range becomes its middle with a tolerance."));
                    var two = BigDecimal.valueOf(2);
                    xml.element("text", minimum.add(maximum).divide(two).toPlainString());
                    tolerance(new Tolerance.Absolute(maximum.subtract(minimum).divide(two)));
                }
                case AcceptedNumber.Anything _ -> {
                    xml.element("text", "*");
                    tolerance(new Tolerance.Absolute(BigDecimal.ZERO));
                }
            }
        }

        private void tolerance(Tolerance tolerance) {
            switch (tolerance) {
                case Tolerance.Absolute(var margin) -> tolerance(margin, "2");
                case Tolerance.Relative(var share) -> tolerance(share, "1");
                case Tolerance.Geometric(var share) -> tolerance(share, "3");
                case Tolerance.DecimalPlaces(var places) -> {
                    lose("Rounding to decimal places becomes a tolerance.");
                    tolerance(half(-places), "2");
                }
                case Tolerance.SignificantFigures(var figures) -> {
                    lose("Rounding to significant figures becomes a tolerance.");
                    tolerance(half(1 - figures), "1");
                }
            }
        }

        private void tolerance(BigDecimal amount, String type) {
            margin(amount);
            xml.element("tolerancetype", type);
        }

        private void datasets(Variables variables) {
            xml.open("dataset_definitions");
            var count = variables.rows().isEmpty() ? VALUES_DRAWN : variables.rows().size();
            for (var range : variables.ranges()) {
                lose(
                        "In Moodle %s has one of %d values, which were drawn for the file."
                                .formatted(range.name(), count));
                dataset(
                        range.name(),
                        range.minimum(),
                        range.maximum(),
                        range.decimals(),
                        RangeValues.of(range, count, outgoing.name()));
            }
            if (!variables.rows().isEmpty()) {
                for (var name : new TreeMap<>(variables.rows().getFirst()).keySet()) {
                    var values =
                            variables.rows().stream()
                                    .map(row -> row.getOrDefault(name, BigDecimal.ZERO))
                                    .toList();
                    dataset(
                            name,
                            values.stream().reduce(values.getFirst(), BigDecimal::min),
                            values.stream().reduce(values.getFirst(), BigDecimal::max),
                            values.stream().mapToInt(BigDecimal::scale).max().orElse(0),
                            values);
                }
            }
            xml.close();
        }

        private void dataset(
                String name,
                BigDecimal minimum,
                BigDecimal maximum,
                int decimals,
                List<BigDecimal> values) {
            xml.open("dataset_definition");
            xml.open("status").element("text", "private").close();
            xml.open("name").element("text", name).close();
            xml.element("type", "calculated");
            xml.open("distribution").element("text", "uniform").close();
            xml.open("minimum").element("text", minimum.toPlainString()).close();
            xml.open("maximum").element("text", maximum.toPlainString()).close();
            xml.open("decimals").element("text", String.valueOf(Math.max(0, decimals))).close();
            xml.element("itemcount", String.valueOf(values.size()));
            xml.open("dataset_items");
            for (var i = 0; i < values.size(); i++) {
                xml.open("dataset_item");
                xml.element("number", String.valueOf(i + 1));
                xml.element("value", values.get(i).toPlainString());
                xml.close();
            }
            xml.close();
            xml.element("number_of_items", String.valueOf(values.size()));
            xml.close();
        }

        private void matching(QuestionContent.Matching question, AnswerKey.Matching key)
                throws IOException, Refusal {
            var targets = new HashMap<String, String>();
            for (var target : question.targets()) {
                var plain = PlainText.of(target.text(), draft.textFormat());
                if (plain.isBlank()) {
                    throw new Refusal("An answer to match with has no text without its markup.");
                }
                if (!PlainText.in(draft.textFormat(), plain).equals(target.text())) {
                    lose("An answer to match with loses its markup.");
                }
                targets.put(target.id(), plain);
            }
            if (Set.copyOf(targets.values()).size() < targets.size()) {
                lose("Answers to match with that read the same become one.");
            }
            scoringOfPairs(key.scoring());
            if (question.sourceUsesMax() != 1 || question.targetUsesMax() == 1) {
                losses.add(
                        Remark.normalised(
                                "Moodle lets each be matched once, with answers used any number of"
                                        + " times."));
            }
            begin("matching", question.stem());
            xml.element("shuffleanswers", flag(question.shuffle()));
            var used = new LinkedHashSet<String>();
            for (var source : question.sources()) {
                var pairs =
                        key.correct().stream()
                                .filter(pair -> pair.source().equals(source.id()))
                                .toList();
                if (pairs.size() != 1) {
                    throw new Refusal("In Moodle each thing to match has one right answer.");
                }
                subquestion(source.text(), targets.getOrDefault(pairs.getFirst().target(), ""));
                used.add(pairs.getFirst().target());
            }
            for (var target : question.targets()) {
                if (!used.contains(target.id())) {
                    subquestion("", targets.getOrDefault(target.id(), ""));
                }
            }
        }

        private void subquestion(String source, String target) throws IOException {
            xml.open("subquestion", "format", formatName());
            files.write(xml, source);
            xml.open("answer").element("text", target).close();
            xml.close();
        }

        private void scoringOfPairs(ScoringRule scoring) {
            if (!(scoring instanceof ScoringRule.PartialCredit(var weights) && weights.isEmpty())) {
                lose("Moodle gives the same points for each right pair.");
            }
        }

        private void ordering(QuestionContent.Ordering question, AnswerKey.Ordering key)
                throws IOException {
            begin("ordering", question.stem());
            properties("layouttype");
            xml.element("selecttype", "ALL");
            xml.element("selectcount", "0");
            xml.element(
                    "gradingtype",
                    switch (key.scoring()) {
                        case EXACT -> "ALL_OR_NOTHING";
                        case POSITION -> "ABSOLUTE_POSITION";
                        case ADJACENT_PAIRS -> "RELATIVE_NEXT_EXCLUDE_LAST";
                    });
            properties("showgrading", "numberingstyle");
            var items = new HashMap<String, Choice>();
            question.items().forEach(item -> items.put(item.id(), item));
            var place = 1;
            for (var id : key.correct()) {
                var item = items.get(id);
                if (item != null) {
                    xml.open("answer", "fraction", String.valueOf(place), "format", formatName());
                    files.write(xml, item.text());
                    text("feedback", feedbackFor(id));
                    xml.close();
                    place++;
                }
            }
        }

        private void cloze(QuestionContent.Cloze question, AnswerKey.Cloze key)
                throws IOException, Refusal {
            var gaps = new HashMap<String, String>();
            var factor = factor(key.gaps().stream().map(GapKey::weight).toList());
            for (var gap : question.gaps()) {
                var gapKey =
                        key.gaps().stream()
                                .filter(each -> each.gap().equals(gap.id()))
                                .findFirst()
                                .orElseThrow(
                                        () -> new Refusal("A gap has no key: " + gap.id() + "."));
                gaps.put(gap.id(), gap(gap, gapKey, factor));
            }
            var stem = ClozeText.START.matcher(question.stem()).replaceAll("&#123;$1:$2:");
            begin("cloze", filled(stem, gaps));
        }

        /**
         * What makes whole numbers of the weights, as Moodle has them, and if it can be, such that
         * their sum is what the question is worth, since Moodle takes no other points.
         */
        private BigDecimal factor(List<BigDecimal> weights) {
            var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.signum() > 0 && canSumTo(draft.points(), weights, sum)) {
                if (sum.compareTo(draft.points()) != 0) {
                    losses.add(
                            Remark.normalised("Weights of gaps are scaled to sum to its points."));
                }
                return draft.points().divide(sum, PRECISION);
            }
            var factor = wholeBy(weights);
            lose(
                    "Moodle makes it worth the sum of its weights, %s."
                            .formatted(ForeignDecimal.plain(sum.multiply(factor)).toPlainString()));
            return factor;
        }

        /** Whether the weights, scaled to this sum, are whole numbers. */
        private static boolean canSumTo(
                BigDecimal points, List<BigDecimal> weights, BigDecimal sum) {
            return weights.stream()
                    .allMatch(weight -> weight.multiply(points).remainder(sum).signum() == 0);
        }

        private BigDecimal wholeBy(List<BigDecimal> weights) {
            var decimals =
                    weights.stream()
                            .mapToInt(weight -> weight.stripTrailingZeros().scale())
                            .max()
                            .orElse(0);
            if (decimals <= 0) {
                return BigDecimal.ONE;
            }
            losses.add(
                    Remark.normalised(
                            "Weights of gaps are whole numbers in Moodle: all are multiplied."));
            return BigDecimal.TEN.pow(decimals);
        }

        private static String filled(String stem, Map<String, String> gaps) {
            return PLACE.matcher(stem)
                    .replaceAll(place ->
                            Matcher.quoteReplacement(
                                    gaps.getOrDefault(place.group(1), place.group())));
        }

        private String gap(Gap gap, GapKey key, BigDecimal factor) throws Refusal {
            var weight = key.weight().multiply(factor);
            if (weight.compareTo(BigDecimal.valueOf(WEIGHT_MAX)) > 0) {
                throw new Refusal("A weight is larger than Moodle has any.");
            }
            // a factor of a third is not exact, what it makes of a weight is whole nevertheless
            var start = "{" + weight.setScale(0, RoundingMode.HALF_UP).toPlainString() + ":";
            return switch (key) {
                case GapKey.Text(_, _, var texts) -> {
                    warnOfAccents(texts.matching());
                    if (gap instanceof Gap.Text(_, var length) && length != 0) {
                        lose("The expected length of gap %s is not kept.".formatted(gap.id()));
                    }
                    var answers =
                            FirstFit.bestFirst(texts, losses::add).stream()
                                    .map(text ->
                                            answer(
                                                    text.credit(),
                                                    pattern(text, texts.matching()),
                                                    text.feedback()))
                                    .toList();
                    yield start
                            + (texts.matching().caseSensitive() ? "SHORTANSWER_C:" : "SHORTANSWER:")
                            + String.join("~", answers)
                            + "}";
                }
                case GapKey.Numeric(_, _, var numbers) -> {
                    if (gap instanceof Gap.Numeric(_, var units)
                            && !(units instanceof UnitEntry.None)) {
                        lose("Units of a gap are not kept.");
                    }
                    var answers = new ArrayList<String>();
                    for (var number : FirstFit.bestFirst(numbers.accepted(), losses::add)) {
                        answers.add(answer(number.credit(), number(number), number.feedback()));
                    }
                    yield start + "NUMERICAL:" + String.join("~", answers) + "}";
                }
                case GapKey.Selection(_, _, var credits, var feedback)
                        when gap instanceof Gap.Selection(_, var choices, var shuffle) ->
                        start
                                + (shuffle ? "MULTICHOICE_S:" : "MULTICHOICE:")
                                + String.join(
                                        "~",
                                        choices.stream()
                                                .map(choice ->
                                                        answer(
                                                                credits.getOrDefault(
                                                                        choice.id(),
                                                                        BigDecimal.ZERO),
                                                                choice.text(),
                                                                feedback.getOrDefault(
                                                                        choice.id(), "")))
                                                .toList())
                                + "}";
                case GapKey.Selection _ ->
                        throw new Refusal("The key of a gap is of another type than the gap.");
            };
        }

        private String number(AcceptedNumber number) throws Refusal {
            return switch (number) {
                case AcceptedNumber.Value(var value, var tolerance, _, _) ->
                        value.toPlainString()
                                + ":"
                                + ForeignDecimal.plain(margin(value, tolerance)).toPlainString();
                case AcceptedNumber.Range(var minimum, var maximum, _, _) -> {
                    losses.add(Remark.normalised("A range becomes its middle with a tolerance."));
                    var two = BigDecimal.valueOf(2);
                    yield minimum.add(maximum).divide(two).toPlainString()
                            + ":"
                            + maximum.subtract(minimum).divide(two).toPlainString();
                }
                case AcceptedNumber.Anything _ -> "*";
                case AcceptedNumber.Formula _ ->
                        throw new Refusal("A number cannot be a formula here.");
            };
        }

        private String answer(BigDecimal credit, String text, String feedback) {
            if (!feedback.isEmpty() && draft.textFormat() == TextFormat.MARKDOWN) {
                losses.add(
                        Remark.normalised(
                                "Moodle shows what is told of a gap as it is written, in"
                                        + " Markdown."));
            }
            var share =
                    credit.compareTo(BigDecimal.ONE) == 0
                            ? "="
                            : credit.signum() == 0 ? "" : "%" + percent(credit) + "%";
            var told = feedback.isEmpty() ? "" : "#" + escaped(feedback);
            var plain = Html.escaped(text);
            var ambiguous = share.isEmpty() && (plain.startsWith("=") || plain.startsWith("%"));
            return share
                    + (ambiguous ? "&#%d;".formatted((int) plain.charAt(0)) : "")
                    + escaped(ambiguous ? plain.substring(1) : plain)
                    + told;
        }

        private static String escaped(String text) {
            return text.replaceAll("(?<!&)#|[}~]", "\\\\$0").replaceAll("\\\\(?![}#~])", "&#92;");
        }

        private void gapMatch(QuestionContent.GapMatch question, AnswerKey.GapMatch key)
                throws IOException, Refusal {
            scoringOfPairs(key.scoring());
            var numbers = new HashMap<String, String>();
            for (var pair : key.correct()) {
                if (numbers.put(pair.target(), "[[" + number(question.words(), pair) + "]]")
                        != null) {
                    throw new Refusal("In Moodle one word fills a gap.");
                }
            }
            if (!numbers.keySet().containsAll(question.gaps())) {
                throw new Refusal("In Moodle each gap has a word.");
            }
            begin("ddwtos", filled(question.stem(), numbers));
            xml.element("shuffleanswers", question.shuffle() ? "1" : "0");
            for (var word : question.words()) {
                xml.open("dragbox", "format", formatName());
                files.write(xml, word.text());
                xml.element("group", "1");
                infinite(word);
                xml.close();
            }
        }

        private void infinite(Label label) {
            if (draft.textFormat() == TextFormat.MARKDOWN) {
                losses.add(
                        Remark.normalised(
                                "Moodle shows what is dragged as it is written, in Markdown."));
            }
            if (label.usesMax() != 1) {
                xml.empty("infinite");
            }
            if (label.usesMax() > 1) {
                lose("How often a label may be used is not kept.");
            }
        }

        private static int number(List<Label> labels, Pair pair) {
            for (var i = 0; i < labels.size(); i++) {
                if (labels.get(i).id().equals(pair.source())) {
                    return i + 1;
                }
            }
            return 0;
        }

        private void labelImage(QuestionContent.LabelImage question, AnswerKey.LabelImage key)
                throws IOException, Refusal {
            scoringOfPairs(key.scoring());
            var right = new HashMap<String, Integer>();
            for (var pair : key.correct()) {
                if (right.put(pair.target(), number(question.labels(), pair)) != null) {
                    throw new Refusal("In Moodle one label fits a place.");
                }
            }
            begin("ddimageortext", question.stem());
            if (question.shuffle()) {
                xml.empty("shuffleanswers"); // which means yes, whatever it says
            }
            files.file(xml, question.image().asset());
            if (!question.image().alternativeText().isEmpty()) {
                lose("What the picture shows, for those who do not see it, is not kept.");
            }
            lose("Moodle sizes places by their labels.");
            var number = 1;
            for (var label : question.labels()) {
                xml.open("drag", "format", formatName());
                xml.element("no", String.valueOf(number++));
                dragged(label);
                xml.element("draggroup", "1");
                infinite(label);
                xml.close();
            }
            var place = 1;
            for (var region : question.regions()) {
                var choice = right.get(region.id());
                if (choice == null) {
                    throw new Refusal("In Moodle each place has a label.");
                }
                var corner = corner(region.shape());
                xml.open("drop");
                xml.element("text", region.label());
                xml.element("no", String.valueOf(place++));
                xml.element("choice", String.valueOf(choice));
                xml.element("xleft", String.valueOf(corner.x()));
                xml.element("ytop", String.valueOf(corner.y()));
                xml.close();
            }
        }

        /** A picture, with the words for those who do not see it, or a text. */
        private void dragged(Label label) throws IOException {
            var picture = Illustration.of(label.text(), draft.textFormat());
            if (picture.isEmpty()) {
                files.write(xml, label.text());
                return;
            }
            if (!picture.get().isAlone()) {
                lose("Of a label with a picture and more, Moodle shows the picture alone.");
            }
            xml.element("text", picture.get().alternative());
            files.file(xml, picture.get().hash());
        }

        private static Shape.Point corner(Shape shape) {
            return switch (shape) {
                case Shape.Rectangle(var x, var y, _, _) -> new Shape.Point(x, y);
                case Shape.Circle(var x, var y, var radius) ->
                        new Shape.Point(x - radius, y - radius);
                case Shape.Polygon(var points) ->
                        new Shape.Point(
                                points.stream().mapToInt(Shape.Point::x).min().orElse(0),
                                points.stream().mapToInt(Shape.Point::y).min().orElse(0));
            };
        }

        private void selectPoint(QuestionContent.SelectPoint question, AnswerKey.SelectPoint key)
                throws IOException {
            lose("Points become a marker to drag; each area is worth the same.");
            if (!question.image().alternativeText().isEmpty()) {
                lose("What the picture shows, for those who do not see it, is not kept.");
            }
            if (question.minPoints() != 0) {
                lose("How many points are to be set at least is not kept.");
            }
            if (key.otherwise().signum() != 0) {
                lose("What a point outside of all areas costs is not kept.");
            }
            begin("ddmarker", question.stem());
            files.file(xml, question.image().asset());
            xml.open("drag");
            xml.element("no", "1");
            xml.element("text", "×");
            xml.element("noofdrags", String.valueOf(question.maxPoints()));
            xml.close();
            var number = 1;
            for (var area : key.areas()) {
                if (area.credit().signum() > 0) {
                    xml.open("drop");
                    xml.element("no", String.valueOf(number++));
                    shape(area.shape());
                    xml.element("choice", "1");
                    xml.close();
                }
            }
        }

        private void shape(Shape shape) {
            switch (shape) {
                case Shape.Rectangle(var x, var y, var width, var height) ->
                        shape("rectangle", "%d,%d;%d,%d".formatted(x, y, width, height));
                case Shape.Circle(var x, var y, var radius) ->
                        shape("circle", "%d,%d;%d".formatted(x, y, radius));
                case Shape.Polygon(var points) ->
                        shape(
                                "polygon",
                                String.join(
                                        ";",
                                        points.stream()
                                                .map(point -> point.x() + "," + point.y())
                                                .toList()));
            }
        }

        private void shape(String name, String coordinates) {
            xml.element("shape", name);
            xml.element("coords", coordinates);
        }

        private void essay(QuestionContent.Essay question, Marking marking) throws IOException {
            begin("essay", question.stem());
            xml.element("responseformat", property("responseformat", "editor"));
            xml.element("responserequired", property("responserequired", "1"));
            xml.element("responsefieldlines", property("responsefieldlines", "15"));
            if (question.wordsMin() != 0) {
                xml.element("minwordlimit", String.valueOf(question.wordsMin()));
            }
            if (question.wordsMax() != 0) {
                xml.element("maxwordlimit", String.valueOf(question.wordsMax()));
            }
            xml.element("attachments", "0");
            xml.element("attachmentsrequired", property("attachmentsrequired", "0"));
            marking(marking);
            text("responsetemplate", question.template());
        }

        private void upload(QuestionContent.FileUpload question, Marking marking)
                throws IOException {
            begin("essay", question.stem());
            xml.element("responseformat", "noinline");
            xml.element("responserequired", "0");
            xml.element("attachments", String.valueOf(question.filesMax()));
            xml.element("attachmentsrequired", property("attachmentsrequired", "0"));
            xml.element("maxbytes", String.valueOf(question.bytesMax()));
            xml.element(
                    "filetypeslist",
                    question.mediaTypes().stream()
                            .map(type -> type.replaceFirst("^(audio|image|video)/\\*$", "$1"))
                            .collect(Collectors.joining(",")));
            marking(marking);
        }

        private void marking(Marking marking) throws IOException {
            if (!marking.rubric().isEmpty()) {
                lose("The rubric is not kept.");
            }
            text("graderinfo", marking.notes());
        }
    }
}
