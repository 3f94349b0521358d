package assay.question.exchange.moodlexml;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedNumber.Numbers;
import assay.question.content.AcceptedNumber.Unit;
import assay.question.content.AcceptedNumber.Units;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.Markup;
import assay.question.content.QuestionContent;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.content.Variables;
import assay.question.exchange.FirstFit;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.xml.XmlElement;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moodle's questions that take a number: numerical and calculated ones. */
final class MoodleNumbers {
    private static final MathContext FACTOR = new MathContext(15);
    private static final String SHOWN_UNITS_NONE = "3";
    private static final int ROWS_MAX = 1_000;
    private static final int FORMULAS_MAX = 50;

    private final XmlElement question;
    private final MoodleTexts texts;
    private final List<Remark> remarks;

    MoodleNumbers(XmlElement question, MoodleTexts texts, List<Remark> remarks) {
        this.question = question;
        this.texts = texts;
        this.remarks = remarks;
    }

    MoodleQuestion.Parts numerical(String stem, Explanation told) throws Refusal, IOException {
        var accepted = new ArrayList<AcceptedNumber>();
        var answers = notNone(MoodleAnswers.plain(question, remarks));
        var credits = MoodleQuestion.credits(answers, remarks);
        for (var answer : answers) {
            var credit = credits.get(accepted.size());
            var feedback = texts.of(answer, "feedback");
            var text = MoodleTexts.raw(answer);
            if (text.equals("*")) {
                accepted.add(new AcceptedNumber.Anything(credit, feedback));
            } else {
                accepted.add(
                        new AcceptedNumber.Value(
                                MoodleTexts.measure(text, "an answer", remarks),
                                new Tolerance.Absolute(margin(answer)),
                                credit,
                                feedback));
            }
        }
        FirstFit.warnOf(accepted, remarks::add);
        var units = units();
        return new MoodleQuestion.Parts(
                new QuestionContent.Numerical(stem, entry(units)),
                new AnswerKey.Numerical(numbers(accepted, units), told));
    }

    MoodleQuestion.Parts calculated(String stem, Explanation told) throws Refusal, IOException {
        var shown = shown(stem);
        var accepted = new ArrayList<AcceptedNumber>();
        var answers = notNone(question.children("answer"));
        var credits = MoodleQuestion.credits(answers, remarks);
        for (var answer : answers) {
            var credit = credits.get(accepted.size());
            var feedback = texts.of(answer, "feedback");
            var text = MoodleTexts.raw(answer);
            accepted.add(
                    text.equals("*") || text.isEmpty()
                            ? new AcceptedNumber.Anything(credit, feedback)
                            : new AcceptedNumber.Formula(
                                    text, tolerance(answer), credit, feedback));
        }
        FirstFit.warnOf(accepted, remarks::add);
        var units = units();
        var key = new AnswerKey.Calculated(numbers(accepted, units), null, told);
        warnOfValuesToldAfterwards(key);
        return new MoodleQuestion.Parts(
                new QuestionContent.Calculated(shown.stem, shown.variables, entry(units)), key);
    }

    private void warnOfValuesToldAfterwards(AnswerKey key) {
        if (Markup.texts(key::with).stream().anyMatch(text -> text.contains("{="))) {
            remarks.add(Remark.lossy("Drawn values in what it tells afterwards are not put in."));
        }
    }

    /** A text and the variables that it shows. */
    private record Shown(String stem, Variables variables) {}

    /** The text with a variable in place of each formula, whose value each row then has. */
    private Shown shown(String stem) throws Refusal {
        var drawn = variables(question, remarks);
        if (!stem.contains("{=")) {
            return new Shown(stem, drawn);
        }
        if (drawn.rows().isEmpty()) {
            throw new Refusal("Its text shows values that are worked out of drawn ones.");
        }
        if (drawn.rows().size() > ROWS_MAX) {
            throw new Refusal("It has more than %d rows of values.".formatted(ROWS_MAX));
        }
        var variables = new HashMap<String, String>();
        var names = new HashSet<>(drawn.rows().getFirst().keySet());
        drawn.ranges().forEach(range -> names.add(range.name()));
        var rows = new ArrayList<Map<String, BigDecimal>>();
        drawn.rows().forEach(row -> rows.add(new HashMap<>(row)));
        var text =
                DrawnValues.withFormulas(
                        stem,
                        formula -> {
                            if (variables.containsKey(formula)) {
                                return variables.getOrDefault(formula, "");
                            }
                            if (variables.size() == FORMULAS_MAX) {
                                throw new Refusal(
                                        "Its text works out more than %d values."
                                                .formatted(FORMULAS_MAX));
                            }
                            var number = 1;
                            while (!names.add("shown" + number)) {
                                number++;
                            }
                            for (var i = 0; i < rows.size(); i++) {
                                var value = MoodleFormula.value(formula, drawn.rows().get(i));
                                rows.get(i).put("shown" + number, value);
                            }
                            variables.put(formula, "{shown%d}".formatted(number));
                            return "{shown%d}".formatted(number);
                        });
        remarks.add(Remark.normalised("What its text works out becomes variables."));
        return new Shown(text, new Variables(drawn.ranges(), rows));
    }

    /**
     * How Moodle shows the right answer, which it does not round to compare; usually 2 decimals.
     */
    void keepCorrectAnswerFormat(Map<String, String> properties) {
        var shown = question.child("answer").orElse(question);
        var format = MoodleTexts.raw(shown, "correctanswerformat");
        var length = MoodleTexts.raw(shown, "correctanswerlength");
        if (!format.isEmpty() && !(format.equals("1") && length.equals("2"))) {
            properties.put(MoodleQuestion.PROPERTY + "correctanswerformat", format);
            properties.put(MoodleQuestion.PROPERTY + "correctanswerlength", length);
        }
    }

    private static List<XmlElement> notNone(List<XmlElement> answers) throws Refusal {
        if (answers.isEmpty()) {
            throw new Refusal("It has no answers.");
        }
        return answers;
    }

    private BigDecimal margin(XmlElement answer) throws Refusal {
        var said = MoodleTexts.raw(answer, "tolerance");
        return said.isEmpty()
                ? BigDecimal.ZERO
                : MoodleTexts.measure(said, "tolerance", remarks).abs();
    }

    private Tolerance tolerance(XmlElement answer) throws Refusal {
        var margin = margin(answer);
        return switch (MoodleTexts.raw(answer, "tolerancetype")) {
            case "2", "nominal" -> new Tolerance.Absolute(margin);
            case "3", "geometric" -> new Tolerance.Geometric(margin);
            default -> new Tolerance.Relative(margin);
        };
    }

    private Units units() throws Refusal {
        var units = new ArrayList<Unit>();
        for (var unit : question.at("units").map(all -> all.children("unit")).orElse(List.of())) {
            var symbol = MoodleTexts.raw(unit, "unit_name");
            var perFirst = MoodleTexts.number(unit, "multiplier").orElse(BigDecimal.ONE);
            if (perFirst.signum() == 0) {
                throw new Refusal("The unit %s has the factor 0.".formatted(symbol));
            }
            var factor = ForeignDecimal.plain(BigDecimal.ONE.divide(perFirst, FACTOR));
            units.add(new Unit(symbol, factor));
        }
        if (units.isEmpty()) {
            return Units.NONE;
        }
        if (MoodleTexts.raw(question, "showunits").equals(SHOWN_UNITS_NONE)) {
            remarks.add(Remark.lossy("It names units that candidates neither see nor write."));
            return Units.NONE;
        }
        var graded = MoodleTexts.raw(question, "unitgradingtype");
        var penalty = MoodleTexts.number(question, "unitpenalty").orElse(BigDecimal.ZERO);
        if (graded.equals("2")) {
            remarks.add(
                    Remark.normalised(
                            "A wrong unit costs a share of what the number earned, not of all"
                                    + " points."));
        }
        return new Units(
                units,
                graded.isEmpty() || graded.equals("0")
                        ? BigDecimal.ZERO
                        : penalty.max(BigDecimal.ZERO).min(BigDecimal.ONE));
    }

    private UnitEntry entry(Units units) {
        if (units.accepted().isEmpty()) {
            return new UnitEntry.None();
        }
        if (!MoodleTexts.raw(question, "unitsleft").matches("|0")) {
            remarks.add(Remark.normalised("The unit stood before the number and follows it here."));
        }
        var symbols = units.accepted().stream().map(Unit::symbol).toList();
        return switch (MoodleTexts.raw(question, "showunits")) {
            case "1", "2" -> {
                if (symbols.size() == 1) {
                    remarks.add(Remark.normalised("The only unit to pick from is written here."));
                    yield new UnitEntry.Written();
                }
                yield new UnitEntry.Picked(symbols);
            }
            default -> new UnitEntry.Written();
        };
    }

    private static Numbers numbers(List<AcceptedNumber> accepted, Units units) {
        return new Numbers(accepted, units);
    }

    /** The data sets of a calculated question. */
    static Variables variables(XmlElement question, List<Remark> remarks) throws Refusal {
        var ranges = new ArrayList<Variables.Range>();
        var values = new LinkedHashMap<String, Map<Integer, BigDecimal>>();
        for (var set :
                question.at("dataset_definitions")
                        .map(all -> all.children("dataset_definition"))
                        .orElse(List.of())) {
            var name = MoodleTexts.raw(set, "name");
            var items = items(set);
            if (items.isEmpty()) {
                ranges.add(range(set, name, remarks));
            } else {
                values.put(name, items);
            }
        }
        return new Variables(ranges, rows(values, remarks));
    }

    private static Map<Integer, BigDecimal> items(XmlElement set) throws Refusal {
        var items = new HashMap<Integer, BigDecimal>();
        for (var item :
                set.at("dataset_items")
                        .map(all -> all.children("dataset_item"))
                        .orElse(List.of())) {
            items.put(
                    MoodleTexts.integer(item, "number", items.size() + 1),
                    MoodleTexts.number(item, "value").orElse(BigDecimal.ZERO));
        }
        return items;
    }

    private static Variables.Range range(XmlElement set, String name, List<Remark> remarks)
            throws Refusal {
        if (MoodleTexts.raw(set, "distribution").equals("loguniform")) {
            remarks.add(
                    Remark.lossy(
                            "The values of %s were not drawn evenly, and are here."
                                    .formatted(name)));
        }
        return new Variables.Range(
                name,
                MoodleTexts.number(set, "minimum").orElse(BigDecimal.ZERO),
                MoodleTexts.number(set, "maximum").orElse(BigDecimal.ZERO),
                MoodleTexts.integer(set, "decimals", 0));
    }

    private static List<Map<String, BigDecimal>> rows(
            Map<String, Map<Integer, BigDecimal>> values, List<Remark> remarks) {
        var rows = new ArrayList<Map<String, BigDecimal>>();
        if (values.isEmpty()) {
            return rows;
        }
        var most = values.values().stream().mapToInt(Map::size).max().orElse(0);
        for (var number : values.values().iterator().next().keySet().stream().sorted().toList()) {
            var row = new HashMap<String, BigDecimal>();
            values.forEach((name, items) -> {
                var value = items.get(number);
                if (value != null) {
                    row.put(name, value);
                }
            });
            if (row.size() == values.size()) {
                rows.add(row);
            }
        }
        if (rows.size() < most) {
            remarks.add(
                    Remark.lossy(
                            "%d of %d rows of values are left out: not every variable has one."
                                    .formatted(most - rows.size(), most)));
        }
        return rows;
    }
}
