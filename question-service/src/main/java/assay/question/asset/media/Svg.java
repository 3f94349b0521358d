package assay.question.asset.media;

import assay.question.asset.PictureSize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a drawing anew with the elements and attributes that draw, and without all that runs,
 * moves, links or loads. A drawing written so is written the same again.
 */
final class Svg {
    static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    static final int DEPTH_MAX = 64;

    private static final Set<String> ELEMENTS =
            Set.of(
                    "circle",
                    "clipPath",
                    "defs",
                    "desc",
                    "ellipse",
                    "feBlend",
                    "feColorMatrix",
                    "feComponentTransfer",
                    "feComposite",
                    "feConvolveMatrix",
                    "feDiffuseLighting",
                    "feDisplacementMap",
                    "feDistantLight",
                    "feDropShadow",
                    "feFlood",
                    "feFuncA",
                    "feFuncB",
                    "feFuncG",
                    "feFuncR",
                    "feGaussianBlur",
                    "feMerge",
                    "feMergeNode",
                    "feMorphology",
                    "feOffset",
                    "fePointLight",
                    "feSpecularLighting",
                    "feSpotLight",
                    "feTile",
                    "feTurbulence",
                    "filter",
                    "g",
                    "image",
                    "line",
                    "linearGradient",
                    "marker",
                    "mask",
                    "path",
                    "pattern",
                    "polygon",
                    "polyline",
                    "radialGradient",
                    "rect",
                    "stop",
                    "style",
                    "svg",
                    "switch",
                    "symbol",
                    "text",
                    "textPath",
                    "title",
                    "tspan",
                    "use",
                    "view");

    /** What stands in these are words or CSS; an element within is none that draws. */
    private static final Set<String> WITHOUT_ELEMENTS = Set.of("desc", "style", "title");

    /**
     * What reacts to events runs, whatever the case, once a page has the drawing within its HTML;
     * references are judged on their own.
     */
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?i)(?!on|href$|src$|srcset$)[a-z][a-z0-9_.-]*");

    /** Names and words, which no reader takes for CSS. */
    private static final Pattern WORDED = Pattern.compile("id|class|lang|role|aria-[a-z]+");

    private static final Pattern WITHIN = Pattern.compile("#[^\\s\"'()<>\\\\]+");
    private static final Pattern EMBEDDED =
            Pattern.compile("data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\\s]*");

    /** One that is written otherwise is not recognised, and so refused. */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "url\\s*+\\(\\s*+(['\"]?)([^\\s\"'()<>\\\\]*+)\\1\\s*+\\)",
                    Pattern.CASE_INSENSITIVE);

    /**
     * What loads in a value of CSS beside {@link #ADDRESS}, and the escapes that could hide it.
     * Most attributes of a drawing are such values.
     */
    private static final Pattern LOADING =
            Pattern.compile(
                    "\\\\|url\\s*+\\(|image-set|image\\s*+\\(|src\\s*+\\(",
                    Pattern.CASE_INSENSITIVE);

    /** What loads or runs in declarations and rules of CSS besides. */
    private static final Pattern HARMFUL_STYLE =
            Pattern.compile(
                    "@|expression|javascript|behavior|-moz-binding", Pattern.CASE_INSENSITIVE);

    private final XMLStreamReader reader;
    private final XMLStreamWriter writer;
    private final SvgReferences references = new SvgReferences();
    private final Deque<String> open = new ArrayDeque<>();

    /** All that the open element {@code style} says: a part of it may look harmless. */
    private final StringBuilder css = new StringBuilder();

    private @Nullable PictureSize size;

    /** A drawing that can be shown to anybody. */
    static final class Harmless {
        private final byte[] bytes;
        private final @Nullable PictureSize size;

        private Harmless(byte[] bytes, @Nullable PictureSize size) {
            this.bytes = bytes;
            this.size = size;
        }

        byte[] bytes() {
            return bytes;
        }

        Optional<PictureSize> size() {
            return Optional.ofNullable(size);
        }
    }

    private Svg(XMLStreamReader reader, XMLStreamWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * The drawing without what could do harm.
     *
     * @throws UnreadableFile if it is no well-formed drawing, uses entities of its own, or
     *     multiplies itself without end
     */
    static Harmless harmless(byte[] bytes) throws UnreadableFile {
        var written = new ByteArrayOutputStream(bytes.length);
        if (declaresEntities(bytes)) {
            throw new UnreadableFile("The drawing uses entities of its own.");
        }
        try {
            var reader = input().createXMLStreamReader(new ByteArrayInputStream(bytes));
            var writer =
                    XMLOutputFactory.newDefaultFactory()
                            .createXMLStreamWriter(written, StandardCharsets.UTF_8.name());
            var svg = new Svg(reader, writer);
            svg.copy();
            writer.close();
            return new Harmless(written.toByteArray(), svg.size);
        } catch (XMLStreamException e) {
            var place = e.getLocation();
            throw new UnreadableFile(
                    place == null
                            ? "The drawing is not well-formed XML."
                            : "The drawing is not well-formed XML, or uses entities: see line %d, column %d."
                                    .formatted(place.getLineNumber(), place.getColumnNumber()));
        }
    }

    /** In whatever encoding: one of two bytes has a zero beside each character of this. */
    private static boolean declaresEntities(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .contains("<!ENTITY");
    }

    /** No DTD is read, so no entity is ever expanded or fetched. */
    private static XMLInputFactory input() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private void copy() throws XMLStreamException, UnreadableFile {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new UnreadableFile("The drawing uses entities of its own.");
                default -> {} // comments, instructions and the document type say nothing
            }
        }
        references.check();
    }

    private void start() throws XMLStreamException, UnreadableFile {
        var name = reader.getLocalName();
        if (open.isEmpty() && !(name.equals("svg") && isSvg())) {
            throw new UnreadableFile("The file is XML, but no drawing.");
        }
        if (open.size() >= DEPTH_MAX) {
            throw new UnreadableFile(
                    "The drawing is nested more than %d deep.".formatted(DEPTH_MAX));
        }
        // a link becomes a group: what it shows stays
        var written = name.equals("a") ? "g" : name;
        if (!isSvg()
                || !ELEMENTS.contains(written)
                || isForeignStyle(written)
                || (!open.isEmpty() && WITHOUT_ELEMENTS.contains(open.element()))) {
            skip();
            return;
        }
        writer.writeStartElement(written);
        if (open.isEmpty()) {
            writer.writeDefaultNamespace(NAMESPACE);
            writer.writeNamespace("xlink", XLINK);
            size = sizeOf(reader);
        }
        open.push(written);
        references.enter(reader.getAttributeValue(null, "id"));
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            attribute(written, i);
        }
    }

    private boolean isSvg() {
        var namespace = reader.getNamespaceURI();
        return namespace == null || namespace.isEmpty() || namespace.equals(NAMESPACE);
    }

    private boolean isForeignStyle(String name) {
        var type = reader.getAttributeValue(null, "type");
        return name.equals("style") && type != null && !type.equals("text/css");
    }

    private void skip() throws XMLStreamException {
        var depth = 1;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private void attribute(String element, int i) throws XMLStreamException {
        var namespace = reader.getAttributeNamespace(i);
        var name = reader.getAttributeLocalName(i);
        var value = reader.getAttributeValue(i);
        if (name.equals("href") && (isNone(namespace) || namespace.equals(XLINK))) {
            if (isSafeReference(element, value)) {
                if (WITHIN.matcher(value).matches()) {
                    references.refer(value.substring(1));
                }
                if (isNone(namespace)) {
                    writer.writeAttribute("href", value);
                } else {
                    writer.writeAttribute("xlink", XLINK, "href", value);
                }
            }
        } else if (namespace != null && namespace.equals(XML)) {
            if (name.equals("lang") || name.equals("space")) {
                writer.writeAttribute("xml", XML, name, value);
            }
        } else if (isNone(namespace)
                && ATTRIBUTE.matcher(name).matches()
                && isSafeValue(name, value)) {
            refer(value);
            writer.writeAttribute(name, value);
        }
    }

    private static boolean isNone(@Nullable String namespace) {
        return namespace == null || namespace.isEmpty();
    }

    private static boolean isSafeReference(String element, String value) {
        return WITHIN.matcher(value).matches()
                || (element.equals("image") && EMBEDDED.matcher(value).matches());
    }

    private static boolean isSafeValue(String name, String value) {
        return WORDED.matcher(name).matches()
                || (name.equalsIgnoreCase("style") ? isSafeStyle(value) : loadsNothing(value));
    }

    private static boolean isSafeStyle(String css) {
        return !HARMFUL_STYLE.matcher(css).find() && loadsNothing(css);
    }

    /** Every {@code url(..)} names something within the drawing, and nothing else could load. */
    private static boolean loadsNothing(String value) {
        var addresses = ADDRESS.matcher(value);
        return addresses.results().allMatch(url -> WITHIN.matcher(url.group(2)).matches())
                && !LOADING.matcher(addresses.replaceAll("")).find();
    }

    private void refer(String value) {
        ADDRESS.matcher(value)
                .results()
                .map(url -> url.group(2))
                .filter(address -> WITHIN.matcher(address).matches())
                .forEach(address -> references.refer(address.substring(1)));
    }

    private void characters() throws XMLStreamException {
        if (open.isEmpty()) {
            return;
        }
        if (open.element().equals("style")) {
            css.append(reader.getText());
        } else {
            writer.writeCharacters(reader.getText());
        }
    }

    private void end() throws XMLStreamException {
        if (open.element().equals("style")) {
            style(css.toString());
            css.setLength(0);
        }
        writer.writeEndElement();
        references.leave();
        open.pop();
    }

    private void style(String text) throws XMLStreamException {
        if (isSafeStyle(text)) {
            refer(text);
            writer.writeCharacters(text);
        }
    }

    private static @Nullable PictureSize sizeOf(XMLStreamReader root) {
        var width = length(root.getAttributeValue(null, "width"));
        var height = length(root.getAttributeValue(null, "height"));
        var box = root.getAttributeValue(null, "viewBox");
        if ((width < 1 || height < 1) && box != null) {
            var numbers = box.strip().split("[\\s,]+", -1);
            if (numbers.length == 4) {
                width = length(numbers[2]);
                height = length(numbers[3]);
            }
        }
        return width < 1 || height < 1 ? null : new PictureSize(width, height);
    }

    private static final Pattern LENGTH = Pattern.compile("\\+?([0-9]{1,6})(\\.[0-9]*)?(px)?");

    /** 0 if it is not given in pixels. */
    private static int length(@Nullable String value) {
        var matcher = LENGTH.matcher(value == null ? "" : value.strip());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
