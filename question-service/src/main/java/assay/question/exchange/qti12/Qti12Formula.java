package assay.question.exchange.qti12;

import assay.question.content.AcceptedNumber;
import assay.question.content.AnswerKey.Rounding;
import assay.question.content.Tolerance;
import assay.question.content.Variables;
import assay.question.exchange.ForeignDecimal;
import assay.question.exchange.Refusal;
import assay.question.exchange.Remark;
import assay.question.exchange.xml.XmlElement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Canvas' calculated question: formulas whose lines may name values for later lines, the last of
 * which is the answer, and rows of values drawn beforehand.
 */
record Qti12Formula(
        AcceptedNumber accepted,
        Variables variables,
        @Nullable Rounding rounding,
        List<Remark> remarks) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern ASSIGNED = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_]*)\\s*=(.*)");

    static Qti12Formula of(XmlElement calculated) throws Refusal {
        var remarks = new ArrayList<Remark>();
        var variables = variables(calculated, remarks);
        var names = new ArrayList<String>();
        variables.ranges().forEach(range -> names.add(range.name()));
        if (!variables.rows().isEmpty()) {
            names.addAll(variables.rows().getFirst().keySet());
        }
        var formulas =
                calculated.child("formulas").orElseThrow(() -> new Refusal("It has no formula."));
        var formula = formula(formulas, names);
        return new Qti12Formula(
                new AcceptedNumber.Formula(formula, tolerance(calculated), BigDecimal.ONE, ""),
                variables,
                rounding(formulas),
                remarks);
    }

    /** The text with {@code {name}} for each {@code [name]} of a variable. */
    String stem(String text) {
        var stem = text;
        var names = new ArrayList<String>();
        variables.ranges().forEach(range -> names.add(range.name()));
        if (!variables.rows().isEmpty()) {
            names.addAll(variables.rows().getFirst().keySet());
        }
        for (var name : names) {
            stem = stem.replace("[" + name + "]", "{" + name + "}");
        }
        return stem;
    }

    private static String formula(XmlElement formulas, List<String> names) throws Refusal {
        var values = new HashMap<String, String>();
        names.forEach(name -> values.put(name, "{" + name + "}"));
        var last = "";
        for (var line : formulas.children("formula")) {
            var text = line.text().strip();
            if (text.isEmpty()) {
                continue;
            }
            var assigned = ASSIGNED.matcher(text);
            if (assigned.matches()) {
                last = filled(assigned.group(2).strip(), values);
                values.put(assigned.group(1), "(" + last + ")");
            } else {
                last = filled(text, values);
            }
        }
        if (last.isEmpty()) {
            throw new Refusal("It has no formula.");
        }
        return last;
    }

    private static String filled(String formula, Map<String, String> values) {
        return NAME.matcher(formula)
                .replaceAll(name ->
                        Matcher.quoteReplacement(values.getOrDefault(name.group(), name.group())));
    }

    private static Tolerance tolerance(XmlElement calculated) throws Refusal {
        var element = calculated.child("answer_tolerance");
        var text = element.map(XmlElement::text).orElse("0").strip();
        var percent =
                text.endsWith("%")
                        || element.map(found ->
                                        found.attribute("margin_type", "").startsWith("percent"))
                                .orElse(false);
        var number = text.replaceAll("%$", "").strip();
        var amount =
                number.isEmpty()
                        ? BigDecimal.ZERO
                        : ForeignDecimal.of(number)
                                .orElseThrow(
                                        () -> new Refusal("Its tolerance is no number: " + text))
                                .abs();
        return percent
                ? new Tolerance.Relative(ForeignDecimal.plain(amount.movePointLeft(2)))
                : new Tolerance.Absolute(amount);
    }

    private static @Nullable Rounding rounding(XmlElement formulas) {
        if (formulas.attribute("scientific_notation", "false").equals("true")) {
            return null;
        }
        return formulas.attribute("decimal_places")
                .flatMap(ForeignDecimal::of)
                .map(places ->
                        new Rounding(
                                Rounding.Mode.DECIMAL_PLACES, Math.clamp(places.intValue(), 0, 9)))
                .orElse(null);
    }

    private static Variables variables(XmlElement calculated, List<Remark> remarks) throws Refusal {
        var rows = new ArrayList<Map<String, BigDecimal>>();
        for (var set :
                calculated
                        .child("var_sets")
                        .map(all -> all.children("var_set"))
                        .orElse(List.of())) {
            var row = new LinkedHashMap<String, BigDecimal>();
            for (var variable : set.children("var")) {
                row.put(variable.attribute("name", ""), number(variable.text()));
            }
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        if (!rows.isEmpty()) {
            return new Variables(List.of(), rows);
        }
        var ranges = new ArrayList<Variables.Range>();
        for (var variable :
                calculated.child("vars").map(all -> all.children("var")).orElse(List.of())) {
            ranges.add(
                    new Variables.Range(
                            variable.attribute("name", ""),
                            number(variable.child("min").map(XmlElement::text).orElse("0")),
                            number(variable.child("max").map(XmlElement::text).orElse("0")),
                            number(variable.attribute("scale", "0")).intValue()));
        }
        if (!ranges.isEmpty()) {
            remarks.add(Remark.normalised("Values are drawn anew, the file has none drawn."));
        }
        return new Variables(ranges, List.of());
    }

    private static BigDecimal number(String text) throws Refusal {
        return ForeignDecimal.of(text)
                .orElseThrow(() -> new Refusal("\"%s\" is no number.".formatted(text)));
    }
}
