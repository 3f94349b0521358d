package assay.session.response;

import org.jspecify.annotations.Nullable;

/** What was given to one gap of a text. Sealed beside {@link assay.session.pool.Gap}. */
public sealed interface GapResponse {
    /** Id of the gap. */
    String gap();

    record Text(String gap, String text) implements GapResponse {}

    /**
     * A number as it was written.
     *
     * @param unit null: none was given
     */
    record Numeric(String gap, String value, @Nullable String unit) implements GapResponse {}

    record Selection(String gap, String choice) implements GapResponse {}
}
