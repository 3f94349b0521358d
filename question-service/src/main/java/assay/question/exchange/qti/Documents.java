package assay.question.exchange.qti;

import assay.question.exchange.xml.XmlElement;
import assay.question.exchange.xml.XmlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.TextNode;

/** XML as it was read, with the names of QTI 2.x. */
final class Documents {
    private Documents() {}

    private static final Set<String> PARENTS_OF_TEXTS =
            Set.of("itemBody", "stimulusBody", "modalFeedback", "rubricBlock");

    /** Where tags are shown as they are written. */
    private static final Set<String> VERBATIM = Set.of("pre", "code", "samp", "kbd", "tt");

    /** Tags that nobody writes into a CDATA section to have them read as characters. */
    private static final Pattern MARKUP =
            Pattern.compile(
                    "(?i)</(?:p|div|span|b|i|u|em|strong|sub|sup|h[1-6]|ul|ol|li|table|tr|td|th|a|font|center)\\s*>|<(?:br|img|hr)\\b");

    static Element tree(XmlElement read) {
        return tree(read, false);
    }

    /**
     * The same.
     *
     * @param isText whether it holds what candidates read
     */
    private static Element tree(XmlElement read, boolean isText) {
        var third = Vocabulary.isThird(read.name());
        var attributes = new LinkedHashMap<String, String>();
        read.attributes()
                .forEach((name, value) ->
                        attributes.put(third ? Vocabulary.secondAttribute(name) : name, value));
        var children = new ArrayList<Node>(read.content().size());
        var name = third ? Vocabulary.second(read.name()) : read.name();
        var within = (isText || PARENTS_OF_TEXTS.contains(name)) && !VERBATIM.contains(name);
        for (var node : read.content()) {
            switch (node) {
                case XmlNode.Text(var text, var isSection) -> {
                    if (isSection && within && MARKUP.matcher(text).find()) {
                        children.addAll(markup(text, read.line()));
                    } else {
                        children.add(new Text(text));
                    }
                }
                case XmlElement element -> {
                    var child = tree(element, within);
                    // 3.0 wraps bodies of feedback and stimuli once more
                    if (child.is("contentBody")) {
                        children.addAll(child.children());
                    } else {
                        children.add(child);
                    }
                }
            }
        }
        return new Element(name, read.namespace(), attributes, children, read.line());
    }

    /** HTML that a tool left as characters, which the standard does not allow. */
    private static List<Node> markup(String html, int line) {
        return nodes(Jsoup.parseBodyFragment(html).body(), line);
    }

    private static List<Node> nodes(org.jsoup.nodes.Element parent, int line) {
        var nodes = new ArrayList<Node>();
        for (var node : parent.childNodes()) {
            switch (node) {
                case TextNode text -> nodes.add(new Text(text.getWholeText()));
                case org.jsoup.nodes.Element element -> {
                    var attributes = new LinkedHashMap<String, String>();
                    element.attributes()
                            .forEach(attribute ->
                                    attributes.put(attribute.getKey(), attribute.getValue()));
                    nodes.add(
                            new Element(
                                    element.normalName(),
                                    Element.HTML,
                                    attributes,
                                    nodes(element, line),
                                    line));
                }
                default -> {
                    // comments say nothing
                }
            }
        }
        return nodes;
    }
}
