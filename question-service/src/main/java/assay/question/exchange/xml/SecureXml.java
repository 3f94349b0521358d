package assay.question.exchange.xml;

import assay.question.exchange.Place;
import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.TextFile;
import assay.question.exchange.html.Html;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.parser.Parser;

/**
 * Reads XML that nobody vouches for. A document type may be declared and is not looked at: nothing
 * is fetched, no entity of the file is expanded. HTML's named characters (nbsp and so on) are known
 * even where the file does not declare them.
 */
public final class SecureXml {
    /** Elements within elements. */
    public static final int DEPTH_MAX = 200;

    /** Characters of all texts and attributes within one element that is taken whole. */
    public static final long CHARACTERS_MAX = 64L << 20;

    private static final int DECLARATION_CHARACTERS_MAX = 1_024;

    private static final XMLInputFactory FACTORY = factory();

    private SecureXml() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty("http://java.sun.com/xml/stream/properties/report-cdata-event", true);
        factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
        factory.setProperty("jdk.xml.maxElementDepth", String.valueOf(DEPTH_MAX));
        // They count the document itself as an entity, and no other is expanded.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return factory;
    }

    /** Steps through a document, which may have empty lines before its declaration. */
    public static XMLStreamReader reader(Reader text) throws XMLStreamException {
        try {
            return FACTORY.createXMLStreamReader(withoutDeclaration(text));
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    /**
     * The text with as many line ends in place of its declaration, which says nothing any more: the
     * text is decoded.
     */
    private static Reader withoutDeclaration(Reader text) throws IOException {
        var in = new PushbackReader(text, DECLARATION_CHARACTERS_MAX);
        var lines = new StringBuilder();
        int c;
        while ((c = in.read()) != -1 && Character.isWhitespace(c)) {
            if (c == '\n' && lines.length() < DECLARATION_CHARACTERS_MAX) {
                lines.append('\n');
            }
        }
        if (c == -1) {
            return new StringReader(lines.toString());
        }
        in.unread(c);
        var head = new char[DECLARATION_CHARACTERS_MAX];
        var length = 0;
        int read;
        while (length < head.length && (read = in.read(head, length, head.length - length)) > 0) {
            length += read;
        }
        var begin = new String(head, 0, length);
        var isDeclared = begin.matches("(?s)<\\?xml\\s.*") && begin.contains("?>");
        var end = isDeclared ? begin.indexOf("?>") + 2 : 0;
        begin.substring(0, end).chars().filter(one -> one == '\n').forEach(_ -> lines.append('\n'));
        in.unread(head, end, length - end);
        return lines.isEmpty() ? in : new Following(new StringReader(lines.toString()), in);
    }

    /** One text after the other. */
    private static final class Following extends Reader {
        private final Reader first;
        private final Reader second;
        private boolean isSecond;

        Following(Reader first, Reader second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (!isSecond) {
                var read = first.read(target, offset, length);
                if (read > 0) {
                    return read;
                }
                isSecond = true;
            }
            return second.read(target, offset, length);
        }

        @Override
        public void close() throws IOException {
            second.close();
        }
    }

    /** A document that is small enough to be taken whole. */
    public static XmlElement document(TextFile text, String file)
            throws IOException, UnreadableFile {
        try (var characters = text.open()) {
            var xml = reader(characters);
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                // What stands before the root says nothing.
            }
            return element(xml)
                    .orElseThrow(
                            () -> new UnreadableFile(new Place(file, 1, ""), "It is too large."));
        } catch (XMLStreamException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * The element at whose start tag the reader stands, with all that is in it; the reader then
     * stands at its end tag. Nothing if it has more than {@link #CHARACTERS_MAX} characters.
     *
     * @throws XMLStreamException if it is not well-formed or refers to an entity of the file's own
     */
    public static Optional<XmlElement> element(XMLStreamReader xml) throws XMLStreamException {
        var open = new ArrayDeque<Open>();
        open.push(Open.at(xml));
        var characters = open.element().length();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var started = Open.at(xml);
                    characters += started.length();
                    open.push(started);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    var whole = open.pop().whole();
                    var outer = open.peek();
                    if (outer == null) {
                        return characters > CHARACTERS_MAX ? Optional.empty() : Optional.of(whole);
                    }
                    if (characters <= CHARACTERS_MAX) {
                        outer.add(whole);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
                    characters += xml.getTextLength();
                    if (characters <= CHARACTERS_MAX) {
                        open.element().append(xml.getText());
                    }
                }
                case XMLStreamConstants.CDATA -> {
                    characters += xml.getTextLength();
                    if (characters <= CHARACTERS_MAX) {
                        open.element().section().append(xml.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        open.element().append(named(xml.getLocalName(), xml.getLocation()));
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    /** The exception of a reader in words for authors, with its place. */
    public static UnreadableFile unreadable(String file, XMLStreamException e) {
        var location = e.getLocation();
        var line = location == null ? 0 : Math.max(0, location.getLineNumber());
        var message = e.getMessage() == null ? "" : e.getMessage();
        var start = message.indexOf("Message: ");
        var unreadable =
                new UnreadableFile(
                        new Place(file, line, ""),
                        "The XML is not well-formed: "
                                + message.substring(start < 0 ? 0 : start + "Message: ".length()));
        unreadable.initCause(e);
        return unreadable;
    }

    private static String named(String entity, Location location) throws XMLStreamException {
        var reference = "&" + entity + ";";
        var character = Parser.unescapeEntities(reference, false);
        if (character.equals(reference)) {
            throw new XMLStreamException(
                    "The entity \"%s\" is not one of HTML's, and none is expanded."
                            .formatted(entity),
                    location);
        }
        return character;
    }

    /** An element whose end has not come yet. */
    private record Open(
            String namespace,
            String name,
            Map<String, String> attributes,
            Map<String, String> prefixes,
            List<XmlNode> content,
            StringBuilder text,
            StringBuilder section,
            int line) {
        static Open at(XMLStreamReader xml) {
            var attributes = new LinkedHashMap<String, String>();
            var prefixes = new LinkedHashMap<String, String>();
            for (var i = 0; i < xml.getAttributeCount(); i++) {
                var prefix = xml.getAttributePrefix(i);
                var local = xml.getAttributeLocalName(i);
                var prefixed = prefix != null && !prefix.isEmpty();
                attributes.put(prefixed ? prefix + ":" + local : local, xml.getAttributeValue(i));
                if (prefixed && !prefix.equals("xml")) {
                    prefixes.put(prefix, xml.getAttributeNamespace(i));
                }
            }
            var namespace = xml.getNamespaceURI();
            return new Open(
                    namespace == null ? "" : namespace,
                    xml.getLocalName(),
                    attributes,
                    prefixes,
                    new ArrayList<>(),
                    new StringBuilder(),
                    new StringBuilder(),
                    xml.getLocation().getLineNumber());
        }

        long length() {
            return attributes.values().stream().mapToLong(String::length).sum();
        }

        void append(String characters) {
            endSection();
            text.append(characters);
        }

        /** A section may come in several parts. */
        private void endSection() {
            if (section.isEmpty()) {
                return;
            }
            if (Html.hasTags(section.toString())) {
                endText();
                content.add(new XmlNode.Text(section.toString(), true));
            } else {
                text.append(section);
            }
            section.setLength(0);
        }

        void add(XmlElement child) {
            flush();
            content.add(child);
        }

        XmlElement whole() {
            flush();
            return new XmlElement(namespace, name, attributes, prefixes, content, line);
        }

        private void flush() {
            endSection();
            endText();
        }

        private void endText() {
            if (!text.isEmpty()) {
                content.add(new XmlNode.Text(text.toString()));
                text.setLength(0);
            }
        }
    }
}
