package assay.grading.scoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * A text that earns credit: Moodle's short answer, with its wildcard and its way to write an
 * asterisk. Of several that fit a response the first with the most credit counts; with Moodle it is
 * the first of all.
 *
 * @param text plain; with {@link Matching#wildcards} a {@code *} stands for any characters or none,
 *     and {@code \*} for an asterisk
 * @param credit share of the points, from 0 to 1
 * @param feedback what to tell a candidate whose response this fits; may be empty
 */
public record AcceptedText(String text, BigDecimal credit, String feedback) {
    public AcceptedText {
        Shares.requireWithin(BigDecimal.ZERO, credit, BigDecimal.ONE);
    }

    /**
     * How a response is compared. Both sides are brought to Unicode form NFC, trimmed, and runs of
     * white space become one space before that.
     *
     * @param caseSensitive whether {@code A} and {@code a} differ
     * @param accentSensitive whether {@code e} and {@code é} differ
     * @param wildcards whether {@code *} in an accepted text is one
     */
    public record Matching(boolean caseSensitive, boolean accentSensitive, boolean wildcards) {}

    /** The texts that a question or a gap accepts. */
    public record Texts(List<AcceptedText> accepted, Matching matching) {
        public Texts {
            accepted = List.copyOf(accepted);
        }
    }
}
