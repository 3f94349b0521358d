package assay.question.content;

import java.math.BigDecimal;

/** How far a number may be from the accepted value {@code v}. All bounds are included. */
public sealed interface Tolerance {
    /** From {@code v - margin} to {@code v + margin}; 0 asks for the value itself. */
    record Absolute(BigDecimal margin) implements Tolerance {}

    /** From {@code v - |v| * share} to {@code v + |v| * share}. */
    record Relative(BigDecimal share) implements Tolerance {}

    /**
     * From {@code v / (1 + share)} to {@code v * (1 + share)}, the wrong way round for a negative
     * {@code v}: Moodle's geometric tolerance.
     */
    record Geometric(BigDecimal share) implements Tolerance {}

    /**
     * Both, rounded half up to so many significant figures, are the same: QTI's {@code
     * equalRounded}.
     *
     * @param figures 1 to 15
     */
    record SignificantFigures(int figures) implements Tolerance {}

    /**
     * Both, rounded half up to so many places after the point, are the same.
     *
     * @param places 0 to 15
     */
    record DecimalPlaces(int places) implements Tolerance {}
}
