package assay.question.exchange.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An element with all that is in it.
 *
 * @param namespace empty: none
 * @param name without prefix
 * @param attributes in their order; by name, with a prefix if the file has one ({@code xml:lang})
 * @param prefixes namespace by prefix of those attributes that have one, {@code xml} left out
 * @param line of the end of its start tag, from 1
 */
public record XmlElement(
        String namespace,
        String name,
        Map<String, String> attributes,
        Map<String, String> prefixes,
        List<XmlNode> content,
        int line)
        implements XmlNode {
    private static final Set<String> VOID =
            Set.of(
                    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                    "param", "source", "track", "wbr");

    public XmlElement {
        content = List.copyOf(content);
    }

    public boolean is(String elementName) {
        return name.equals(elementName);
    }

    public Optional<String> attribute(String attributeName) {
        return Optional.ofNullable(attributes.get(attributeName));
    }

    /** Its value, or the fallback when there is none. */
    public String attribute(String attributeName, String fallback) {
        return attributes.getOrDefault(attributeName, fallback);
    }

    /** The elements directly below. */
    public List<XmlElement> children() {
        return content.stream()
                .filter(XmlElement.class::isInstance)
                .map(XmlElement.class::cast)
                .toList();
    }

    public List<XmlElement> children(String childName) {
        return children().stream().filter(child -> child.is(childName)).toList();
    }

    /** The first of that name directly below. */
    public Optional<XmlElement> child(String childName) {
        for (var node : content) {
            if (node instanceof XmlElement element && element.is(childName)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** The element at the end of a path of names, the first of each. */
    public Optional<XmlElement> at(String... path) {
        var found = Optional.of(this);
        for (var step : path) {
            found = found.flatMap(element -> element.child(step));
        }
        return found;
    }

    /** All elements below, in the order of the document. */
    public Stream<XmlElement> descendants() {
        return children().stream()
                .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()));
    }

    public Stream<XmlElement> descendants(String descendantName) {
        return descendants().filter(element -> element.is(descendantName));
    }

    /** All characters below. */
    public String text() {
        var text = new StringBuilder();
        collect(text);
        return text.toString();
    }

    private void collect(StringBuilder text) {
        for (var node : content) {
            switch (node) {
                case Text(var characters, _) -> text.append(characters);
                case XmlElement element -> element.collect(text);
            }
        }
    }

    /** Its content as HTML. */
    public String html() {
        var html = new StringBuilder();
        writeContent(html, true, namespace);
        return html.toString();
    }

    /** The element itself as XML that can be read again. */
    public String xml() {
        var xml = new StringBuilder();
        write(xml, false, "");
        return xml.toString();
    }

    /** The same with each element below, the lowest first, and then this one replaced. */
    public XmlElement map(UnaryOperator<XmlElement> replaced) {
        var mapped =
                content.stream()
                        .map(node ->
                                node instanceof XmlElement element ? element.map(replaced) : node)
                        .toList();
        return replaced.apply(new XmlElement(namespace, name, attributes, prefixes, mapped, line));
    }

    private void write(StringBuilder out, boolean html, String outerNamespace) {
        out.append('<').append(name);
        if (!html && !namespace.equals(outerNamespace)) {
            attribute(out, "xmlns", namespace);
        }
        if (!html) {
            prefixes.forEach((prefix, uri) -> attribute(out, "xmlns:" + prefix, uri));
        }
        attributes.forEach((attribute, value) -> attribute(out, attribute, value));
        if (html && VOID.contains(name)) {
            out.append('>');
            return;
        }
        if (!html && content.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        writeContent(out, html, namespace);
        out.append("</").append(name).append('>');
    }

    private void writeContent(StringBuilder out, boolean html, String outerNamespace) {
        for (var node : content) {
            switch (node) {
                case Text(var text, _) -> escape(out, text);
                case XmlElement element -> element.write(out, html, outerNamespace);
            }
        }
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(out, value);
        out.append('"');
    }

    private static void escape(StringBuilder out, String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> out.append(character);
            }
        }
    }
}
