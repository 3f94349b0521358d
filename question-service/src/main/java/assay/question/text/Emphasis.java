package assay.question.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Emphasis as editors write it, said by elements: a style, which a page must not take from a text,
 * would take with it which word a question means.
 */
final class Emphasis {
    private static final String STYLED =
            "span[style], font[style], p[style], div[style], li[style], td[style], th[style],"
                    + " em[style], strong[style]";

    private Emphasis() {}

    static void intoElements(Document document) {
        document.select("strike").tagName("s");
        for (var element : document.select(STYLED)) {
            if (element.hasText()) {
                meantBy(element.attr("style")).forEach(name -> wrapContent(element, name));
            }
        }
    }

    private static void wrapContent(Element element, String name) {
        var content = List.copyOf(element.childNodes());
        element.appendElement(name).appendChildren(content);
    }

    /** Names of the elements that say what a style says. */
    private static Set<String> meantBy(String style) {
        var names = new LinkedHashSet<String>();
        for (var declaration : style.toLowerCase(Locale.ROOT).split(";", -1)) {
            var colon = declaration.indexOf(':');
            if (colon > 0) {
                var values = List.of(declaration.substring(colon + 1).strip().split("\\s+", -1));
                switch (declaration.substring(0, colon).strip()) {
                    case "text-decoration", "text-decoration-line" -> {
                        add(names, "u", values, "underline");
                        add(names, "s", values, "line-through");
                    }
                    case "font-weight" ->
                            add(names, "b", values, "bold", "bolder", "600", "700", "800", "900");
                    case "font-style" -> add(names, "i", values, "italic", "oblique");
                    case "vertical-align" -> {
                        add(names, "sub", values, "sub");
                        add(names, "sup", values, "super");
                    }
                    default -> {}
                }
            }
        }
        return names;
    }

    private static void add(Set<String> names, String name, List<String> values, String... any) {
        if (values.stream().anyMatch(List.of(any)::contains)) {
            names.add(name);
        }
    }
}
