package assay.question.exchange.qti;

import static assay.question.exchange.qti.Expressions.number;
import static assay.question.exchange.qti.Expressions.variable;

import assay.question.content.AnswerKey.Rounding;
import assay.question.content.Variables;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a calculated question draws and works out as the templates of an item (QTI 2.1: 12).
 */
final class Drawing {
    /** Before a name that would be taken for something else of the item. */
    private static final String MARK = "V_";

    /** How the other variables of an item are called, those of every session among them. */
    private static final Pattern TAKEN =
            Pattern.compile(
                    "(V_|RESPONSE|SCORE|MAXSCORE|RATIONALE|OVERALL|ACCEPTED|CHOICE).*"
                            + "|numAttempts|duration|completionStatus");

    private final Variables variables;
    private final Remarks remarks;
    private final Set<String> identifiers = new HashSet<>();
    private final List<Element> declarations = new ArrayList<>();
    private final List<Element> rules = new ArrayList<>();

    /** Draws each of the variables. */
    Drawing(Variables variables, Remarks remarks) {
        this.variables = variables;
        this.remarks = remarks;
        names().forEach(name -> identifiers.add(identifier(name)));
        variables.ranges().forEach(this::range);
        rows();
    }

    private Set<String> names() {
        var names = new TreeSet<String>();
        variables.ranges().forEach(range -> names.add(range.name()));
        variables.rows().forEach(row -> names.addAll(row.keySet()));
        return names;
    }

    /** What the item calls a variable. */
    static String identifier(String name) {
        return TAKEN.matcher(name).matches() ? MARK + name : name;
    }

    /** The name of which {@link #identifier} made this. */
    static String name(String identifier) {
        return identifier.startsWith(MARK) ? identifier.substring(MARK.length()) : identifier;
    }

    List<Element> declarations() {
        return declarations;
    }

    List<Element> rules() {
        return rules;
    }

    /** Where the value of a variable is shown; nothing if there is no such variable. */
    List<Node> shown(String name) {
        if (!names().contains(name)) {
            return List.of();
        }
        var shown = Element.of("printedVariable").with("identifier", identifier(name));
        variables.ranges().stream()
                .filter(range -> range.name().equals(name) && range.decimals() > 0)
                .forEach(range -> shown.with("format", format(range.decimals())));
        return List.of(shown);
    }

    /** As C's {@code printf} has it. */
    static String format(int decimals) {
        return "%." + decimals + "f";
    }

    /** An identifier that nothing has yet. */
    private String free(String wanted) {
        var identifier = wanted;
        while (!identifiers.add(identifier)) {
            identifier += "_";
        }
        return identifier;
    }

    private void declare(String identifier, String type) {
        declarations.add(
                Element.of("templateDeclaration")
                        .with("identifier", identifier)
                        .with("cardinality", "single")
                        .with("baseType", type));
    }

    private void set(String identifier, Element value) {
        rules.add(Element.of("setTemplateValue", value).with("identifier", identifier));
    }

    private void range(Variables.Range range) {
        var decimals = range.decimals();
        var first = range.minimum().setScale(decimals, RoundingMode.CEILING);
        var last = range.maximum().setScale(decimals, RoundingMode.FLOOR).max(first);
        if (first.compareTo(range.minimum()) != 0 || last.compareTo(range.maximum()) != 0) {
            remarks.normalised(
                    "The bounds of {%s} are written as the first and the last value that it can have."
                            .formatted(range.name()));
        }
        var whole =
                Element.of("randomInteger")
                        .with("min", first.movePointRight(decimals).toPlainString())
                        .with("max", last.movePointRight(decimals).toPlainString());
        var identifier = identifier(range.name());
        declare(identifier, decimals == 0 ? "integer" : "float");
        set(
                identifier,
                decimals == 0
                        ? whole
                        : Element.of("divide", whole, number(BigDecimal.TEN.pow(decimals))));
    }

    /** One number decides which row all variables of the table take. */
    private void rows() {
        if (variables.rows().isEmpty()) {
            return;
        }
        var row = free("ROW");
        declare(row, "integer");
        set(row, Element.of("randomInteger").with("min", 1).with("max", variables.rows().size()));
        for (var name : new TreeSet<>(variables.rows().getFirst().keySet())) {
            var column = Element.of("ordered");
            variables
                    .rows()
                    .forEach(values ->
                            column.add(number(values.getOrDefault(name, BigDecimal.ZERO))));
            declare(identifier(name), "float");
            set(identifier(name), Element.of("index", column).with("n", row));
        }
    }

    /**
     * Works out a formula.
     *
     * @return the variable that holds what it comes to
     */
    Element result(String formula, @Nullable Rounding rounding) throws CannotSay {
        var identifier = free("ANSWER_" + (declarations.size() + 1));
        var value = Formulas.expression(formula, Drawing::identifier);
        tellOfForm(formula, value);
        declare(identifier, "float");
        set(identifier, value);
        if (rounding != null) {
            set(
                    identifier,
                    Element.of("roundTo", variable(identifier))
                            .with(
                                    "roundingMode",
                                    switch (rounding.mode()) {
                                        case DECIMAL_PLACES -> "decimalPlaces";
                                        case SIGNIFICANT_FIGURES -> "significantFigures";
                                    })
                            .with("figures", rounding.figures()));
        }
        return variable(identifier);
    }

    /** Whoever reads the item finds the same formula, perhaps in other words. */
    private void tellOfForm(String formula, Element value) throws CannotSay {
        try {
            var again = Formulas.of(value, name -> Formulas.Said.drawn(name(name))).text();
            if (!again.replaceAll("\\s", "").equals(formula.replaceAll("\\s", ""))) {
                remarks.normalised("Its formula %s is written as %s.".formatted(formula, again));
            }
        } catch (NotUnderstood e) {
            throw new CannotSay("Its formula is too long when it is written out.");
        }
    }

    /** Says which response is right. */
    void correct(String response, Element value) {
        rules.add(Element.of("setCorrectResponse", value).with("identifier", response));
    }
}
