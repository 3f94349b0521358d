package assay.question.text;

import assay.question.asset.AssetId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.safety.Cleaner;

/** Texts in HTML. */
final class HtmlText {
    static final AllowedHtml ALLOWED = new AllowedHtml();

    /** What HTML reads as a whole tag, or as a comment. */
    private static final Pattern WHOLE_TAG =
            Pattern.compile("<(?:[!?][^<>]*+|/?([A-Za-z][^\\s<>/]*+)[^<>]*+)>");

    private static final Pattern START_OF_TAG = Pattern.compile("<(?=[A-Za-z/!?])");

    /** What HTML reads and writes as it stands: no sign of markup and none with a name. */
    private static final Pattern WORDS = Pattern.compile("[\\x0a -~\\u00a1-\\ud7ff&&[^<>&]]*+");

    private static final String MEDIA =
            "img[src], audio[src], video[src], source[src], iframe[src], embed[src], object[data],"
                    + " svg";
    private static final String ADDRESSED = "[src], [href], [poster]";

    private HtmlText() {}

    static String clean(String text) {
        return WORDS.matcher(text).matches()
                ? text
                : Passes.over(text, HtmlText::pass, HtmlText::plain);
    }

    static Set<AssetId> assetsIn(String text) {
        var assets = new TreeSet<AssetId>();
        if (!text.contains(AssetId.SCHEME) && text.indexOf('&') < 0) {
            return assets; // without an entity, an address is what is written
        }
        for (var element : Jsoup.parseBodyFragment(text).select(ADDRESSED)) {
            for (var name : List.of("src", "href", "poster")) {
                AssetId.referredToBy(element.attr(name)).ifPresent(assets::add);
            }
        }
        return assets;
    }

    static List<String> picturesWithoutAlternative(String text) {
        return Jsoup.parseBodyFragment(text).select("img").stream()
                .filter(picture -> Syntax.saysNothing(picture.attr("alt")))
                .map(picture -> picture.attr("src"))
                .toList();
    }

    static Set<String> picturesFromElsewhere(String text) {
        var addresses = new LinkedHashSet<String>();
        for (var element : Jsoup.parseBodyFragment(text).select("[src], [poster]")) {
            Stream.of(element.attr("src"), element.attr("poster"))
                    .filter(Addresses::isElsewhere)
                    .forEach(addresses::add);
        }
        return addresses;
    }

    static List<String> mediaIn(String text) {
        if (text.indexOf('<') < 0) {
            return List.of();
        }
        return Jsoup.parseBodyFragment(text).select(MEDIA).stream()
                .map(HtmlText::addressOrName)
                .filter(medium -> !medium.isBlank())
                .toList();
    }

    private static String addressOrName(Element medium) {
        return switch (medium.normalName()) {
            case "svg" -> "<svg>";
            case "object" -> medium.attr("data");
            default -> medium.attr("src");
        };
    }

    /** Formulas wait outside while the rest is parsed, since TeX is no HTML. */
    private static String pass(String text) {
        var mark = unusedIn(text);
        var formulas = new ArrayList<String>();
        var framed = new StringBuilder();
        var place = 0;
        for (var span : Formulas.in(text)) {
            var formula = text.substring(span.start(), span.end());
            if (!holdsTag(formula)) {
                framed.append(text, place, span.start())
                        .append(mark)
                        .append(formulas.size())
                        .append(mark);
                formulas.add(formula);
                place = span.end();
            }
        }
        framed.append(text, place, text.length());
        var stands = Pattern.compile(mark + "([0-9]{1,9})" + mark);
        var cleaned = cleaned(framed.toString());
        restoreInAttributes(cleaned, stands, formulas);
        return stands.matcher(cleaned.body().html())
                .replaceAll(stand ->
                        Matcher.quoteReplacement(
                                START_OF_TAG
                                        .matcher(formulaAt(stand, formulas))
                                        .replaceAll("&lt;")));
    }

    /** Somebody who writes {@code a<b} means less than; somebody who writes {@code <b>} a tag. */
    private static boolean holdsTag(String formula) {
        return WHOLE_TAG
                .matcher(formula)
                .results()
                .anyMatch(tag ->
                        tag.group(1) == null
                                || Tag.isKnownTag(tag.group(1).toLowerCase(Locale.ROOT)));
    }

    private static void restoreInAttributes(
            Document document, Pattern stands, List<String> formulas) {
        for (var element : document.body().getAllElements()) {
            for (var attribute : element.attributes()) {
                var value = attribute.getValue();
                var restored =
                        stands.matcher(value)
                                .replaceAll(place ->
                                        Matcher.quoteReplacement(
                                                Parser.unescapeEntities(
                                                        formulaAt(place, formulas), true)));
                if (!restored.equals(value)) {
                    attribute.setValue(restored);
                }
            }
        }
    }

    private static String formulaAt(MatchResult place, List<String> formulas) {
        var number = Integer.parseInt(place.group(1));
        return number < formulas.size() ? formulas.get(number) : "";
    }

    private static Document cleaned(String html) {
        var written = Jsoup.parseBodyFragment(html);
        Emphasis.intoElements(written);
        var document = new Cleaner(ALLOWED).clean(written);
        document.outputSettings().prettyPrint(false);
        for (var picture : document.select("img:not([src])")) {
            picture.replaceWith(new TextNode(picture.attr("alt")));
        }
        document.select("source:not([src]), track:not([src])").forEach(Element::remove);
        return document;
    }

    /** A character for private use that the text does not use. */
    private static char unusedIn(String text) {
        for (var mark = '\uE000'; mark < '\uF8FF'; mark++) {
            if (text.indexOf(mark) < 0) {
                return mark;
            }
        }
        return '\uF8FF';
    }

    private static String plain(String text) {
        return new TextNode(Jsoup.parseBodyFragment(text).text()).outerHtml();
    }
}
