package assay.question.exchange.html;

import assay.question.content.TextFormat;
import java.util.Optional;
import org.jsoup.Jsoup;

/**
 * The picture in a text, where a format has a place for one picture and not for a text.
 *
 * @param hash of the asset
 * @param alternative what the picture shows, as plain text; may be empty
 * @param isAlone whether the text shows and says nothing else
 */
public record Illustration(String hash, String alternative, boolean isAlone) {
    private static final String SCHEME = "asset:";

    /** The first picture that is an asset. */
    public static Optional<Illustration> of(String text, TextFormat format) {
        if (!text.contains(SCHEME)) {
            return Optional.empty();
        }
        var body = Jsoup.parseBodyFragment(PlainText.html(text, format)).body();
        var picture = body.selectFirst("img[src^=%s]".formatted(SCHEME));
        if (picture == null) {
            return Optional.empty();
        }
        picture.remove();
        return Optional.of(
                new Illustration(
                        picture.attr("src").substring(SCHEME.length()),
                        picture.attr("alt"),
                        !body.hasText() && body.select("[src]").isEmpty()));
    }
}
