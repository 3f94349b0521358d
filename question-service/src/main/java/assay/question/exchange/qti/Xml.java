package assay.question.exchange.qti;

import java.util.Map;
import java.util.Set;

/** Writes elements as XML of one version of QTI. */
final class Xml {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /** Attributes that QTI takes from HTML or XML as they are. */
    private static final Set<String> COMMON = Set.of("class", "id", "xml:lang");

    private Xml() {}

    /**
     * A document.
     *
     * @param namespaces by prefix, of the root; the empty prefix is that of all elements
     * @param third whether the names are to be those of QTI 3.0
     */
    static String document(Element root, Map<String, String> namespaces, boolean third) {
        var xml = new StringBuilder(DECLARATION);
        write(root, namespaces, third, xml);
        return xml.append('\n').toString();
    }

    /** A part of a document. */
    static String fragment(Element element) {
        var xml = new StringBuilder();
        write(element, Map.of(), false, xml);
        return xml.append('\n').toString();
    }

    private static void write(
            Element element, Map<String, String> namespaces, boolean third, StringBuilder xml) {
        var renamed = third && element.namespace().isEmpty();
        var name = renamed ? Vocabulary.third(element.name()) : element.name();
        xml.append('<').append(name);
        namespaces.forEach((prefix, uri) ->
                attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri, xml));
        if (element.name().equals("math")) {
            attribute("xmlns", Element.MATHML, xml);
        }
        element.attributes()
                .forEach((attribute, value) ->
                        attribute(
                                renamed && !COMMON.contains(attribute)
                                        ? Vocabulary.thirdAttribute(attribute)
                                        : attribute,
                                value,
                                xml));
        if (element.children().isEmpty()) {
            xml.append("/>");
            return;
        }
        xml.append('>');
        for (var child : element.children()) {
            switch (child) {
                case Text(var text) -> escape(text, xml);
                case Element within -> write(within, Map.of(), third, xml);
            }
        }
        xml.append("</").append(name).append('>');
    }

    private static void attribute(String name, String value, StringBuilder xml) {
        xml.append(' ').append(name).append("=\"");
        escape(value, xml);
        xml.append('"');
    }

    /** What no XML document can hold goes. */
    private static void escape(String text, StringBuilder xml) {
        text.codePoints()
                .forEach(letter -> {
                    switch (letter) {
                        case '&' -> xml.append("&amp;");
                        case '<' -> xml.append("&lt;");
                        case '>' -> xml.append("&gt;");
                        case '"' -> xml.append("&quot;");
                        case '\n', '\t' -> xml.append((char) letter);
                        case '\r' -> xml.append("&#13;");
                        default -> {
                            if (isCharacter(letter)) {
                                xml.appendCodePoint(letter);
                            }
                        }
                    }
                });
    }

    /** One that XML 1.0 knows (2.2). */
    private static boolean isCharacter(int letter) {
        return letter == '\n'
                || letter == '\t'
                || letter == '\r'
                || (letter >= 0x20
                        && letter != 0xFFFE
                        && letter != 0xFFFF
                        && (letter < 0xD800 || letter > 0xDFFF));
    }

    /** Whether all of an element can be written. */
    static boolean holds(Element element) {
        return element.attributes().values().stream().allMatch(Xml::holds)
                && element.children().stream()
                        .allMatch(child ->
                                switch (child) {
                                    case Text(var text) -> holds(text);
                                    case Element within -> holds(within);
                                });
    }

    private static boolean holds(String text) {
        return text.codePoints().allMatch(Xml::isCharacter);
    }
}
