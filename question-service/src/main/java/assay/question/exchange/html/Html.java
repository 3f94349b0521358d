package assay.question.exchange.html;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** From plain text to HTML and back. */
public final class Html {
    private static final Pattern START_OF_TAG = Pattern.compile("<[a-zA-Z/!]");
    private static final Pattern BREAK = Pattern.compile("\\R");

    private Html() {}

    /** What a reader of the page would read, white space collapsed. */
    public static String text(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0
                ? html.strip().replaceAll("\\s+", " ")
                : Jsoup.parseBodyFragment(html).text();
    }

    /** Characters for named and numbered references; tags stay. */
    public static String unescaped(String html) {
        return html.indexOf('&') < 0 ? html : Parser.unescapeEntities(html, false);
    }

    /** HTML that shows exactly this text, line by line. */
    public static String of(String plain) {
        return BREAK.matcher(escaped(plain)).replaceAll("<br>");
    }

    /** The text with the characters that mean something in HTML escaped. */
    public static String escaped(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    public static boolean hasTags(String html) {
        // a tag may begin wherever one still ends; looking for each one's end would take too long
        var end = html.lastIndexOf('>');
        return end > 0 && START_OF_TAG.matcher(html).region(0, end).find();
    }

    /** The first words of a plain text: at most {@code charactersMax} characters. */
    public static String shortened(String text, int charactersMax) {
        if (text.length() <= charactersMax) {
            return text;
        }
        var space = text.lastIndexOf(' ', charactersMax - 1);
        var end = space > charactersMax / 2 ? space : charactersMax - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
