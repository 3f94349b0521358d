package assay.question.coverage;

import org.jspecify.annotations.Nullable;

/**
 * How many questions there are of something.
 *
 * @param need how many there should be; null: nobody asks for it alone
 */
public record Tally(int have, @Nullable Integer need) {
    /** How many are missing, from 0; null when nobody asks. */
    public @Nullable Integer gap() {
        return need == null ? null : Math.max(0, need - have);
    }
}
