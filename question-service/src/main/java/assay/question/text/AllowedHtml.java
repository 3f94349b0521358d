package assay.question.text;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/**
 * The elements and attributes that texts of exams need. What can run, ask for input, frame another
 * page, or change how the page around looks is not among them; neither is an {@code id}, with which
 * a text could pose as a part of the page.
 */
final class AllowedHtml extends Safelist {
    private static final Pattern CLASS =
            Pattern.compile("math|tex|inline|display|(language|qti|assay)-[A-Za-z0-9_+-]{1,40}");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,5}%?");
    private static final Pattern DIRECTION = Pattern.compile("ltr|rtl|auto");
    private static final Set<String> SIZED = Set.of("img", "video");
    private static final Set<String> MEDIA = Set.of("audio", "video", "source", "track");

    AllowedHtml() {
        addTags("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code");
        addTags("col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em");
        addTags("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins");
        addTags("kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp");
        addTags("small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td");
        addTags("tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr");
        addAttributes(":all", "class", "dir", "lang", "title");
        addAttributes("a", "href", "hreflang");
        addAttributes("col", "span");
        addAttributes("colgroup", "span");
        addAttributes("details", "open");
        addAttributes("li", "value");
        addAttributes("ol", "reversed", "start", "type");
        addAttributes("td", "abbr", "colspan", "headers", "rowspan");
        addAttributes("th", "abbr", "colspan", "headers", "rowspan", "scope");
        addAttributes("time", "datetime");
        addTags("audio", "img", "source", "track", "video");
        addAttributes("audio", "controls", "src");
        addAttributes("img", "alt", "height", "src", "width");
        addAttributes("source", "src", "type");
        addAttributes("track", "default", "kind", "label", "src", "srclang");
        addAttributes("video", "controls", "height", "poster", "src", "width");
        addEnforcedAttribute("audio", "controls", "controls");
        addEnforcedAttribute("video", "controls", "controls");
        addMathMl();
    }

    /** Presentation MathML, and TeX as the annotation that converters leave beside it. */
    private void addMathMl() {
        addTags("annotation", "math", "menclose", "merror", "mfenced", "mfrac", "mi");
        addTags(
                "mmultiscripts",
                "mn",
                "mo",
                "mover",
                "mpadded",
                "mphantom",
                "mprescripts",
                "mroot");
        addTags("mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable");
        addTags("mtd", "mtext", "mtr", "munder", "munderover", "none", "semantics");
        addAttributes("annotation", "encoding");
        addAttributes("math", "alttext", "display", "xmlns");
        addAttributes("menclose", "notation");
        addAttributes("mfenced", "close", "open", "separators");
        addAttributes("mfrac", "bevelled", "denomalign", "linethickness", "numalign");
        for (var token : new String[] {"mi", "mn", "mo", "ms", "mtext", "mstyle"}) {
            addAttributes(token, "mathvariant");
        }
        addAttributes("mo", "accent", "fence", "form", "largeop", "lspace", "maxsize", "minsize");
        addAttributes("mo", "movablelimits", "rspace", "separator", "stretchy", "symmetric");
        addAttributes("mover", "accent");
        addAttributes("mpadded", "depth", "height", "lspace", "voffset", "width");
        addAttributes("mspace", "depth", "height", "linebreak", "width");
        addAttributes("mstyle", "displaystyle", "scriptlevel");
        addAttributes("mtable", "columnalign", "columnlines", "columnspacing", "displaystyle");
        addAttributes("mtable", "frame", "rowalign", "rowlines", "rowspacing");
        addAttributes("mtd", "columnalign", "columnspan", "rowalign", "rowspan");
        addAttributes("munder", "accentunder");
        addAttributes("munderover", "accent", "accentunder");
    }

    @Override
    public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
        if (!super.isSafeAttribute(tag, element, attribute)) {
            return false;
        }
        if (attribute.getKey().equals("class")) {
            attribute.setValue(harmlessClasses(attribute.getValue()));
        }
        return isSafeValue(tag, attribute.getKey(), attribute.getValue());
    }

    /** Classes that say what a text is, without those that a page may use for parts of its own. */
    private static String harmlessClasses(String names) {
        return Stream.of(names.strip().split("\\s+"))
                .filter(name -> CLASS.matcher(name).matches())
                .collect(Collectors.joining(" "));
    }

    private static boolean isSafeValue(String tag, String name, String value) {
        return switch (name) {
            case "href" -> Addresses.isLink(value);
            case "src" ->
                    MEDIA.contains(tag) ? Addresses.isMedium(value) : Addresses.isPicture(value);
            case "poster" -> Addresses.isPicture(value);
            case "class" -> !value.isEmpty();
            case "height", "width" -> !SIZED.contains(tag) || SIZE.matcher(value).matches();
            case "dir" -> DIRECTION.matcher(value).matches();
            case "xmlns" -> value.equals("http://www.w3.org/1998/Math/MathML");
            default -> true;
        };
    }
}
