package assay.question.exchange.qti12;

import assay.question.exchange.xml.XmlElement;
import assay.question.exchange.xml.XmlNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of responses, made what the standard makes of them. */
final class Responses {
    private static final String RESPONDENT = "respident";

    private Responses() {}

    /**
     * The item with conditions that name responses and say choices. Brightspace names the label
     * within a field instead of the field, and writes {@code respident} for the {@code ident} of a
     * group; Blackboard names a choice instead of its response, and says nothing.
     */
    static XmlElement named(XmlElement item) {
        var fields = new HashMap<String, String>();
        var choices = new HashMap<String, String>();
        var responses =
                item.descendants()
                        .filter(element ->
                                element.name().startsWith("response_")
                                        && !element.is("response_label")
                                        && !element.is("response_extension"))
                        .toList();
        for (var response : responses) {
            var ident = ident(response);
            var isField = response.is("response_str") || response.is("response_num");
            response.descendants("response_label")
                    .map(label -> label.attribute("ident", ""))
                    .filter(label -> !label.isEmpty())
                    .forEach(label -> (isField ? fields : choices).putIfAbsent(label, ident));
        }
        var idents = responses.stream().map(Responses::ident).collect(Collectors.toSet());
        fields.keySet().removeAll(idents);
        choices.keySet().removeAll(idents);
        return item.map(element -> renamed(element, fields, choices));
    }

    private static String ident(XmlElement response) {
        return response.attribute("ident", response.attribute(RESPONDENT, ""));
    }

    private static XmlElement renamed(
            XmlElement element, Map<String, String> fields, Map<String, String> choices) {
        if (element.is("response_grp") && element.attribute("ident").isEmpty()) {
            return with(element, "ident", ident(element));
        }
        if (!element.name().startsWith("var")) {
            return element;
        }
        var named = element.attribute(RESPONDENT, "");
        if (fields.containsKey(named)) {
            return with(element, RESPONDENT, fields.getOrDefault(named, ""));
        }
        if (element.is("varequal") && element.text().isBlank() && choices.containsKey(named)) {
            return new XmlElement(
                    element.namespace(),
                    element.name(),
                    with(element, RESPONDENT, choices.getOrDefault(named, "")).attributes(),
                    element.prefixes(),
                    List.of(new XmlNode.Text(named)),
                    element.line());
        }
        return element;
    }

    private static XmlElement with(XmlElement element, String attribute, String value) {
        var attributes = new LinkedHashMap<>(element.attributes());
        attributes.put(attribute, value);
        return new XmlElement(
                element.namespace(),
                element.name(),
                attributes,
                element.prefixes(),
                element.content(),
                element.line());
    }
}
