package assay.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.benchmark.Measurement.Way;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MeasurementTest {
    @Test
    void the_median_of_an_odd_number_of_runs_is_the_middle_one() {
        assertEquals(20, Measurement.medianPerSecond(runs(Way.SAVE, 30, 10, 20), Way.SAVE));
    }

    @Test
    void the_median_of_an_even_number_of_runs_lies_between_the_middle_two() {
        assertEquals(25, Measurement.medianPerSecond(runs(Way.SAVE, 40, 30, 10, 20), Way.SAVE));
    }

    @Test
    void runs_of_other_ways_do_not_count() {
        var runs = new ArrayList<>(runs(Way.SAVE, 10));
        runs.addAll(runs(Way.NO_OP, 90, 90));
        assertEquals(10, Measurement.medianPerSecond(runs, Way.SAVE));
    }

    @Test
    void a_way_without_runs_has_no_median() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Measurement.medianPerSecond(runs(Way.SAVE, 1), Way.PGBENCH));
    }

    private static List<Measurement> runs(Way way, double... rates) {
        var runs = new ArrayList<Measurement>();
        for (var rate : rates) runs.add(new Measurement(way, runs.size() + 1, rate, 1, 2, 0, 0));
        return runs;
    }
}
