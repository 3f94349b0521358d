package assay.session.exam;

import static assay.session.exam.PoolSamples.blueprint;
import static assay.session.exam.PoolSamples.id;
import static assay.session.exam.PoolSamples.numbers;
import static assay.session.exam.PoolSamples.pool;
import static assay.session.exam.PoolSamples.section;
import static org.assertj.core.api.Assertions.assertThat;

import assay.session.exam.Drawing.Shortfall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CoverageTest {
    @Test
    void a_section_with_just_enough_has_no_gap_and_with_one_less_it_has() {
        var blueprint = blueprint(section("one", 4), section("other", 2));
        var pool = pool(Map.of("one", numbers(1, 12), "other", numbers(21, 25)));

        assertThat(Coverage.gaps(blueprint, pool, 2)).isEmpty();
        assertThat(Coverage.gaps(blueprint, pool, 3))
                .containsExactly(new Shortfall(1, "other", 5, 6));
        assertThat(Coverage.gaps(blueprint, pool, 4))
                .containsExactly(new Shortfall(0, "one", 12, 16), new Shortfall(1, "other", 5, 8));
    }

    @Test
    void sections_may_count_the_same_questions() {
        var blueprint = blueprint(section("one", 2), section("any", 2));
        var pool = pool(Map.of("one", numbers(1, 6), "any", numbers(1, 6)));

        assertThat(Coverage.gaps(blueprint, pool, 3)).isEmpty();
    }

    @Test
    void a_section_that_the_pool_does_not_know_has_nothing() {
        assertThat(Coverage.gaps(blueprint(section("one", 2)), pool(Map.of()), 1))
                .containsExactly(new Shortfall(0, "one", 0, 2));
    }

    @Test
    void a_section_that_names_its_questions_needs_no_more_of_them() {
        var fixed = new Section("one", "One", true, new Draw.Fixed(List.of(id(1), id(2))));
        var pool = pool(Map.of("one", numbers(1, 2)));

        assertThat(Coverage.gaps(blueprint(fixed), pool, 5)).isEmpty();
    }
}
