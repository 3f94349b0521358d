package assay.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PercentileTest {
    @Test
    void half_of_all_stay_at_or_under_the_median() {
        assertEquals(2, Percentile.of(List.of(1.0, 2.0, 3.0, 4.0), 50));
        assertEquals(2, Percentile.of(List.of(1.0, 2.0, 3.0), 50));
    }

    @Test
    void the_last_percent_of_few_values_is_the_greatest() {
        assertEquals(3, Percentile.of(List.of(1.0, 2.0, 3.0), 99));
        assertEquals(7, Percentile.of(List.of(7.0), 1));
    }

    @Test
    void nothing_has_no_percentile() {
        assertThrows(IllegalArgumentException.class, () -> Percentile.of(List.of(), 50));
        assertThrows(IllegalArgumentException.class, () -> Percentile.of(List.of(1.0), 0));
    }
}
