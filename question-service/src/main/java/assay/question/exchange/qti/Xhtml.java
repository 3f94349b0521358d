package assay.question.exchange.qti;

import assay.question.content.TextFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.TextNode;

/** Texts of questions as the XHTML that a version of QTI allows in its items. */
final class Xhtml {
    private static final Pattern FORMULA =
            Pattern.compile("\\\\\\(.+?\\\\\\)|\\\\\\[.+?\\\\\\]|\\$\\$.+?\\$\\$", Pattern.DOTALL);
    private static final Pattern PLACE =
            Pattern.compile("\\[\\[([a-z0-9]{1,8})]]|(\\{[A-Za-z][A-Za-z0-9_]*})");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final String ASSET = "asset:";

    private static final Parser MARKDOWN =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    /** How elements of HTML 5 begin in items of QTI 2.2. */
    private static final String HTML5 = "qh5:";

    private static final Set<String> OF_CELL =
            Set.of("headers", "scope", "abbr", "axis", "rowspan", "colspan");

    private static final Set<String> BY_2_1 =
            Set.of(
                    "a",
                    "abbr",
                    "acronym",
                    "address",
                    "b",
                    "big",
                    "blockquote",
                    "br",
                    "caption",
                    "cite",
                    "code",
                    "col",
                    "colgroup",
                    "dd",
                    "dfn",
                    "div",
                    "dl",
                    "dt",
                    "em",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "i",
                    "img",
                    "kbd",
                    "li",
                    "object",
                    "ol",
                    "p",
                    "param",
                    "pre",
                    "q",
                    "samp",
                    "small",
                    "span",
                    "strong",
                    "sub",
                    "sup",
                    "table",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "tr",
                    "tt",
                    "ul",
                    "var",
                    "math");

    /** Those that QTI 2.2 takes from HTML 5, in a namespace of their own. */
    private static final Set<String> OF_HTML5_SINCE_2_2 =
            Set.of(
                    "article",
                    "aside",
                    "audio",
                    "bdi",
                    "figcaption",
                    "figure",
                    "footer",
                    "header",
                    "nav",
                    "rp",
                    "rt",
                    "ruby",
                    "section",
                    "source",
                    "track",
                    "video");

    /** What can stand within a line. */
    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "acronym", "b", "bdo", "big", "br", "cite", "code", "dfn", "em",
                    "i", "img", "kbd", "object", "param", "q", "samp", "small", "span", "strong",
                    "sub", "sup", "tt", "u", "s", "mark", "var", "audio", "video", "source",
                    "track", "qh5:bdi", "ruby", "rt", "rp", "ins", "del", "time", "wbr");

    /** Attributes of any element in QTI 2. */
    private static final Set<String> OF_ALL = Set.of("id", "class", "xml:lang", "label");

    /** What elements have besides, in QTI 2; required ones are seen to where they are written. */
    private static final Map<String, Set<String>> OF_ELEMENT =
            Map.ofEntries(
                    Map.entry("a", Set.of("href", "type")),
                    Map.entry("blockquote", Set.of("cite")),
                    Map.entry("q", Set.of("cite")),
                    Map.entry("col", Set.of("span")),
                    Map.entry("colgroup", Set.of("span")),
                    Map.entry("img", Set.of("src", "alt", "longdesc", "width", "height")),
                    Map.entry("object", Set.of("data", "type", "width", "height")),
                    Map.entry("param", Set.of("name", "value", "valuetype", "type")),
                    Map.entry("table", Set.of("summary")),
                    Map.entry("td", OF_CELL),
                    Map.entry("th", OF_CELL));

    private static final Set<String> BLOCKS =
            Set.of(
                    "article",
                    "aside",
                    "details",
                    "figcaption",
                    "figure",
                    "footer",
                    "header",
                    "main",
                    "nav",
                    "section",
                    "summary");

    /** Where the file of an asset is, within the package. */
    @FunctionalInterface
    interface Files {
        String path(String hash) throws IOException;
    }

    private final int version;
    private final TextFormat format;
    private final Files files;
    private final Remarks remarks;

    /**
     * Writes texts.
     *
     * @param version 21, 22 or 30
     */
    Xhtml(int version, TextFormat format, Files files, Remarks remarks) {
        this.version = version;
        this.format = format;
        this.files = files;
        this.remarks = remarks;
    }

    List<Node> of(String text) throws IOException {
        return of(text, _ -> List.of());
    }

    /**
     * The text with something in its marked places.
     *
     * @param places by id, or by the name of a variable in its braces; nothing for what is none,
     *     which stays as it is
     */
    List<Node> of(String text, Function<String, List<Node>> places) throws IOException {
        if (text.isEmpty()) {
            return List.of();
        }
        var html = format == TextFormat.MARKDOWN ? rendered(text) : text;
        var body = Jsoup.parseBodyFragment(html).body();
        return nodes(body, places, false);
    }

    /** A text for a place within a line, where no paragraphs, lists or tables can be. */
    List<Node> inline(String text) throws IOException {
        return of(text).stream().map(this::inline).toList();
    }

    private Node inline(Node node) {
        if (!(node instanceof Element element) || !element.namespace().equals(Element.HTML)) {
            return node;
        }
        var block = !INLINE.contains(element.name());
        if (block) {
            remarks.lossy(
                    "A %s in a word is written as a part of its line.".formatted(element.name()));
        }
        return new Element(
                block ? "span" : element.name(),
                Element.HTML,
                block ? new LinkedHashMap<>() : element.attributes(),
                new ArrayList<>(element.children().stream().map(this::inline).toList()),
                0);
    }

    /** A text for a place that takes no markup at all. */
    List<Node> plain(String text) throws IOException {
        var nodes = of(text);
        if (nodes.stream().allMatch(Text.class::isInstance)) {
            return nodes;
        }
        remarks.lossy("This version of QTI has no markup in words; only their text is written.");
        var words = Element.of("words").addAll(nodes).text().replaceAll("\\s+", " ").strip();
        return words.isEmpty() ? List.of() : List.of(new Text(words));
    }

    /** Markdown as HTML, with formulas as they are. */
    private static String rendered(String markdown) {
        var formulas = new ArrayList<String>();
        var without = new StringBuilder();
        var matcher = FORMULA.matcher(markdown);
        while (matcher.find()) {
            formulas.add(matcher.group());
            matcher.appendReplacement(without, "\uE000" + (formulas.size() - 1) + "\uE001");
        }
        matcher.appendTail(without);
        var html = RENDERER.render(MARKDOWN.parse(without.toString())).strip();
        for (var i = 0; i < formulas.size(); i++) {
            var escaped = new StringBuilder();
            Html.escape(formulas.get(i), escaped);
            html = html.replace("\uE000" + i + "\uE001", escaped);
        }
        return isLoneParagraph(html)
                ? html.substring("<p>".length(), html.length() - "</p>".length())
                : html;
    }

    private static boolean isLoneParagraph(String html) {
        return html.startsWith("<p>")
                && html.endsWith("</p>")
                && html.indexOf("</p>") == html.length() - "</p>".length();
    }

    private List<Node> nodes(
            org.jsoup.nodes.Element holder, Function<String, List<Node>> places, boolean math)
            throws IOException {
        var nodes = new ArrayList<Node>();
        for (var child : holder.childNodes()) {
            if (child instanceof TextNode text) {
                if (math && hasValue(text.getWholeText(), places)) {
                    remarks.lossy("A drawn value within MathML is not put in.");
                    add(text.getWholeText(), nodes);
                } else {
                    split(text.getWholeText(), places, nodes);
                }
            } else if (child instanceof org.jsoup.nodes.Element element) {
                nodes.add(element(element, places, math));
            }
        }
        return nodes;
    }

    /** Whether the value of a variable is to be put in. */
    private static boolean hasValue(String text, Function<String, List<Node>> places) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .anyMatch(place -> place.startsWith("{") && !places.apply(place).isEmpty());
    }

    private static void split(String text, Function<String, List<Node>> places, List<Node> nodes) {
        var matcher = PLACE.matcher(text);
        var from = 0;
        while (matcher.find()) {
            var id = matcher.group(1);
            var place = places.apply(id == null ? matcher.group() : id);
            if (!place.isEmpty()) {
                add(text.substring(from, matcher.start()), nodes);
                nodes.addAll(place);
                from = matcher.end();
            }
        }
        add(text.substring(from), nodes);
    }

    private static void add(String text, List<Node> nodes) {
        if (!text.isEmpty()) {
            nodes.add(new Text(text));
        }
    }

    private Element element(
            org.jsoup.nodes.Element read, Function<String, List<Node>> places, boolean math)
            throws IOException {
        var name = read.normalName();
        var within = math || name.equals("math");
        if (!within && version < 30 && (name.equals("audio") || name.equals("video"))) {
            return object(read, places);
        }
        var written = within ? name : allowed(read);
        var attributes = new LinkedHashMap<String, String>();
        if (!written.equals(name) && !written.startsWith(HTML5)) {
            attributes.put("class", "html-" + name);
        }
        for (var attribute : read.attributes()) {
            var key = attribute.getKey();
            var value = attribute.getValue();
            if (hasValue(value, places)) {
                remarks.lossy(
                        "A drawn value within the attribute %s of %s is not put in."
                                .formatted(key, name));
            }
            if (key.equals("lang")) {
                attributes.put("xml:lang", value);
            } else if (Set.of("src", "href", "poster").contains(key) && value.startsWith(ASSET)) {
                attributes.put(key, files.path(value.substring(ASSET.length())));
            } else if (key.equals("style")) {
                remarks.lossy("How its text is coloured and placed is not written.");
            } else if (ATTRIBUTE.matcher(key).matches() && !key.equals("xmlns")) {
                if (within || hasAttribute(written, key)) {
                    attributes.putIfAbsent(key, value);
                } else {
                    remarks.lossy(
                            "This version of QTI has no attribute %s of %s in texts."
                                    .formatted(key, name));
                }
            }
        }
        if (written.equals("img")) {
            attributes.putIfAbsent("alt", ""); // required
        }
        return new Element(
                written,
                within ? Element.MATHML : Element.HTML,
                attributes,
                new ArrayList<>(nodes(read, places, within)),
                0);
    }

    private String allowed(org.jsoup.nodes.Element read) {
        var name = read.normalName();
        if (version >= 30) {
            return name;
        }
        if (name.equals("a") && !read.hasAttr("href")) {
            return "span"; // a link that leads nowhere is none there
        }
        if (BY_2_1.contains(name) || (version >= 22 && name.equals("bdo"))) {
            return name;
        }
        if (version >= 22 && OF_HTML5_SINCE_2_2.contains(name)) {
            return HTML5 + name;
        }
        remarks.lossy("This version of QTI has no %s in texts.".formatted(name));
        return BLOCKS.contains(name) ? "div" : "span";
    }

    private boolean hasAttribute(String element, String attribute) {
        return version >= 30
                || element.startsWith(HTML5)
                || OF_ALL.contains(attribute)
                || OF_ELEMENT.getOrDefault(element, Set.of()).contains(attribute)
                || (version >= 22
                        && (Set.of("dir", "role").contains(attribute)
                                || attribute.startsWith("aria-")
                                || attribute.startsWith("data-")));
    }

    private Element object(org.jsoup.nodes.Element read, Function<String, List<Node>> places)
            throws IOException {
        var address = read.attr("src");
        var source = read.selectFirst("source[src]");
        if (address.isEmpty() && source != null) {
            address = source.attr("src");
        }
        var path =
                address.startsWith(ASSET) ? files.path(address.substring(ASSET.length())) : address;
        if (read.selectFirst("track") != null) {
            remarks.lossy("The subtitles of a medium are not written.");
        }
        var object =
                new Element(
                        "object",
                        Element.HTML,
                        new LinkedHashMap<>(
                                Map.of(
                                        "data",
                                        path,
                                        "type",
                                        read.normalName() + "/" + MediaFiles.subtype(path))),
                        new ArrayList<>(),
                        0);
        return object.addAll(
                nodes(read, places, false).stream().filter(Text.class::isInstance).toList());
    }
}
