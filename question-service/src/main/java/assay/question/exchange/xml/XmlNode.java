package assay.question.exchange.xml;

/** A piece of an XML document. */
public sealed interface XmlNode permits XmlElement, XmlNode.Text {
    /**
     * Characters, entities and CDATA sections resolved.
     *
     * @param isSection whether it is all of a CDATA section that holds a tag
     */
    record Text(String text, boolean isSection) implements XmlNode {
        public Text(String text) {
            this(text, false);
        }
    }
}
