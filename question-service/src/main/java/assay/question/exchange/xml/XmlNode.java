package assay.question.exchange.xml;

/** A piece of an XML document. */
public sealed interface XmlNode permits XmlElement, XmlNode.Text {
    /** Characters, entities and CDATA sections resolved. */
    record Text(String text) implements XmlNode {}
}
