package assay.question.exchange.qti;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedNumber.Numbers;
import assay.question.content.AcceptedNumber.Units;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Rounding;
import assay.question.content.QuestionContent;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.content.Variables;
import assay.question.content.formula.FormulaRules;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.qti.Asked.Probe;
import assay.question.exchange.qti.Formulas.Said;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The templates of an item whose values are drawn: a calculated question, if there is one number to
 * be worked out from numbers that are drawn each on its own or by rows of a table.
 */
final class Templating {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final int FLOAT_DECIMALS = 4;
    private static final int FIGURES_MAX = 15;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Of lists that are drawn from each on its own every combination becomes a row. */
    private static final int ROWS_MAX = 1_000;

    private final List<Variables.Range> ranges = new ArrayList<>();
    private final List<Map<String, BigDecimal>> rows = new ArrayList<>();

    /** Numbers that say which place of a list is taken, by how many places they know. */
    private final Map<String, Integer> places = new HashMap<>();

    /** The place that the rows go by; null: none is shared. */
    private @Nullable String rowsBy;

    private final Map<String, Said> formulas = new LinkedHashMap<>();
    private final Map<String, Said> correct = new LinkedHashMap<>();
    private @Nullable Rounding rounding;
    private final boolean ours;
    private final Remarks remarks;

    private Templating(boolean ours, Remarks remarks) {
        this.ours = ours;
        this.remarks = remarks;
    }

    /**
     * The templates of an item that has some.
     *
     * @throws NotUnderstood if they are such as no question of this service says
     */
    static Templating of(Element item, Element body, boolean ours, Remarks remarks)
            throws NotUnderstood {
        var templating = new Templating(ours, remarks);
        templating.read(item, body);
        return templating;
    }

    /** What this service calls a variable of the item. */
    private String name(String identifier) {
        return ours ? Drawing.name(identifier) : identifier;
    }

    /** Whether nothing draws or shows them: Inspera keeps what an answer is worth in them. */
    static boolean areConstants(Element item) {
        return item.elements("templateProcessing").isEmpty()
                && shown(item, item).findFirst().isEmpty();
    }

    /** What shows the values of an item's template variables, in its text or in a formula. */
    static Stream<Element> shown(Element item, Element within) {
        var declared =
                item.elements("templateDeclaration").stream()
                        .map(one -> one.get("identifier"))
                        .collect(Collectors.toSet());
        return within.all()
                .filter(one ->
                        one.is("printedVariable")
                                ? declared.contains(one.get("identifier"))
                                : isInFormula(one, declared));
    }

    /** Whether it stands, in a formula, for the value of one of these variables. */
    static boolean isInFormula(Element one, Set<String> variables) {
        return one.namespace().equals(Element.MATHML)
                && one.is("mi", "ci")
                && variables.contains(one.text().strip());
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
            declared.first("defaultValue")
                    .flatMap(one -> one.first("value"))
                    .flatMap(one -> Values.number(one.text()))
                    .ifPresent(number -> formulas.put(identifier, Said.number(number)));
        }
        var processing = item.first("templateProcessing");
        if (processing.isPresent()) {
            for (var rule : processing.get().elements()) {
                rule(rule);
            }
        }
        for (var printed : item.all("printedVariable").toList()) {
            checkPrinted(printed);
        }
        if (ranges.isEmpty() && rows.isEmpty()) {
            throw new NotUnderstood("nothing is drawn");
        }
        if (body.contains(one -> one.has("templateIdentifier"))) {
            throw new NotUnderstood("a part of its text is shown to some");
        }
        if (item.all("printedVariable").count() > body.all("printedVariable").count()) {
            remarks.lossy("Drawn values in its feedback are not put in.");
        }
        if (body.contains(one -> isInFormula(one, formulas.keySet()))) {
            throw new NotUnderstood("a value is put into a formula of its text");
        }
    }

    private void checkPrinted(Element printed) throws NotUnderstood {
        var identifier = printed.get("identifier");
        var name = name(identifier);
        var range = ranges.stream().filter(one -> one.name().equals(name)).findFirst();
        if (range.isEmpty() && rows.stream().noneMatch(row -> row.containsKey(name))) {
            throw new NotUnderstood("the value of %s is worked out".formatted(identifier));
        }
        var format = printed.get("format");
        var usual =
                range.filter(one -> one.decimals() > 0)
                        .map(one -> Drawing.format(one.decimals()))
                        .orElse("");
        if (!format.isEmpty() && !format.equals(usual)) {
            remarks.normalised(
                    "The value of %s is shown as it is, not in the format %s."
                            .formatted(identifier, format));
        }
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
                if (Said.drawn(name(identifier)).equals(formulas.get(identifier))) {
                    throw new NotUnderstood(
                            "%s is set again once it is drawn".formatted(identifier));
                }
                if (!drawn(identifier, value) && !rounds(identifier, value)) {
                    formulas.put(identifier, Formulas.of(value, this::known));
                }
            }
            case "setCorrectResponse" -> correct.put(identifier, Formulas.of(value, this::known));
            default -> throw new NotUnderstood("its template processing has a " + rule.name());
        }
    }

    private Said known(String identifier) throws NotUnderstood {
        var known = formulas.get(identifier);
        if (known == null) {
            throw new NotUnderstood("the value of %s is not a number".formatted(identifier));
        }
        return known;
    }

    /** Whether this service wrote so that results are rounded. */
    private boolean rounds(String identifier, Element value) throws NotUnderstood {
        if (!ours
                || !value.is("roundTo")
                || value.elements().size() != 1
                || !value.elements().getFirst().is("variable")
                || !value.elements().getFirst().get("identifier").equals(identifier)) {
            return false;
        }
        rounding =
                new Rounding(
                        value.get("roundingMode").equals("decimalPlaces")
                                ? Rounding.Mode.DECIMAL_PLACES
                                : Rounding.Mode.SIGNIFICANT_FIGURES,
                        figures(value));
        return true;
    }

    private static int figures(Element rounding) throws NotUnderstood {
        return Values.number(rounding.get("figures"))
                .filter(figures ->
                        figures.signum() >= 0
                                && figures.compareTo(BigDecimal.valueOf(FIGURES_MAX)) <= 0)
                .map(BigDecimal::intValue)
                .orElseThrow(() -> new NotUnderstood("it rounds to no number of figures"));
    }

    /** Whether the value is drawn, and if so how. */
    private boolean drawn(String identifier, Element value) throws NotUnderstood {
        if (value.is("divide")
                && value.elements().size() == 2
                && value.elements().getFirst().is("randomInteger")) {
            var power = value.elements().getLast();
            var decimals =
                    power.is("baseValue")
                            ? Values.number(power.text()).map(Templating::decimals).orElse(-1)
                            : -1;
            if (decimals > 0) {
                range(identifier, value.elements().getFirst(), decimals, true);
                return true;
            }
        }
        switch (value.name()) {
            case "randomInteger" -> range(identifier, value, 0, false);
            case "randomFloat" -> {
                remarks.normalised(
                        "The value %s is drawn with %d places after the point."
                                .formatted(identifier, FLOAT_DECIMALS));
                range(identifier, value, FLOAT_DECIMALS, false);
            }
            case "random" -> list(identifier, constants(identifier, value));
            case "index" -> column(identifier, value);
            default -> {
                return false;
            }
        }
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

    private void range(String identifier, Element random, int decimals, boolean scaled)
            throws NotUnderstood {
        var minimum = bound(identifier, random, "min");
        var maximum = bound(identifier, random, "max");
        var step =
                Values.number(random.get("step", "1"))
                        .filter(number -> number.signum() > 0)
                        .orElseThrow(() ->
                                new NotUnderstood("%s is drawn in steps".formatted(identifier)));
        var scale = scaled ? decimals : 0;
        if (step.compareTo(BigDecimal.ONE) != 0) {
            list(identifier, steps(identifier, minimum, maximum, step, scale));
            return;
        }
        if (random.is("randomInteger")
                && minimum.compareTo(BigDecimal.ONE) == 0
                && !scaled
                && maximum.compareTo(BigDecimal.valueOf(ROWS_MAX)) <= 0) {
            places.put(identifier, maximum.intValue());
        }
        ranges.add(
                new Variables.Range(
                        name(identifier),
                        Values.plain(minimum.movePointLeft(scale)),
                        Values.plain(maximum.movePointLeft(scale)),
                        decimals));
        formulas.put(identifier, Said.drawn(name(identifier)));
    }

    private static BigDecimal bound(String identifier, Element random, String bound)
            throws NotUnderstood {
        return Values.number(random.get(bound, bound.equals("min") ? "0" : ""))
                .orElseThrow(() ->
                        new NotUnderstood("the bounds of %s are no numbers".formatted(identifier)));
    }

    private static List<BigDecimal> steps(
            String identifier, BigDecimal minimum, BigDecimal maximum, BigDecimal step, int scale)
            throws NotUnderstood {
        var values = new ArrayList<BigDecimal>();
        for (var value = minimum; value.compareTo(maximum) <= 0; value = value.add(step)) {
            if (values.size() == ROWS_MAX) {
                throw new NotUnderstood("%s is drawn in many steps".formatted(identifier));
            }
            values.add(Values.plain(value.movePointLeft(scale)));
        }
        return values;
    }

    private static List<BigDecimal> constants(String identifier, Element list)
            throws NotUnderstood {
        var within = list.elements("multiple", "ordered").stream().findFirst();
        var values = new ArrayList<BigDecimal>();
        for (var one : within.map(Element::elements).orElse(List.of())) {
            var value =
                    one.is("baseValue") ? Values.number(one.text()) : Optional.<BigDecimal>empty();
            values.add(
                    value.orElseThrow(() ->
                            new NotUnderstood("%s is drawn from a list".formatted(identifier))));
        }
        if (values.isEmpty()) {
            throw new NotUnderstood("%s is drawn from a list".formatted(identifier));
        }
        return values;
    }

    /** One value of a list, whatever else is drawn. */
    private void list(String identifier, List<BigDecimal> values) throws NotUnderstood {
        var before = rows.isEmpty() ? List.of(Map.<String, BigDecimal>of()) : List.copyOf(rows);
        if (before.size() * values.size() > ROWS_MAX) {
            throw new NotUnderstood("%s is drawn from a long list".formatted(identifier));
        }
        rows.clear();
        for (var row : before) {
            for (var value : values) {
                rows.add(with(row, identifier, value));
            }
        }
        rowsBy = ""; // no place says which row it is any more
        formulas.put(identifier, Said.drawn(name(identifier)));
    }

    private Map<String, BigDecimal> with(
            Map<String, BigDecimal> row, String identifier, BigDecimal value) {
        var more = new HashMap<>(row);
        more.put(name(identifier), value);
        return more;
    }

    /** The value at a place that is drawn: a column of a table whose rows are drawn. */
    private void column(String identifier, Element index) throws NotUnderstood {
        var place = index.get("n");
        var values = constants(identifier, Element.of("list").addAll(index.elements()));
        var known = places.get(place);
        if (known == null || known != values.size() || (rowsBy != null && !rowsBy.equals(place))) {
            throw new NotUnderstood("%s is taken from a list".formatted(identifier));
        }
        if (rowsBy == null) {
            rowsBy = place;
            ranges.removeIf(range -> range.name().equals(name(place)));
            formulas.remove(place);
            values.forEach(value -> rows.add(with(Map.of(), identifier, value)));
        } else {
            for (var i = 0; i < values.size(); i++) {
                rows.set(i, with(rows.get(i), identifier, values.get(i)));
            }
        }
        formulas.put(identifier, Said.drawn(name(identifier)));
    }

    /** What the rules of formulas refuse may do with values drawn once. */
    private void requireReadable(List<Found> found) throws NotUnderstood {
        var names = new HashSet<String>();
        ranges.forEach(range -> names.add(range.name()));
        rows.stream().findFirst().ifPresent(row -> names.addAll(row.keySet()));
        for (var one : found) {
            if (one.number() instanceof AcceptedNumber.Formula(var formula, _, _, _)) {
                var fault = FormulaRules.fault(formula, names);
                if (fault.isPresent()) {
                    throw new NotUnderstood(fault.get());
                }
            }
        }
    }

    /** The question. */
    Asked calculated(List<Element> asked, Element body, Html html, Scoring scoring)
            throws NotAnItem, NotUnderstood, UnreadableFile {
        var entry = asked.getFirst();
        var response =
                scoring.response(entry.get("responseIdentifier"))
                        .orElseThrow(() -> new NotAnItem(entry, "Its response is not declared."));
        var found = accepted(response, scoring, entry);
        requireReadable(found);
        html.substitute(entry, List.of(Html.marker("_____")));
        body.all("printedVariable")
                .forEach(printed ->
                        html.substitute(
                                printed,
                                List.of(Html.marker("{" + name(printed.get("identifier")) + "}"))));
        var text = html.of(body).replaceFirst("<p>\\s*_____\\s*</p>$", "").strip();
        if (!ours) {
            remarks.normalised("What it works out is a formula now.");
        }
        var best = found.stream().map(Found::worth).reduce(BigDecimal.ZERO, BigDecimal::max);
        var declared = scoring.declaredMaximum();
        return new Asked(
                new QuestionContent.Calculated(
                        text, new Variables(ranges, rows), new UnitEntry.None()),
                new AnswerKey.Calculated(
                        new Numbers(
                                found.stream().map(one -> one.credited(best)).toList(), Units.NONE),
                        rounding,
                        Explanation.NONE),
                declared.signum() > 0 ? declared : best,
                ours ? probes(response.identifier(), found, best) : List.of(),
                Map.of());
    }

    /**
     * A number that is accepted.
     *
     * @param number with all credit
     * @param worth in points
     * @param variable that holds what its formula comes to; empty: none
     */
    private record Found(AcceptedNumber number, BigDecimal worth, String variable) {
        AcceptedNumber credited(BigDecimal best) {
            return number.with(Scoring.share(worth, best), "");
        }
    }

    private List<Found> accepted(Declarations.Response response, Scoring scoring, Element entry)
            throws NotAnItem, NotUnderstood {
        var found = new ArrayList<Found>();
        for (var branch : scoring.processing().elements().toList()) {
            if (branch.is("responseIf", "responseElseIf") && !branch.elements().isEmpty()) {
                var worth = worth(branch);
                if (worth.isPresent()
                        && (ours ? worth.get().signum() >= 0 : worth.get().signum() > 0)) {
                    number(branch.elements().getFirst(), response)
                            .map(one -> new Found(one.number(), worth.get(), one.variable()))
                            .ifPresent(found::add);
                }
            }
        }
        if (found.stream().anyMatch(one -> one.worth().signum() > 0)) {
            return found;
        }
        return List.of(only(response, scoring, entry));
    }

    /** What a branch gives by itself. */
    private static Optional<BigDecimal> worth(Element branch) {
        return branch.elements("setOutcomeValue").stream()
                .filter(rule -> rule.get("identifier").equals("SCORE"))
                .flatMap(rule -> rule.elements().stream())
                .filter(value -> value.is("baseValue"))
                .map(value -> Values.number(value.text()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What is right where the rules are no list of what earns what. */
    private Found only(Declarations.Response response, Scoring scoring, Element entry)
            throws NotAnItem, NotUnderstood {
        var compared =
                scoring.processing()
                        .elements()
                        .filter(one -> compares(one, response.identifier()))
                        .toList();
        if (compared.size() > 1) {
            remarks.lossy("It has several right results; the first is kept.");
        }
        if (!compared.isEmpty()) {
            var first = number(compared.getFirst(), response);
            if (first.isPresent()) {
                return first.get();
            }
        }
        var formula = right(response);
        if (formula.isEmpty()) {
            throw new NotAnItem(entry, "The file does not say which result is right.");
        }
        return new Found(
                new AcceptedNumber.Formula(
                        formula.get().text(),
                        new Tolerance.Absolute(BigDecimal.ZERO),
                        BigDecimal.ONE,
                        ""),
                BigDecimal.ONE,
                "");
    }

    private Optional<Said> right(Declarations.Response response) {
        return Optional.ofNullable(correct.get(response.identifier()))
                .or(() ->
                        response.correct().stream()
                                .filter(BigDecimal.class::isInstance)
                                .map(value -> Said.number((BigDecimal) value))
                                .findFirst());
    }

    private static boolean isVariable(Element operand, String response) {
        return operand.is("variable") && operand.get("identifier").equals(response);
    }

    private static boolean compares(Element comparison, String response) {
        return comparison.is("equal", "equalRounded", "match")
                && comparison.elements().size() == 2
                && comparison.elements().stream().filter(one -> isVariable(one, response)).count()
                        == 1;
    }

    /** The number that a condition asks for; nothing if it asks for something else. */
    private Optional<Found> number(Element condition, Declarations.Response response)
            throws NotUnderstood {
        var identifier = response.identifier();
        if (compares(condition, identifier)) {
            return compared(condition, response);
        }
        if (condition.is("and")) {
            var told =
                    condition.elements().stream().filter(one -> !isGiven(one, identifier)).toList();
            if (told.size() == 1) {
                return number(told.getFirst(), response);
            }
            return between(told, identifier);
        }
        return ours && isGiven(condition, identifier)
                ? Optional.of(
                        new Found(
                                new AcceptedNumber.Anything(BigDecimal.ONE, ""),
                                BigDecimal.ONE,
                                ""))
                : Optional.empty();
    }

    /** Whether it says that there is a response. */
    private static boolean isGiven(Element condition, String response) {
        return condition.is("not")
                && condition.elements().stream()
                        .anyMatch(one ->
                                one.is("isNull")
                                        && one.elements().stream()
                                                .anyMatch(
                                                        operand -> isVariable(operand, response)));
    }

    private Optional<Found> compared(Element comparison, Declarations.Response response)
            throws NotUnderstood {
        var fromResponse = isVariable(comparison.elements().getFirst(), response.identifier());
        var operand =
                fromResponse ? comparison.elements().getLast() : comparison.elements().getFirst();
        var tolerance = tolerance(comparison, fromResponse);
        if (ours && operand.is("baseValue")) {
            return Values.number(operand.text())
                    .map(value ->
                            new Found(
                                    new AcceptedNumber.Value(value, tolerance, BigDecimal.ONE, ""),
                                    BigDecimal.ONE,
                                    ""));
        }
        var formula =
                operand.is("correct")
                        ? right(response)
                        : Optional.of(Formulas.of(operand, this::known));
        return formula.map(said ->
                new Found(
                        new AcceptedNumber.Formula(said.text(), tolerance, BigDecimal.ONE, ""),
                        BigDecimal.ONE,
                        operand.is("variable") ? operand.get("identifier") : ""));
    }

    /** From one number to another, or what this service writes for a geometric tolerance. */
    private Optional<Found> between(List<Element> limits, String response) throws NotUnderstood {
        if (limits.size() != 2
                || !limits.getFirst().is("gte")
                || !limits.getLast().is("lte")
                || limits.stream()
                        .anyMatch(limit ->
                                limit.elements().size() != 2
                                        || !isVariable(limit.elements().getFirst(), response))) {
            return Optional.empty();
        }
        var low = limits.getFirst().elements().getLast();
        var high = limits.getLast().elements().getLast();
        if (low.is("baseValue") && high.is("baseValue")) {
            var from = Values.number(low.text());
            var to = Values.number(high.text());
            return from.isEmpty() || to.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Found(
                                    new AcceptedNumber.Range(
                                            from.get(), to.get(), BigDecimal.ONE, ""),
                                    BigDecimal.ONE,
                                    ""));
        }
        if (!ours || !low.is("min") || !high.is("max") || low.elements().size() != 2) {
            return Optional.empty();
        }
        var divided = low.elements().getFirst();
        if (!divided.is("divide") || divided.elements().size() != 2) {
            return Optional.empty();
        }
        var result = divided.elements().getFirst();
        var formula = Formulas.of(result, this::known);
        return Values.number(divided.elements().getLast().text())
                .map(factor ->
                        new Found(
                                new AcceptedNumber.Formula(
                                        formula.text(),
                                        new Tolerance.Geometric(
                                                Values.plain(factor.subtract(BigDecimal.ONE))),
                                        BigDecimal.ONE,
                                        ""),
                                BigDecimal.ONE,
                                result.get("identifier")));
    }

    /**
     * How near is near enough.
     *
     * @param fromResponse whether the response comes first, from which tolerances are measured
     */
    private Tolerance tolerance(Element comparison, boolean fromResponse) throws NotUnderstood {
        if (comparison.is("equalRounded")) {
            return comparison.get("roundingMode", "significantFigures").equals("decimalPlaces")
                    ? new Tolerance.DecimalPlaces(figures(comparison))
                    : new Tolerance.SignificantFigures(Math.max(1, figures(comparison)));
        }
        var mode = comparison.get("toleranceMode", "exact");
        if (comparison.is("match") || mode.equals("exact")) {
            return new Tolerance.Absolute(BigDecimal.ZERO);
        }
        var tolerances = Bounds.tolerances(comparison);
        if (tolerances.isEmpty()) {
            throw new NotUnderstood("its tolerance is not a number");
        }
        if (tolerances.getFirst().compareTo(tolerances.getLast()) != 0) {
            remarks.lossy("A tolerance differs up and down; here the larger holds for both.");
        }
        if (comparison.get("includeLowerBound").equals("false")
                || comparison.get("includeUpperBound").equals("false")) {
            remarks.lossy("The bounds of a tolerance are not right themselves; here they are.");
        }
        var tolerance = tolerances.getFirst().max(tolerances.getLast());
        if (!mode.equals("relative")) {
            return new Tolerance.Absolute(tolerance);
        }
        if (fromResponse && !ours) {
            remarks.lossy(Bounds.FROM_RESPONSE);
        }
        return new Tolerance.Relative(Values.plain(tolerance.divide(HUNDRED)));
    }

    /**
     * A response for each accepted number that no better one accepts: results lie far apart, but
     * for the one that is asked about.
     */
    private static List<Probe> probes(String response, List<Found> found, BigDecimal best) {
        var probes = new ArrayList<Probe>();
        for (var i = 0; i < found.size(); i++) {
            var here = found.get(i);
            var given =
                    switch (here.number()) {
                        case AcceptedNumber.Value(var value, _, _, _) -> value;
                        case AcceptedNumber.Range(var low, var high, _, _) ->
                                low.add(high).divide(BigDecimal.TWO);
                        case AcceptedNumber.Formula _ -> new BigDecimal("543219.87");
                        case AcceptedNumber.Anything _ -> new BigDecimal("-987654321.5");
                    };
            var values = new HashMap<String, List<Object>>();
            values.put(response, List.of(given));
            for (var j = 0; j < found.size(); j++) {
                if (!found.get(j).variable().isEmpty()) {
                    values.put(
                            found.get(j).variable(),
                            List.of(j == i ? given : BigDecimal.TEN.pow(12 + 3 * Math.min(j, 50))));
                }
            }
            probes.add(new Probe(values, Scoring.share(here.worth(), best), "", i));
        }
        return probes;
    }
}
