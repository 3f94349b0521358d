package assay.question.exchange.qti;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedNumber.Numbers;
import assay.question.content.AcceptedNumber.Units;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.QuestionContent;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.content.Variables;
import assay.question.exchange.UnreadableFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The templates of an item whose values are drawn: a calculated question, if there is one number to
 * be worked out from numbers that are drawn each on its own.
 */
final class Templating {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final int FLOAT_DECIMALS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Map<String, String> FUNCTIONS =
            Map.ofEntries(
                    Map.entry("sin", "sin"),
                    Map.entry("cos", "cos"),
                    Map.entry("tan", "tan"),
                    Map.entry("asin", "asin"),
                    Map.entry("acos", "acos"),
                    Map.entry("atan", "atan"),
                    Map.entry("atan2", "atan2"),
                    Map.entry("sinh", "sinh"),
                    Map.entry("cosh", "cosh"),
                    Map.entry("tanh", "tanh"),
                    Map.entry("log", "log10"),
                    Map.entry("ln", "log"),
                    Map.entry("exp", "exp"),
                    Map.entry("abs", "abs"),
                    Map.entry("floor", "floor"),
                    Map.entry("ceil", "ceil"));

    private final List<Variables.Range> ranges = new ArrayList<>();
    private final List<Map<String, BigDecimal>> rows = new ArrayList<>();
    private final Map<String, String> formulas = new LinkedHashMap<>();
    private final Map<String, String> correct = new LinkedHashMap<>();
    private final Remarks remarks;

    private Templating(Remarks remarks) {
        this.remarks = remarks;
    }

    /** Nothing if it has no templates, or such as no question of this service says. */
    static Optional<Templating> of(Element item, Element body, Remarks remarks) {
        if (item.elements("templateDeclaration").isEmpty() || areConstants(item)) {
            return Optional.empty();
        }
        var templating = new Templating(remarks);
        try {
            templating.read(item, body);
            return Optional.of(templating);
        } catch (NotUnderstood e) {
            var printed =
                    item.all("printedVariable")
                            .map(one -> one.get("identifier"))
                            .distinct()
                            .toList();
            remarks.lossy(
                    "It draws values anew for each candidate, which is not kept: %s.%s"
                            .formatted(
                                    e.getMessage(),
                                    printed.isEmpty()
                                            ? ""
                                            : " Its text shows {%s} instead."
                                                    .formatted(String.join("}, {", printed))));
            return Optional.empty();
        }
    }

    /** Whether nothing draws or shows them: Inspera keeps what an answer is worth in them. */
    static boolean areConstants(Element item) {
        return item.elements("templateProcessing").isEmpty()
                && item.all("printedVariable").findFirst().isEmpty();
    }

    private void read(Element item, Element body) throws NotUnderstood {
        var asked = body.all().filter(InteractionReader::isInteraction).toList();
        if (asked.size() != 1 || !asked.getFirst().is("textEntryInteraction")) {
            throw new NotUnderstood("only for a single number to be worked out it is");
        }
        for (var declared : item.elements("templateDeclaration")) {
            var identifier = declared.get("identifier");
            if (!NAME.matcher(identifier).matches()) {
                throw new NotUnderstood("a variable is called " + identifier);
            }
            var start = declared.first("defaultValue").flatMap(one -> one.first("value"));
            var number = start.flatMap(one -> Values.number(one.text()));
            if (number.isPresent()) {
                formulas.put(identifier, number.get().toPlainString());
            }
        }
        var processing = item.first("templateProcessing");
        if (processing.isPresent()) {
            for (var rule : processing.get().elements()) {
                rule(rule);
            }
        }
        for (var printed : item.all("printedVariable").toList()) {
            var name = printed.get("identifier");
            if (!isDrawn(name)) {
                throw new NotUnderstood("the value of %s is worked out".formatted(name));
            }
        }
        if (ranges.isEmpty() && rows.isEmpty()) {
            throw new NotUnderstood("nothing is drawn");
        }
        if (body.contains(
                one ->
                        one.namespace().equals(Element.MATHML)
                                && one.is("mi", "ci")
                                && formulas.containsKey(one.text().strip()))) {
            throw new NotUnderstood("a value is put into a formula of its text");
        }
    }

    private boolean isDrawn(String name) {
        return ranges.stream().anyMatch(range -> range.name().equals(name))
                || rows.stream().anyMatch(row -> row.containsKey(name));
    }

    private void rule(Element rule) throws NotUnderstood {
        var operands = rule.elements();
        var identifier = rule.get("identifier");
        if (operands.size() != 1) {
            throw new NotUnderstood("its template processing has a " + rule.name());
        }
        var value = operands.getFirst();
        switch (rule.name()) {
            case "setTemplateValue" -> {
                if (!drawn(identifier, value)) {
                    formulas.put(identifier, formula(value));
                }
            }
            case "setCorrectResponse" -> correct.put(identifier, formula(value));
            default -> throw new NotUnderstood("its template processing has a " + rule.name());
        }
    }

    /** Whether the value is drawn, and if so how. */
    private boolean drawn(String name, Element value) throws NotUnderstood {
        if (value.is("divide")
                && value.elements().size() == 2
                && value.elements().getFirst().is("randomInteger")) {
            var power = value.elements().getLast();
            var decimals =
                    power.is("baseValue")
                            ? Values.number(power.text()).map(Templating::decimals).orElse(-1)
                            : -1;
            if (decimals > 0) {
                range(name, value.elements().getFirst(), decimals, true);
                return true;
            }
        }
        switch (value.name()) {
            case "randomInteger" -> range(name, value, 0, false);
            case "randomFloat" -> {
                remarks.normalised(
                        "The value %s is drawn with %d places after the point."
                                .formatted(name, FLOAT_DECIMALS));
                range(name, value, FLOAT_DECIMALS, false);
            }
            case "random" -> row(name, value);
            default -> {
                return false;
            }
        }
        formulas.put(name, "{" + name + "}");
        return true;
    }

    /** 1000 has three. */
    private static int decimals(BigDecimal power) {
        for (var decimals = 1; decimals <= 9; decimals++) {
            if (power.compareTo(BigDecimal.TEN.pow(decimals)) == 0) {
                return decimals;
            }
        }
        return -1;
    }

    private void range(String name, Element random, int decimals, boolean scaled)
            throws NotUnderstood {
        var minimum = Values.number(random.get("min", "0"));
        var maximum = Values.number(random.get("max"));
        if (minimum.isEmpty() || maximum.isEmpty()) {
            throw new NotUnderstood("the bounds of %s are no numbers".formatted(name));
        }
        if (!random.get("step", "1").equals("1")) {
            throw new NotUnderstood("%s is drawn in steps".formatted(name));
        }
        var scale = scaled ? decimals : 0;
        ranges.add(
                new Variables.Range(
                        name,
                        Values.plain(minimum.get().movePointLeft(scale)),
                        Values.plain(maximum.get().movePointLeft(scale)),
                        decimals));
        formulas.put(name, "{" + name + "}");
    }

    private void row(String name, Element random) throws NotUnderstood {
        var values =
                random.all("baseValue")
                        .map(one -> Values.number(one.text()))
                        .flatMap(Optional::stream)
                        .toList();
        if (!rows.isEmpty()
                || values.isEmpty()
                || random.all("baseValue").count() != values.size()
                || random.contains(one -> one.is("variable"))) {
            throw new NotUnderstood("%s is drawn from a list".formatted(name));
        }
        values.forEach(value -> rows.add(Map.of(name, value)));
    }

    private String formula(Element value) throws NotUnderstood {
        return switch (value.name()) {
            case "baseValue" ->
                    Values.number(value.text())
                            .map(BigDecimal::toPlainString)
                            .orElseThrow(() -> new NotUnderstood("it works with texts"));
            case "variable" -> {
                var name = value.get("identifier");
                var known = formulas.get(name);
                if (known == null) {
                    throw new NotUnderstood("the value of %s is not a number".formatted(name));
                }
                yield known;
            }
            case "sum" -> joined(value, " + ");
            case "product" -> joined(value, " * ");
            case "subtract" -> joined(value, " - ");
            case "divide" -> joined(value, " / ");
            case "power" -> called("pow", value);
            case "integerToFloat" -> formula(value.elements().getFirst());
            case "mathOperator" -> {
                var function = FUNCTIONS.get(value.get("name"));
                if (function == null) {
                    throw new NotUnderstood("its formula uses " + value.get("name"));
                }
                yield called(function, value);
            }
            case "mathConstant" -> value.get("name").equals("pi") ? "pi()" : "exp(1)";
            default -> throw new NotUnderstood("its formula uses " + value.name());
        };
    }

    private String joined(Element value, String operator) throws NotUnderstood {
        var operands = new ArrayList<String>();
        for (var operand : value.elements()) {
            operands.add(formula(operand));
        }
        return "(" + String.join(operator, operands) + ")";
    }

    private String called(String function, Element value) throws NotUnderstood {
        var operands = new ArrayList<String>();
        for (var operand : value.elements()) {
            operands.add(formula(operand));
        }
        return function + "(" + String.join(", ", operands) + ")";
    }

    /** The question. */
    Asked calculated(List<Element> asked, Element body, Html html, Scoring scoring)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var entry = asked.getFirst();
        var response =
                scoring.response(entry.get("responseIdentifier"))
                        .orElseThrow(() -> new NotAnItem(entry, "Its response is not declared."));
        var accepted = accepted(response, scoring, entry);
        html.substitute(entry, List.of(Html.marker("_____")));
        var text = html.of(body).replaceFirst("<p>\\s*_____\\s*</p>$", "").strip();
        remarks.normalised("What it works out is a formula now.");
        return new Asked(
                new QuestionContent.Calculated(
                        text, new Variables(ranges, rows), new UnitEntry.None()),
                new AnswerKey.Calculated(
                        new Numbers(List.of(accepted), Units.NONE), null, Explanation.NONE),
                scoring.declaredMaximum().signum() > 0 ? scoring.declaredMaximum() : BigDecimal.ONE,
                List.of(),
                Map.of());
    }

    private AcceptedNumber accepted(Declarations.Response response, Scoring scoring, Element entry)
            throws NotAnItem, NotUnderstood {
        var formula = correct.get(response.identifier());
        var tolerance = (Tolerance) new Tolerance.Absolute(BigDecimal.ZERO);
        var compared =
                scoring.processing()
                        .elements()
                        .filter(one ->
                                one.is("equal", "equalRounded", "match")
                                        && one.elements().stream()
                                                .anyMatch(operand ->
                                                        operand.is("variable")
                                                                && operand.get("identifier")
                                                                        .equals(
                                                                                response
                                                                                        .identifier())))
                        .toList();
        if (compared.size() > 1) {
            remarks.lossy("It has several right results; the first is kept.");
        }
        if (!compared.isEmpty()) {
            var first = compared.getFirst();
            tolerance = tolerance(first);
            for (var operand : first.elements()) {
                var isResponse = operand.get("identifier").equals(response.identifier());
                if (formula == null && !isResponse) {
                    formula = formula(operand);
                }
            }
        }
        if (formula == null && !response.correct().isEmpty()) {
            formula = response.correct().getFirst().toString();
        }
        if (formula == null) {
            throw new NotAnItem(entry, "The file does not say which result is right.");
        }
        return new AcceptedNumber.Formula(formula, tolerance, BigDecimal.ONE, "");
    }

    private static Tolerance tolerance(Element comparison) throws NotUnderstood {
        if (comparison.is("equalRounded")) {
            var figures =
                    Values.number(comparison.get("figures"))
                            .map(BigDecimal::intValue)
                            .orElseThrow(
                                    () -> new NotUnderstood("it rounds to no number of figures"));
            return comparison.get("roundingMode", "significantFigures").equals("decimalPlaces")
                    ? new Tolerance.DecimalPlaces(figures)
                    : new Tolerance.SignificantFigures(figures);
        }
        var mode = comparison.get("toleranceMode", "exact");
        var tolerances = Bounds.tolerances(comparison);
        if (comparison.is("match") || mode.equals("exact")) {
            return new Tolerance.Absolute(BigDecimal.ZERO);
        }
        if (tolerances.isEmpty()) {
            throw new NotUnderstood("its tolerance is not a number");
        }
        var tolerance = tolerances.getFirst().max(tolerances.getLast());
        return mode.equals("relative")
                ? new Tolerance.Relative(Values.plain(tolerance.divide(HUNDRED)))
                : new Tolerance.Absolute(tolerance);
    }
}
