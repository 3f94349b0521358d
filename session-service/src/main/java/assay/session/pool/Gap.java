package assay.session.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a text that the candidate fills; the text marks it {@code [[id]]}. */
public sealed interface Gap {
    String id();

    /**
     * Takes a short text.
     *
     * @param lengthExpected in characters; 0: nothing is said
     */
    record Text(String id, int lengthExpected) implements Gap {}

    /** Takes a number. */
    record Numeric(String id, UnitEntry units) implements Gap {}

    /** Takes one of some choices, whose texts are plain. */
    record Selection(String id, List<Choice> choices, boolean shuffle) implements Gap {
        public Selection {
            choices = List.copyOf(choices);
        }
    }

    /** The gap of this id, or null. */
    static @Nullable Gap find(List<Gap> gaps, String id) {
        for (var gap : gaps) {
            if (gap.id().equals(id)) {
                return gap;
            }
        }
        return null;
    }
}
