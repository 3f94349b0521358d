package assay.question.exchange.qti;

import static java.util.Objects.requireNonNull;

import assay.question.exchange.qti.Declarations.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An item whose values are drawn once and for all: the same for every candidate, and the same
 * whenever the file is read.
 */
final class Draw {
    /** Draws until the item's constraints hold. */
    private static final int DRAWS_MAX = 100;

    private static final int TOLD_MAX = 10;

    /** Attributes of expressions that may name a variable instead of giving a number. */
    private static final Set<String> NUMBERS = Set.of("tolerance", "figures", "n", "min", "max");

    private final Map<String, Outcome> declared;
    private final Processing.Result drawn;

    private Draw(Map<String, Outcome> declared, Processing.Result drawn) {
        this.declared = declared;
        this.drawn = drawn;
    }

    /**
     * The item without templates.
     *
     * @param reason why they cannot be kept
     * @throws NotUnderstood if its rules cannot be followed
     */
    static Element of(Element item, String reason, Remarks remarks) throws NotUnderstood {
        var declared = new LinkedHashMap<String, Outcome>();
        for (var one : item.elements("templateDeclaration")) {
            var type = one.get("baseType", "string");
            var start =
                    one.first("defaultValue").stream()
                            .flatMap(value -> value.elements("value").stream())
                            .map(value -> Values.read(value.text(), type))
                            .toList();
            declared.put(
                    one.get("identifier"), new Outcome(one.get("identifier"), type, start, null));
        }
        var rules = item.first("templateProcessing").map(Element::elements).orElse(List.of());
        for (var seed = 0; seed < DRAWS_MAX; seed++) {
            var drawn = Processing.drawn(rules, declared, new Random(seed));
            if (drawn.isPresent()) {
                var draw = new Draw(declared, drawn.get());
                if (draws(rules)) {
                    remarks.lossy(
                            "It draws values anew for each candidate, which is not kept: %s. Here they are always the same%s."
                                    .formatted(reason, draw.told(item)));
                } else {
                    remarks.normalised(
                            "The values that it works out, which nothing draws, are part of it now%s."
                                    .formatted(draw.told(item)));
                }
                return item.rewritten(draw::instead);
            }
        }
        throw new NotUnderstood("no values that are drawn are as they must be");
    }

    private static boolean draws(List<Element> rules) {
        return rules.stream()
                .flatMap(Element::all)
                .anyMatch(rule -> rule.is("random", "randomInteger", "randomFloat"));
    }

    /** The values that the text shows. */
    private String told(Element item) {
        var told =
                item.all("printedVariable")
                        .map(one -> one.get("identifier"))
                        .distinct()
                        .limit(TOLD_MAX)
                        .map(name -> name + " = " + joined(values(name), ";"))
                        .collect(Collectors.joining(", "));
        return told.isEmpty() ? "" : ": " + told;
    }

    private List<Object> values(String identifier) {
        return drawn.outcomes().getOrDefault(identifier, List.of());
    }

    private static String joined(List<Object> values, String delimiter) {
        return values.stream().map(Draw::text).collect(Collectors.joining(delimiter));
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number
                ? Values.plain(number).toPlainString()
                : value.toString();
    }

    private Optional<List<? extends Node>> instead(Element element) {
        var name = element.name();
        if (element.is("templateDeclaration", "templateProcessing")) {
            return Optional.of(List.of());
        }
        if (name.equals("printedVariable") && declared.containsKey(element.get("identifier"))) {
            return Optional.of(List.of(new Text(printed(element))));
        }
        if (name.equals("variable") && declared.containsKey(element.get("identifier"))) {
            return Optional.of(List.of(constant(element.get("identifier"))));
        }
        if (name.equals("responseDeclaration")) {
            return corrected(element);
        }
        if (Templating.isInFormula(element, declared.keySet())) {
            return Optional.of(
                    List.of(
                            new Element(
                                    element.is("mi") ? "mn" : "cn",
                                    Element.MATHML,
                                    Map.of(),
                                    List.of(new Text(joined(values(element.text().strip()), ";"))),
                                    element.line())));
        }
        if (element.has("templateIdentifier")) {
            return shownOrNot(element);
        }
        return element.attributes().entrySet().stream().anyMatch(this::isVariable)
                ? Optional.of(List.of(numbered(element)))
                : Optional.empty();
    }

    /** Only the formats that items use: whole numbers, places after the point, other bases. */
    private String printed(Element shown) {
        var values = values(shown.get("identifier"));
        if (values.size() == 1 && values.getFirst() instanceof BigDecimal number) {
            var format = shown.get("format");
            var base = Values.number(shown.get("base")).map(BigDecimal::intValue).orElse(10);
            if (base >= Character.MIN_RADIX && base <= Character.MAX_RADIX && base != 10) {
                return number.toBigInteger().toString(base);
            }
            if (format.matches("%\\.[0-9]f")) {
                return number.setScale(format.charAt(2) - '0', RoundingMode.HALF_UP)
                        .toPlainString();
            }
        }
        return joined(values, shown.get("delimiter", ";"));
    }

    private Element constant(String identifier) {
        var type = requireNonNull(declared.get(identifier)).baseType();
        var values = new ArrayList<Element>();
        for (var value : values(identifier)) {
            values.add(Expressions.base(type, text(value)));
        }
        return switch (values.size()) {
            case 0 -> Element.of("null");
            case 1 -> values.getFirst();
            default -> Element.of("multiple").addAll(values);
        };
    }

    private Optional<List<? extends Node>> corrected(Element response) {
        var correct = drawn.outcomes().get(Processing.correctOf(response.get("identifier")));
        if (correct == null) {
            return Optional.empty();
        }
        var values = Element.of("correctResponse");
        correct.forEach(value -> values.add(Element.of("value", new Text(text(value)))));
        var children = new ArrayList<Node>();
        children.add(values);
        response.elements().stream()
                .filter(child -> !child.is("correctResponse"))
                .forEach(children::add);
        return Optional.of(
                List.of(
                        new Element(
                                response.name(),
                                response.namespace(),
                                response.attributes(),
                                children,
                                response.line())));
    }

    /** Of a part of the text, or a choice, that is shown to some. */
    private Optional<List<? extends Node>> shownOrNot(Element element) {
        var variable = element.get("templateIdentifier");
        if (!declared.containsKey(variable)) {
            return Optional.empty();
        }
        // a choice has its identifier for both
        var holds =
                values(variable).stream()
                        .anyMatch(value -> value.toString().equals(element.get("identifier")));
        if (element.get("showHide", "show").equals("show") != holds) {
            return Optional.of(List.of());
        }
        var shown = element.rewritten(this::instead);
        if (element.is("templateInline", "templateBlock")) {
            return Optional.of(shown.children());
        }
        shown.attributes().remove("templateIdentifier");
        shown.attributes().remove("showHide");
        return Optional.of(List.of(shown));
    }

    private boolean isVariable(Map.Entry<String, String> attribute) {
        return NUMBERS.contains(attribute.getKey())
                && declared.containsKey(attribute.getValue().strip());
    }

    private Element numbered(Element element) {
        var numbered = element.rewritten(this::instead);
        element.attributes().entrySet().stream()
                .filter(this::isVariable)
                .forEach(attribute ->
                        numbered.with(
                                attribute.getKey(),
                                joined(values(attribute.getValue().strip()), " ")));
        return numbered;
    }
}
