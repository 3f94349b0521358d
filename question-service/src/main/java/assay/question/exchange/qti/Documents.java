package assay.question.exchange.qti;

import assay.question.exchange.xml.XmlElement;
import assay.question.exchange.xml.XmlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** XML as it was read, with the names of QTI 2.x. */
final class Documents {
    private Documents() {}

    static Element tree(XmlElement read) {
        var third = Vocabulary.isThird(read.name());
        var attributes = new LinkedHashMap<String, String>();
        read.attributes()
                .forEach((name, value) ->
                        attributes.put(third ? Vocabulary.secondAttribute(name) : name, value));
        var children = new ArrayList<Node>(read.content().size());
        for (var node : read.content()) {
            switch (node) {
                case XmlNode.Text(var text) -> children.add(new Text(text));
                case XmlElement element -> {
                    var child = tree(element);
                    // 3.0 wraps bodies of feedback and stimuli once more
                    if (child.is("contentBody")) {
                        children.addAll(child.children());
                    } else {
                        children.add(child);
                    }
                }
            }
        }
        return new Element(
                third ? Vocabulary.second(read.name()) : read.name(),
                read.namespace(),
                attributes,
                children,
                read.line());
    }
}
