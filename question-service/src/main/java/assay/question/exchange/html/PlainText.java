package assay.question.exchange.html;

import assay.question.content.TextFormat;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Texts with markup as plain ones, and back. */
public final class PlainText {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

    private PlainText() {}

    /** What a reader reads, on one line. */
    public static String of(String text, TextFormat format) {
        return Html.text(html(text, format));
    }

    static String html(String text, TextFormat format) {
        return switch (format) {
            case HTML -> text;
            case MARKDOWN -> RENDERER.render(PARSER.parse(text));
        };
    }

    /** A text that shows exactly this. */
    public static String in(TextFormat format, String plain) {
        return switch (format) {
            case HTML -> Html.of(plain);
            case MARKDOWN -> Markdown.of(plain);
        };
    }
}
