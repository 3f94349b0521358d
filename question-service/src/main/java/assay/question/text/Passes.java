package assay.question.text;

import java.util.function.UnaryOperator;

/**
 * Cleans until nothing changes any more: what is taken out may join what stood around it into
 * something new.
 */
final class Passes {
    /** More than any text needs that was not made to need more. */
    private static final int PASSES_MAX = 12;

    private Passes() {}

    /**
     * The text on which the pass has no effect.
     *
     * @param plain makes a text in which nothing is markup; used if the passes come to no end
     */
    static String over(String text, UnaryOperator<String> pass, UnaryOperator<String> plain) {
        var before = text.replace("\0", "");
        for (var i = 0; i < PASSES_MAX; i++) {
            var after = pass.apply(before);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return plain.apply(before);
    }
}
