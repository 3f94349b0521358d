package assay.question.exchange.qti;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The response processing templates of QTI 2.0 to 3.0 and of Common Cartridge's QTI profile. */
final class Templates {
    private static final Element RESPONSE = Element.of("variable").with("identifier", "RESPONSE");
    private static final Element CORRECT = Element.of("correct").with("identifier", "RESPONSE");
    private static final Element MATCH = Element.of("match", RESPONSE, CORRECT);
    private static final Element MAXSCORE = Element.of("variable").with("identifier", "MAXSCORE");

    private static final List<Element> MATCH_CORRECT =
            List.of(
                    Element.of(
                            "responseCondition",
                            Element.of("responseIf", MATCH, score(one())),
                            Element.of("responseElse", score(zero()))));

    private static final List<Element> MAP_RESPONSE = List.of(mapped("mapResponse"));
    private static final List<Element> MAP_RESPONSE_POINT = List.of(mapped("mapResponsePoint"));

    /** Right: all points and the feedback {@code correct}; else none and {@code incorrect}. */
    private static final List<Element> CC2_MATCH_BASIC =
            List.of(
                    Element.of(
                            "responseCondition",
                            Element.of("responseIf", MATCH, score(MAXSCORE), feedback("correct")),
                            Element.of("responseElse", score(zero()), feedback("incorrect"))));

    private static final List<Element> CC2_MATCH =
            List.of(
                    Element.of(
                            "responseCondition",
                            Element.of("responseIf", MATCH, score(MAXSCORE)),
                            Element.of("responseElse", score(zero()))));

    private static final List<Element> CC2_MAP_RESPONSE =
            List.of(
                    Element.of(
                            "responseCondition",
                            Element.of(
                                    "responseIf",
                                    Element.of("isNull", RESPONSE),
                                    score(zero()),
                                    feedback("incorrect")),
                            Element.of(
                                    "responseElse",
                                    score(Element.of("mapResponse").with("identifier", "RESPONSE")),
                                    Element.of(
                                            "responseCondition",
                                            Element.of(
                                                    "responseIf",
                                                    Element.of(
                                                            "gte",
                                                            Element.of("variable")
                                                                    .with("identifier", "SCORE"),
                                                            MAXSCORE),
                                                    feedback("correct")),
                                            Element.of("responseElse", feedback("incorrect"))))));

    private static final Map<String, List<Element>> BY_NAME =
            Map.of(
                    "match_correct", MATCH_CORRECT,
                    "map_response", MAP_RESPONSE,
                    "map_response_point", MAP_RESPONSE_POINT,
                    "CC2_match", CC2_MATCH,
                    "CC2_match_basic", CC2_MATCH_BASIC,
                    "CC2_map_response", CC2_MAP_RESPONSE);

    private Templates() {}

    /**
     * The rules of a template.
     *
     * @param template its address; the last part names it, with or without {@code .xml}
     */
    static List<Element> rules(String template) throws NotUnderstood {
        var name = template.substring(template.lastIndexOf('/') + 1).replaceFirst("\\.xml$", "");
        var rules = BY_NAME.get(name);
        if (rules == null) {
            throw new NotUnderstood("its response processing follows the template " + template);
        }
        return rules;
    }

    /** The template that these rules are, for the response {@code RESPONSE}. */
    static Optional<String> named(List<Element> rules) {
        return BY_NAME.entrySet().stream()
                .filter(template -> said(template.getValue()).equals(said(rules)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Whether rules that are written out are those of a template, for a response of any name, or
     * set the points to what mappings give and do nothing else.
     */
    static boolean areFollowedBy(List<Element> rules) {
        return isTemplate(rules) || rules.stream().allMatch(Templates::takesMapping);
    }

    private static boolean isTemplate(List<Element> rules) {
        var responses =
                rules.stream()
                        .flatMap(rule -> rule.all("correct", "mapResponse", "mapResponsePoint"))
                        .map(named -> named.get("identifier"))
                        .distinct()
                        .toList();
        return responses.size() == 1
                && BY_NAME.values().stream()
                        .anyMatch(template ->
                                said(template)
                                        .replace("RESPONSE", responses.getFirst())
                                        .equals(said(rules)));
    }

    /** {@code SCORE} by a mapping, or by the sum of several and of itself. */
    private static boolean takesMapping(Element rule) {
        if (!rule.is("setOutcomeValue")
                || !rule.get("identifier").equals("SCORE")
                || rule.elements().size() != 1) {
            return false;
        }
        var value = rule.elements().getFirst();
        return isMapped(value)
                || (value.is("sum")
                        && value.elements().stream().anyMatch(Templates::isMapped)
                        && value.elements().stream()
                                .allMatch(one ->
                                        isMapped(one)
                                                || (one.is("variable")
                                                        && one.get("identifier").equals("SCORE"))));
    }

    private static boolean isMapped(Element value) {
        return value.is("mapResponse", "mapResponsePoint");
    }

    /** Rules as one text: without white space, numbers as numbers. */
    private static String said(List<Element> rules) {
        return rules.stream().map(Templates::said).collect(Collectors.joining());
    }

    private static String said(Element rule) {
        var text = rule.elements().isEmpty() ? rule.text().strip() : "";
        var value = Values.number(text).map(number -> Values.plain(number).toPlainString());
        return "<%s %s %s>%s%s</>"
                .formatted(
                        rule.name(),
                        rule.get("identifier"),
                        rule.get("baseType").replace("integer", "float"),
                        value.orElse(text),
                        said(rule.elements()));
    }

    private static Element mapped(String operator) {
        return Element.of(
                "responseCondition",
                Element.of("responseIf", Element.of("isNull", RESPONSE), score(zero())),
                Element.of(
                        "responseElse",
                        score(Element.of(operator).with("identifier", "RESPONSE"))));
    }

    private static Element score(Element value) {
        return Element.of("setOutcomeValue", value).with("identifier", "SCORE");
    }

    private static Element feedback(String identifier) {
        return Element.of(
                        "setOutcomeValue",
                        Element.of("baseValue", new Text(identifier))
                                .with("baseType", "identifier"))
                .with("identifier", "FEEDBACKBASIC");
    }

    private static Element one() {
        return number("1");
    }

    private static Element zero() {
        return number("0");
    }

    private static Element number(String value) {
        return Element.of("baseValue", new Text(value)).with("baseType", "float");
    }
}
