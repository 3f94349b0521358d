package assay.question.exchange.qti;

import assay.question.exchange.Media.Kept;
import assay.question.exchange.UnreadableFile;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes parts of an item's body as HTML, with the media as assets. */
final class Html {
    private static final String MARKER = "marker";

    /** A text may include another, which may include a third. */
    private static final int INCLUDED_MAX = 3;

    private static final Set<String> VOID =
            Set.of("area", "br", "col", "hr", "img", "input", "source", "track", "wbr");

    /** Elements that run, ask or frame; no text of a question keeps them. */
    private static final Set<String> RUNNING =
            Set.of(
                    "script",
                    "style",
                    "iframe",
                    "frame",
                    "form",
                    "input",
                    "button",
                    "canvas",
                    "applet",
                    "embed",
                    "link",
                    "meta",
                    "select",
                    "textarea",
                    "base");

    /** What an item has beside its text. */
    private static final Set<String> NO_TEXT =
            Set.of("prompt", "feedbackInline", "feedbackBlock", "modalFeedback", "stylesheet");

    private static final Set<String> BLOCKS =
            Set.of(
                    "address",
                    "article",
                    "aside",
                    "blockquote",
                    "div",
                    "dl",
                    "figure",
                    "footer",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "header",
                    "hr",
                    "main",
                    "nav",
                    "ol",
                    "p",
                    "pre",
                    "section",
                    "table",
                    "ul");

    private static final Pattern NOTHING_BEFORE =
            Pattern.compile("^(<p>\\s*+</p>\\s*+|<div>\\s*+</div>\\s*+)++");
    private static final List<String> MAYBE_EMPTY = List.of("p", "div");

    private final Neighbours neighbours;
    private final String file;
    private final Remarks remarks;

    /** Whether white space is to stay as it is. */
    private final boolean verbatim;

    /** How many documents include this one. */
    private final int depth;

    private final IdentityHashMap<Element, List<Node>> substitutes = new IdentityHashMap<>();

    Html(Neighbours neighbours, String file, Remarks remarks, boolean verbatim) {
        this(neighbours, file, remarks, verbatim, 0);
    }

    private Html(Neighbours neighbours, String file, Remarks remarks, boolean verbatim, int depth) {
        this.neighbours = neighbours;
        this.file = file;
        this.remarks = remarks;
        this.verbatim = verbatim;
        this.depth = depth;
    }

    /** Writes {@code instead} wherever {@code element} stands. */
    void substitute(Element element, List<? extends Node> instead) {
        substitutes.put(element, List.copyOf(instead));
    }

    /** A mark that no text of the document can be mistaken for. */
    static Element marker(String mark) {
        return new Element(MARKER, MARKER, new LinkedHashMap<>(), List.of(new Text(mark)), 0);
    }

    /** A place that is to be filled in or shown. */
    static Element place(String id) {
        return marker("[[" + id + "]]");
    }

    String of(Element holder) throws UnreadableFile {
        return of(holder.children());
    }

    /** Empty paragraphs and divisions at the end say nothing. */
    private static String withoutEmptyEnd(String html) {
        var end = html.length();
        for (var shorter = beforeEmpty(html, end); shorter < end; ) {
            end = shorter;
            shorter = beforeEmpty(html, end);
        }
        return html.substring(0, end);
    }

    private static int beforeEmpty(String html, int end) {
        for (var name : MAYBE_EMPTY) {
            var opening = "<" + name + ">";
            var closing = "</" + name + ">";
            if (html.startsWith(closing, end - closing.length())) {
                var inner = beforeSpace(html, end - closing.length());
                if (html.startsWith(opening, inner - opening.length())) {
                    return beforeSpace(html, inner - opening.length());
                }
            }
        }
        return end;
    }

    private static int beforeSpace(String html, int end) {
        var before = end;
        while (before > 0 && Character.isWhitespace(html.charAt(before - 1))) {
            before--;
        }
        return before;
    }

    String of(List<? extends Node> nodes) throws UnreadableFile {
        var html = new StringBuilder();
        for (var node : nodes) {
            write(node, html, verbatim);
        }
        return NOTHING_BEFORE
                .matcher(withoutEmptyEnd(html.toString().strip()))
                .replaceFirst("")
                .strip();
    }

    /** The text of an element alone, for fields that take no markup. */
    String plain(Element holder) {
        if (holder.contains(within -> within.is("img", "object", "math", "video", "audio"))) {
            remarks.lossy(
                    "A choice of a drop-down list has a picture or a formula; only its text is"
                            + " kept.");
        }
        return holder.text().replaceAll("\\s+", " ").strip();
    }

    static boolean hasBlocks(Element holder) {
        return holder.elements().stream().anyMatch(child -> BLOCKS.contains(child.name()));
    }

    private void write(Node node, StringBuilder html, boolean preformatted) throws UnreadableFile {
        switch (node) {
            case Text(var text) -> text(text, html, preformatted);
            case Element element -> {
                var instead = substitutes.get(element);
                if (instead == null) {
                    element(element, html, preformatted);
                } else {
                    for (var part : instead) {
                        write(part, html, preformatted);
                    }
                }
            }
        }
    }

    private static void text(String text, StringBuilder html, boolean preformatted) {
        var shown = preformatted ? text : text.replaceAll("[ \\t\\r\\n]+", " ");
        var last = html.isEmpty() ? ' ' : html.charAt(html.length() - 1);
        if (!preformatted && last == ' ' && shown.startsWith(" ")) {
            shown = shown.substring(1);
        }
        escape(shown, html);
    }

    private void element(Element element, StringBuilder html, boolean preformatted)
            throws UnreadableFile {
        var name = element.name();
        if (name.equals(MARKER)) {
            html.append(element.text());
        } else if (NO_TEXT.contains(name)) {
            if (name.equals("stylesheet")) {
                remarks.lossy("Its style sheet is not taken.");
            }
        } else if (RUNNING.contains(name.toLowerCase(Locale.ROOT))) {
            remarks.lossy("Its text has a %s, which is not taken.".formatted(name));
        } else if (element.namespace().equals(Element.MATHML) || name.equals("math")) {
            math(element, html);
        } else {
            switch (name) {
                case "object" -> object(element, html, preformatted);
                case "img" -> image(element, "src", html);
                case "audio", "video", "source", "track" -> medium(element, html, preformatted);
                case "rubricBlock" -> rubric(element, html, preformatted);
                case "printedVariable" ->
                        remarks.lossy(
                                "The value of %s is not shown in its text."
                                        .formatted(element.get("identifier")));
                case "endAttemptInteraction" ->
                        remarks.normalised(
                                "Its button \"%s\" is not taken.".formatted(element.get("title")));
                case "templateInline", "templateBlock" ->
                        remarks.lossy("A part of its text that is shown to some is not taken.");
                case "include", "assessmentStimulusRef" -> included(element, html);
                case "infoControl" -> {
                    remarks.lossy("A help text that candidates open is shown to all.");
                    wrapped("div", element, html, preformatted);
                }
                case "itemBody", "stimulusBody", "assessmentStimulus", "body", "html", "picture" ->
                        content(element, html, preformatted);
                default -> plain(element, html, preformatted);
            }
        }
    }

    private void plain(Element element, StringBuilder html, boolean preformatted)
            throws UnreadableFile {
        var name = element.name();
        if (verbatim
                && (InteractionReader.hasClass(element, "assay-stem")
                        || InteractionReader.hasClass(element, "assay-part"))) {
            content(element, html, preformatted);
            return;
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT)) || name.indexOf('-') >= 0) {
            remarks.lossy("Its text has a %s; only what is in it is taken.".formatted(name));
            content(element, html, preformatted);
            return;
        }
        if (name.equals("a") && !element.get("href").isEmpty()) {
            link(element);
        }
        html.append('<').append(name);
        attributes(element, html);
        html.append('>');
        if (!VOID.contains(name)) {
            content(element, html, preformatted || name.equals("pre"));
            html.append("</").append(name).append('>');
        }
    }

    private void link(Element element) {
        var address = element.get("href");
        if (!Neighbours.isRemote(address) && !address.startsWith("#")) {
            remarks.lossy("A link to %s, a file of the package, leads nowhere.".formatted(address));
        }
    }

    private void wrapped(String name, Element element, StringBuilder html, boolean preformatted)
            throws UnreadableFile {
        html.append('<').append(name).append('>');
        content(element, html, preformatted);
        html.append("</").append(name).append('>');
    }

    private void content(Element element, StringBuilder html, boolean preformatted)
            throws UnreadableFile {
        for (var child : element.children()) {
            write(child, html, preformatted);
        }
    }

    private void math(Element element, StringBuilder html) throws UnreadableFile {
        html.append('<').append(element.name());
        attributes(element, html);
        html.append('>');
        content(element, html, false);
        html.append("</").append(element.name()).append('>');
    }

    private static void attributes(Element element, StringBuilder html) {
        element.attributes()
                .forEach((name, value) -> {
                    if (name.equals("xml:lang")) {
                        attribute("lang", value, html);
                    } else if (name.indexOf(':') < 0) {
                        attribute(name, value, html);
                    }
                });
    }

    private static void attribute(String name, String value, StringBuilder html) {
        html.append(' ').append(name).append("=\"");
        escape(value, html);
        html.append('"');
    }

    private void rubric(Element rubric, StringBuilder html, boolean preformatted)
            throws UnreadableFile {
        if (Rubrics.isForCandidates(rubric)) {
            wrapped("div", rubric, html, preformatted);
        }
    }

    /** {@code object} is QTI's element for media; within it stands what is shown without them. */
    private void object(Element object, StringBuilder html, boolean preformatted)
            throws UnreadableFile {
        var type = object.get("type");
        var address = object.get("data");
        if (address.isEmpty()) {
            content(object, html, preformatted);
        } else if (type.startsWith("image/")
                || (type.isEmpty() && address.matches("(?i).*\\.(png|jpe?g|gif|svg|webp)"))) {
            image(object, "data", html);
        } else if (type.startsWith("audio/") || type.startsWith("video/")) {
            var name = type.substring(0, type.indexOf('/'));
            var kept = kept(object, address);
            if (kept instanceof Kept.Asset(var hash, _, _, _)) {
                html.append('<').append(name).append(" controls src=\"asset:").append(hash);
                html.append("\"></").append(name).append('>');
            } else {
                content(object, html, preformatted);
            }
        } else if (type.equals("text/html") || address.matches("(?i).*\\.x?html?")) {
            included(object, html);
        } else {
            remarks.lossy("The object %s (%s) is not taken.".formatted(address, type));
            content(object, html, preformatted);
        }
    }

    private void image(Element image, String source, StringBuilder html) throws UnreadableFile {
        var address = image.get(source);
        var alternative = image.get("alt", image.text().replaceAll("\\s+", " ").strip());
        var kept = Neighbours.isRemote(address) ? null : kept(image, address);
        if (kept instanceof Kept.Refused) {
            html.append(alternative.isEmpty() ? "" : "<em>");
            escape(alternative, html);
            html.append(alternative.isEmpty() ? "" : "</em>");
            return;
        }
        if (kept == null && !address.startsWith("asset:")) {
            remarks.lossy("The picture at %s is not copied.".formatted(address));
        }
        html.append("<img");
        attribute(
                "src", kept instanceof Kept.Asset asset ? "asset:" + asset.hash() : address, html);
        attribute("alt", alternative, html);
        for (var size : new String[] {"width", "height", "class", "title"}) {
            if (!image.get(size).isEmpty()) {
                attribute(size, image.get(size), html);
            }
        }
        html.append('>');
    }

    private void medium(Element medium, StringBuilder html, boolean preformatted)
            throws UnreadableFile {
        html.append('<').append(medium.name());
        for (var attribute : medium.attributes().entrySet()) {
            var name = attribute.getKey();
            var value = attribute.getValue().strip();
            if (name.equals("src") || name.equals("poster")) {
                var kept = Neighbours.isRemote(value) ? null : kept(medium, value);
                if (kept instanceof Kept.Asset asset) {
                    attribute(name, "asset:" + asset.hash(), html);
                } else if (kept == null) {
                    remarks.lossy("The medium at %s is not copied.".formatted(value));
                    attribute(name, value, html);
                }
            } else if (name.indexOf(':') < 0) {
                attribute(name, value, html);
            }
        }
        html.append('>');
        if (!VOID.contains(medium.name())) {
            content(medium, html, preformatted);
            html.append("</").append(medium.name()).append('>');
        }
    }

    private Kept kept(Element where, String address) throws UnreadableFile {
        if (address.startsWith("asset:")) {
            return new Kept.Asset(address.substring("asset:".length()), "", 0, 0);
        }
        var kept = neighbours.medium(file, where.get("xml:base") + address);
        if (kept instanceof Kept.Refused(var reason)) {
            remarks.lossy(
                    "The medium %s is not taken: %s."
                            .formatted(
                                    address.startsWith("data:") ? "in its text" : address, reason));
        }
        return kept;
    }

    /** A text of the package that items share. */
    private void included(Element reference, StringBuilder html) throws UnreadableFile {
        var address = reference.get("href", reference.get("data"));
        var document =
                depth < INCLUDED_MAX
                        ? neighbours.document(file, address)
                        : Optional.<Element>empty();
        if (document.isEmpty()) {
            remarks.lossy("The text %s that it includes is not in the file.".formatted(address));
            reference.first("fallback").ifPresent(fallback -> escape(fallback.text(), html));
            return;
        }
        remarks.normalised("The text %s that it includes is part of it now.".formatted(address));
        var root = document.get();
        var body = root.is("html") ? root.first("body") : root.first("stimulusBody");
        var path = Neighbours.path(file, address).orElse(file);
        var within = new Html(neighbours, path, remarks, verbatim, depth + 1);
        html.append(within.of(body.orElse(root)));
    }

    static String escaped(String text) {
        var escaped = new StringBuilder();
        escape(text, escaped);
        return escaped.toString();
    }

    static void escape(String text, StringBuilder out) {
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            switch (letter) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '[' ->
                        out.append(
                                i + 1 < text.length() && text.charAt(i + 1) == '[' ? "&#91;" : "[");
                default -> out.append(letter);
            }
        }
    }
}
