package assay.grading.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Rounding half up, as Moodle's calculated question does by decimals or significant figures.
 *
 * @param figures places after the point, 0 to 9, or significant figures, 1 to 15
 */
public record Rounding(Mode mode, int figures) {
    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if they are out of range
     */
    public Rounding {
        var least = mode == Mode.DECIMAL_PLACES ? 0 : 1;
        var most = mode == Mode.DECIMAL_PLACES ? 9 : 15;
        if (figures < least || figures > most) {
            throw new IllegalArgumentException(
                    "figures of a rounding are %d to %d: %d".formatted(least, most, figures));
        }
    }

    public enum Mode {
        DECIMAL_PLACES,
        SIGNIFICANT_FIGURES
    }

    public BigDecimal of(BigDecimal number) {
        return switch (mode) {
            case DECIMAL_PLACES -> number.setScale(figures, RoundingMode.HALF_UP);
            case SIGNIFICANT_FIGURES ->
                    number.round(new MathContext(figures, RoundingMode.HALF_UP));
        };
    }
}
