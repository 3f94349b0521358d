package assay.question.text;

import assay.question.asset.AssetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a text is marked up. A clean text may be shown to anybody in a page that renders its markup:
 * nothing in it runs, loads from elsewhere than an asset or an https picture, or asks for input.
 * Formulas in TeX, {@code \( .. \)}, {@code \[ .. \]} and {@code $$ .. $$}, are kept as written.
 */
public enum Syntax {
    /** CommonMark with tables; may hold HTML. */
    MARKDOWN {
        @Override
        public String clean(String text) {
            return MarkdownText.clean(text);
        }

        @Override
        public Set<AssetId> assetsIn(String text) {
            return MarkdownText.assetsIn(text);
        }

        @Override
        public List<String> picturesWithoutAlternative(String text) {
            return MarkdownText.picturesWithoutAlternative(text);
        }

        @Override
        public Set<String> picturesFromElsewhere(String text) {
            return MarkdownText.picturesFromElsewhere(text);
        }

        @Override
        List<String> mediaIn(String text) {
            return MarkdownText.mediaIn(text);
        }
    },

    /** HTML 5, a fragment of a body. */
    HTML {
        @Override
        public String clean(String text) {
            return HtmlText.clean(text);
        }

        @Override
        public Set<AssetId> assetsIn(String text) {
            return HtmlText.assetsIn(text);
        }

        @Override
        public List<String> picturesWithoutAlternative(String text) {
            return HtmlText.picturesWithoutAlternative(text);
        }

        @Override
        public Set<String> picturesFromElsewhere(String text) {
            return HtmlText.picturesFromElsewhere(text);
        }

        @Override
        List<String> mediaIn(String text) {
            return HtmlText.mediaIn(text);
        }
    };

    /**
     * The text without anything that could do harm; a clean text is returned as it is. A formula is
     * kept byte for byte, with one exception: a {@code <} that HTML would read as the start of a
     * tag is written as an entity in HTML, which shows the same formula, and a tag of HTML within a
     * formula of Markdown is treated as a tag.
     */
    public abstract String clean(String text);

    /** Every asset that a clean text refers to. */
    public abstract Set<AssetId> assetsIn(String text);

    /** Whether a text shows nothing but white space, whatever Unicode calls so. */
    public static boolean saysNothing(String text) {
        return text.codePoints()
                .allMatch(each ->
                        Character.isWhitespace(each)
                                || Character.isSpaceChar(each)
                                || Character.getType(each) == Character.FORMAT
                                || Character.isISOControl(each));
    }

    /** Addresses of the pictures that say nothing to those who do not see them, as they stand. */
    public abstract List<String> picturesWithoutAlternative(String text);

    /** Addresses on other servers from which a clean text loads pictures, as they stand. */
    public abstract Set<String> picturesFromElsewhere(String text);

    /**
     * What a text shows or plays beside words and no longer does once it is clean: addresses, or
     * the tag of what has none.
     */
    public List<String> mediaLostFrom(String text) {
        var lost = new ArrayList<>(mediaIn(text));
        if (!lost.isEmpty()) {
            mediaIn(clean(text)).forEach(lost::remove);
        }
        return lost;
    }

    /** The same of all that a text shows or plays. */
    abstract List<String> mediaIn(String text);
}
