package assay.session.pool;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Decides what a paper decides about a question. {@link QuestionContent#arranged} asks it for the
 * order of every list that may be shuffled, and for the values of variables; so a new interaction
 * says once which of its lists those are, and drawing and showing follow.
 *
 * <p>Places are named by a path within the question: {@code choices}, {@code gaps/a/choices}, and
 * for the part {@code b} of a composite question {@code b/targets}.
 */
public interface Arranging {
    /** The items in the paper's order; those that it does not know are left out. */
    <T extends Listed> List<T> shuffled(String place, List<T> items);

    /** The items as they are: the author wants their order. */
    <T extends Listed> List<T> kept(String place, List<T> items);

    default <T extends Listed> List<T> list(String place, List<T> items, boolean shuffle) {
        return shuffle ? shuffled(place, items) : kept(place, items);
    }

    /**
     * The values of the variables of a calculated question, by name.
     *
     * @param place empty for the question itself, {@code b/} for its part {@code b}
     */
    Map<String, BigDecimal> values(String place, Variables variables);

    /** The same for a question within this one; its places begin with {@code prefix}. */
    default Arranging within(String prefix) {
        var whole = this;
        return new Arranging() {
            @Override
            public <T extends Listed> List<T> shuffled(String place, List<T> items) {
                return whole.shuffled(prefix + place, items);
            }

            @Override
            public <T extends Listed> List<T> kept(String place, List<T> items) {
                return whole.kept(prefix + place, items);
            }

            @Override
            public Map<String, BigDecimal> values(String place, Variables variables) {
                return whole.values(prefix + place, variables);
            }
        };
    }
}
