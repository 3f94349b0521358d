package assay.question.exchange.qti12;

import assay.question.exchange.Media.Kept.Asset;
import assay.question.exchange.Remark;
import assay.question.exchange.file.Archive;
import assay.question.exchange.file.ByteSource;
import assay.question.exchange.html.EmbeddedMedia;
import assay.question.exchange.html.Html;
import assay.question.exchange.xml.XmlElement;
import assay.question.exchange.xml.XmlNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes HTML of {@code <material>}, with the files of the package as assets. */
final class Material {
    private static final Pattern LINK =
            Pattern.compile("(?i)\\b(?:src|href|poster|data)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    /** Bounded, so that pictures that never end cost no more than their number. */
    private static final Pattern EQUATION =
            Pattern.compile(
                    "(?i)<img\\b[^>]{0,4000}?\\bdata-equation-content=(?:\"([^\"]{0,4000})\"|'([^']{0,4000})')[^>]{0,4000}>");

    private static final Pattern BASE =
            Pattern.compile("(?i)^(?:\\$|%24)IMS[-_]CC[-_]FILE[-_]?BASE(?:\\$|%24)/?");
    private static final Pattern ABSOLUTE =
            Pattern.compile("^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|$).*");

    /** Files of the package that the item's file belongs to. */
    @FunctionalInterface
    interface Files {
        /**
         * The file that a link names.
         *
         * @param fromBase whether the link starts at the package's own folder for files
         */
        Optional<ByteSource> file(String link, boolean fromBase);
    }

    private final Files files;
    private final EmbeddedMedia media;
    private final Consumer<Remark> remarks;
    private final Map<String, Optional<Asset>> kept = new HashMap<>();

    Material(Files files, EmbeddedMedia media, Consumer<Remark> remarks) {
        this.files = files;
        this.media = media;
        this.remarks = remarks;
    }

    /** HTML of one {@code <material>} or of all material below an element. */
    String html(XmlElement element) throws IOException {
        var html = new StringBuilder();
        append(html, element);
        return html.toString().strip();
    }

    /** Plain text of the same. */
    String plain(XmlElement element) throws IOException {
        return Html.text(html(element));
    }

    private void append(StringBuilder html, XmlElement element) throws IOException {
        switch (element.name().toLowerCase(Locale.ROOT)) {
            case "mattext", "matemtext", "mat_formattedtext" -> html.append(text(element));
            case "matbreak" -> html.append("<br>");
            case "matimage" -> html.append(image(element));
            case "mataudio", "matvideo", "matapplication", "matapplet" ->
                    html.append(other(element));
            case "altmaterial", "matref", "mat_comment" ->
                    remarks.accept(Remark.lossy("<%s> is not shown.".formatted(element.name())));
            case "math" -> html.append(math(element));
            default -> {
                for (var child : element.children()) {
                    var part = new StringBuilder();
                    append(part, child);
                    if (part.toString().isBlank()) {
                        continue;
                    }
                    if (!html.isEmpty()
                            && child.is("flow_mat")
                            && html.charAt(html.length() - 1) != '>') {
                        html.append("<br>");
                    }
                    html.append(part);
                }
            }
        }
    }

    private static String math(XmlElement element) {
        return new XmlElement("", "x", Map.of(), Map.of(), List.<XmlNode>of(element), 0).html();
    }

    private String text(XmlElement element) throws IOException {
        if (!element.children().isEmpty()) {
            return withAssets(element.html());
        }
        var text = element.text();
        var type =
                element.attribute("texttype")
                        .or(() -> element.attribute("type"))
                        .orElse("")
                        .toLowerCase(Locale.ROOT);
        if (type.contains("html") || type.equals("smart_text")) {
            return withAssets(text);
        }
        var isOfSakai = element.attribute("charset", "").equals("ascii-us");
        if ((type.isEmpty() || isOfSakai) && Html.hasTags(text)) {
            return withAssets(text);
        }
        return Html.of(text.strip().equals(text) ? text : text.replaceAll("\\s+", " "));
    }

    private String image(XmlElement image) throws IOException {
        var uri = image.attribute("uri", image.attribute("URI", ""));
        var name = uri.isEmpty() ? image.attribute("label", "a picture") : uri;
        var embedded = image.text().strip();
        if (embedded.isEmpty() && uri.isEmpty()) {
            return "";
        }
        var asset = embedded.isEmpty() ? asset(uri) : media.keep(name, embedded);
        return asset.map(found ->
                        "<img src=\"asset:%s\" alt=\"%s\">"
                                .formatted(
                                        found.hash(),
                                        Html.escaped(image.attribute("label", ""))
                                                .replace("\"", "&quot;")))
                .orElse("");
    }

    private String other(XmlElement medium) throws IOException {
        var uri = medium.attribute("uri", "");
        return asset(uri)
                .map(found ->
                        "<a href=\"asset:%s\">%s</a>".formatted(found.hash(), Html.escaped(uri)))
                .orElse("");
    }

    /** The HTML with the package's files as assets and Canvas' formulas as TeX. */
    private String withAssets(String html) throws IOException {
        var formulas =
                EQUATION.matcher(html)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(
                                        "\\(" + either(match.group(1), match.group(2)) + "\\)"));
        var linked =
                EmbeddedMedia.replace(
                        formulas,
                        LINK,
                        (match, _) -> {
                            var matcher = LINK.matcher(match);
                            if (!matcher.matches()) {
                                return match;
                            }
                            var link = either(matcher.group(1), matcher.group(2));
                            if (ABSOLUTE.matcher(Html.unescaped(link)).matches()) {
                                return match;
                            }
                            return asset(Html.unescaped(link))
                                    .map(asset -> match.replace(link, "asset:" + asset.hash()))
                                    .orElse(match);
                        });
        return media.withoutDataUris(linked);
    }

    private static String either(@Nullable String one, @Nullable String other) {
        return one != null ? one : other != null ? other : "";
    }

    /** The asset that a link names; a remark when there is none. */
    Optional<Asset> asset(String said) throws IOException {
        var link = said.strip();
        var known = kept.get(link);
        if (known != null) {
            return known;
        }
        var base = BASE.matcher(link);
        var fromBase = base.find();
        var path = decoded((fromBase ? base.replaceFirst("") : link).replaceFirst("[?#].*$", ""));
        var file = files.file(path, fromBase);
        Optional<Asset> asset = Optional.empty();
        if (file.isPresent()) {
            try (var bytes = file.get().open()) {
                asset = media.keep(path, bytes);
            } catch (Archive.TooLarge e) {
                remarks.accept(Remark.lossy("%s was not kept: %s.".formatted(path, e.reason())));
            }
        } else {
            remarks.accept(Remark.lossy("%s is linked and not in the package.".formatted(path)));
        }
        kept.put(link, asset);
        return asset;
    }

    private static String decoded(String link) {
        try {
            return URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return link;
        }
    }
}
