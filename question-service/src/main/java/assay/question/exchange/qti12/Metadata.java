package assay.question.exchange.qti12;

import assay.question.exchange.xml.XmlElement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Facts of an item by name, from {@code qtimetadatafield} and Blackboard's own elements. */
record Metadata(Map<String, String> fields) {
    static Metadata of(List<XmlElement> elements) {
        var fields = new HashMap<String, String>();
        for (var element : elements) {
            element.descendants()
                    .filter(child ->
                            child.is("qtimetadatafield")
                                    || child.is("qti_metadatafield")) // as Brightspace writes it
                    .forEach(field ->
                            field.child("fieldlabel")
                                    .ifPresent(label ->
                                            fields.put(
                                                    key(label.text()),
                                                    field.child("fieldentry")
                                                            .map(XmlElement::text)
                                                            .orElse("")
                                                            .strip())));
            element.descendants()
                    .filter(child ->
                            child.name().startsWith("bbmd_") || child.name().startsWith("qmd_"))
                    .forEach(child -> fields.put(key(child.name()), child.text().strip()));
        }
        return new Metadata(fields);
    }

    /** Empty without one. */
    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String key(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }
}
