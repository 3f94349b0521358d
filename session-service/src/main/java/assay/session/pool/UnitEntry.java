package assay.session.pool;

import java.util.List;

/** How a candidate gives the unit of a number. */
public sealed interface UnitEntry {
    /** There is none. */
    record None() implements UnitEntry {}

    /** Written after the number. */
    record Written() implements UnitEntry {}

    /** Picked from a list of symbols. */
    record Picked(List<String> units) implements UnitEntry {
        public Picked {
            units = List.copyOf(units);
        }
    }
}
