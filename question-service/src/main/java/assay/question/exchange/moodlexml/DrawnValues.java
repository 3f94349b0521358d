package assay.question.exchange.moodlexml;

import assay.question.exchange.Refusal;
import assay.question.exchange.html.Html;
import assay.question.exchange.xml.XmlElement;
import assay.question.exchange.xml.XmlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values of variables put into texts: {@code {a}} is that of a variable, {@code {={a}+{b}}} that of
 * a formula, as Moodle's {@code qtype_calculated_variable_substituter} does it.
 */
final class DrawnValues {
    private static final Set<String> WITH_TEXTS =
            Set.of(
                    "questiontext",
                    "generalfeedback",
                    "correctfeedback",
                    "partiallycorrectfeedback",
                    "incorrectfeedback",
                    "answer",
                    "hint");
    private static final String PLACES = "1";
    private static final String FIGURES = "2";
    private static final int DIGITS_MAX = 30;

    /** Further than this no brace is looked for: that of a name, and that of a formula. */
    private static final int NAME_CHARACTERS_MAX = 100;

    private static final int FORMULA_CHARACTERS_MAX = 4_000;

    private final Map<String, BigDecimal> values;

    DrawnValues(Map<String, BigDecimal> values) {
        this.values = Map.copyOf(values);
    }

    /** Makes something of a formula that stands in a text. */
    @FunctionalInterface
    interface Shown {
        String of(String formula) throws Refusal;
    }

    /** The question with the values in all of its texts; those of an answer as the answer says. */
    XmlElement in(XmlElement question) throws Refusal {
        var content = new ArrayList<XmlNode>();
        for (var node : question.content()) {
            if (node instanceof XmlElement element && WITH_TEXTS.contains(element.name())) {
                var format = MoodleTexts.raw(element, "correctanswerformat");
                var digits = MoodleTexts.integer(element, "correctanswerlength", 2);
                content.add(in(element, format, Math.clamp(digits, 0, DIGITS_MAX)));
            } else {
                content.add(node);
            }
        }
        return with(question, content);
    }

    private XmlElement in(XmlElement element, String format, int digits) throws Refusal {
        var content = new ArrayList<XmlNode>();
        for (var node : element.content()) {
            content.add(
                    switch (node) {
                        case XmlElement inner ->
                                inner.is("file") ? inner : in(inner, format, digits);
                        case XmlNode.Text(var text, var isSection) ->
                                new XmlNode.Text(in(text, shown(format, digits)), isSection);
                    });
        }
        return with(element, content);
    }

    private static XmlElement with(XmlElement element, List<XmlNode> content) {
        return new XmlElement(
                element.namespace(),
                element.name(),
                element.attributes(),
                element.prefixes(),
                content,
                element.line());
    }

    private Shown shown(String format, int digits) {
        return formula ->
                switch (format) {
                    case PLACES -> MoodleFormula.toPlaces(formula, values, digits).toPlainString();
                    case FIGURES ->
                            MoodleFormula.toFigures(formula, values, digits).toPlainString();
                    default -> MoodleFormula.value(formula, values).toPlainString();
                };
    }

    private String in(String text, Shown formulas) throws Refusal {
        var out = new StringBuilder();
        var from = 0;
        var brace = text.indexOf('{');
        while (brace >= 0) {
            var end = end(text, brace);
            var inner = end < 0 ? "" : text.substring(brace + 1, end);
            var value = values.get(inner);
            if (inner.startsWith("=")) {
                out.append(text, from, brace).append(formulas.of(formula(inner)));
                from = end + 1;
            } else if (value != null) {
                out.append(text, from, brace).append(value.toPlainString());
                from = end + 1;
            }
            brace = text.indexOf('{', Math.max(from, brace + 1));
        }
        return out.append(text, from, text.length()).toString();
    }

    /** The text with something in place of each formula; variables stay. */
    static String withFormulas(String text, Shown formulas) throws Refusal {
        return new DrawnValues(Map.of()).in(text, formulas);
    }

    /** Without the sign that begins it and what an editor makes of its spaces. */
    private static String formula(String inner) {
        return Html.unescaped(inner.substring(1)).replace('\u00a0', ' ').strip();
    }

    /** Where the brace that opens here is closed; a formula holds braces of variables. */
    private static int end(String text, int brace) {
        if (!text.startsWith("=", brace + 1)) {
            return text.indexOf('}', brace, Math.min(text.length(), brace + NAME_CHARACTERS_MAX));
        }
        var isWithin = false;
        var last = Math.min(text.length(), brace + FORMULA_CHARACTERS_MAX);
        for (var i = brace + 1; i < last; i++) {
            if (text.charAt(i) == '{') {
                if (isWithin) {
                    return -1;
                }
                isWithin = true;
            } else if (text.charAt(i) == '}') {
                if (!isWithin) {
                    return i;
                }
                isWithin = false;
            }
        }
        return -1;
    }
}
