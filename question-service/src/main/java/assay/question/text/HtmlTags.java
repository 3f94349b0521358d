package assay.question.text;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Single tags, as they stand in Markdown, where the end of an element may be far from its start.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/#raw-html">CommonMark, raw HTML</a>
 */
final class HtmlTags {
    private static final String ATTRIBUTE =
            "\\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\\s*=\\s*(?:[^\\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?";
    private static final Pattern TAG =
            Pattern.compile(
                    "<(?<close>/)?(?<name>[A-Za-z][A-Za-z0-9-]*)(?<attributes>(?:"
                            + ATTRIBUTE
                            + ")*+)\\s*(?<empty>/?)>");
    private static final Pattern ANY_START = Pattern.compile("<[A-Za-z/!?]");

    /** Elements whose content browsers do not read as tags. */
    private static final Set<String> RAW =
            Set.of(
                    "iframe",
                    "noembed",
                    "noframes",
                    "noscript",
                    "plaintext",
                    "script",
                    "style",
                    "svg",
                    "template",
                    "textarea",
                    "title",
                    "xmp");

    private HtmlTags() {}

    /**
     * The HTML without the tags and attributes that are not allowed; empty if it is not made of
     * well-formed tags and plain text alone, so that browsers might disagree with us about where a
     * tag ends.
     */
    static Optional<String> filtered(String html) {
        var result = new StringBuilder();
        var tags = TAG.matcher(html);
        var place = 0;
        while (tags.find()) {
            var between = html.substring(place, tags.start());
            if (ANY_START.matcher(between).find() || RAW.contains(name(tags.group("name")))) {
                return Optional.empty();
            }
            result.append(between);
            if (HtmlText.ALLOWED.isSafeTag(name(tags.group("name")))) {
                result.append(
                        tags.group("close") == null
                                ? start(
                                        tags.group(),
                                        name(tags.group("name")),
                                        tags.group("attributes"),
                                        !tags.group("empty").isEmpty())
                                : tags.group());
            }
            place = tags.end();
        }
        var rest = html.substring(place);
        return ANY_START.matcher(rest).find()
                ? Optional.empty()
                : Optional.of(result.append(rest).toString());
    }

    private static String name(String written) {
        return written.toLowerCase(Locale.ROOT);
    }

    /** The start tag as written if all of it is allowed. */
    private static String start(String written, String name, String attributes, boolean isEmpty) {
        var element = new Element(name);
        var given = Parser.htmlParser().parseAttributes(attributes.strip());
        var allowed = new ArrayList<Attribute>();
        var changed = false;
        for (var attribute : given) {
            var key = attribute.getKey().toLowerCase(Locale.ROOT);
            var value = attribute.getValue();
            var copy = new Attribute(key, value);
            if (allowed.stream().anyMatch(other -> other.getKey().equals(key))
                    || !HtmlText.ALLOWED.isSafeAttribute(name, element, copy)) {
                changed = true;
            } else {
                changed |= !copy.getValue().equals(value);
                allowed.add(copy);
            }
        }
        if (name.equals("img") && allowed.stream().noneMatch(a -> a.getKey().equals("src"))) {
            return allowed.stream()
                    .filter(attribute -> attribute.getKey().equals("alt"))
                    .map(Attribute::getValue)
                    .map(alternative -> alternative.replace("<", "&lt;"))
                    .collect(Collectors.joining());
        }
        if (!changed) {
            return written;
        }
        return allowed.stream()
                .map(Attribute::html)
                .collect(
                        Collectors.joining(
                                " ",
                                "<" + name + (allowed.isEmpty() ? "" : " "),
                                isEmpty ? " />" : ">"));
    }
}
