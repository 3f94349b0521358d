package assay.session.exam;

import static assay.session.exam.PoolSamples.blueprint;
import static assay.session.exam.PoolSamples.id;
import static assay.session.exam.PoolSamples.numbers;
import static assay.session.exam.PoolSamples.pool;
import static assay.session.exam.PoolSamples.section;
import static org.assertj.core.api.Assertions.assertThat;

import assay.session.exam.Drawing.Drawn;
import assay.session.exam.Drawing.Outcome;
import assay.session.exam.Drawing.Shortfall;
import assay.session.pool.FrozenPool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DrawingTest {
    private static List<Drawn> draw(Blueprint blueprint, FrozenPool pool, long seed) {
        var outcome = Drawing.draw(blueprint, pool, new Random(seed));
        assertThat(outcome).isInstanceOf(Outcome.Filled.class);
        return ((Outcome.Filled) outcome).questions();
    }

    private static List<Shortfall> shortfalls(Blueprint blueprint, FrozenPool pool) {
        var outcome = Drawing.draw(blueprint, pool, new Random(1));
        assertThat(outcome).isInstanceOf(Outcome.Insufficient.class);
        return ((Outcome.Insufficient) outcome).sections();
    }

    @Test
    void the_same_seed_draws_the_same_paper_and_another_seed_another() {
        var blueprint = blueprint(section("one", 5));
        var pool = pool(Map.of("one", numbers(1, 40)));
        assertThat(draw(blueprint, pool, 7)).isEqualTo(draw(blueprint, pool, 7));
        assertThat(draw(blueprint, pool, 7)).isNotEqualTo(draw(blueprint, pool, 8));
    }

    @Test
    void sections_that_want_the_same_questions_still_all_get_theirs() {
        // every section but the first could take all of them; the first only 1..3
        var blueprint = blueprint(section("any", 5), section("few", 3), section("most", 4));
        var pool = pool(Map.of("any", numbers(1, 12), "few", numbers(1, 3), "most", numbers(1, 8)));
        for (int seed = 0; seed < 500; seed++) {
            var drawn = draw(blueprint, pool, seed);
            assertThat(drawn.stream().map(Drawn::question).distinct()).hasSize(12);
        }
    }

    @Test
    void a_draw_is_found_whenever_one_exists() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            // A solution is made first and hidden among further candidates, so that one certainly
            // exists.
            var deck = new ArrayList<>(numbers(1, 24));
            Collections.shuffle(deck, random);
            var selections = new LinkedHashMap<String, List<Integer>>();
            var sections = new ArrayList<Section>();
            int next = 0;
            while (next < deck.size()) {
                int count = Math.min(1 + random.nextInt(5), deck.size() - next);
                var name = "s" + sections.size();
                var candidates = new ArrayList<>(deck.subList(next, next + count));
                for (int extra = random.nextInt(4); extra > 0; extra--) {
                    candidates.add(1 + random.nextInt(24));
                }
                selections.put(name, candidates.stream().distinct().sorted().toList());
                sections.add(section(name, count));
                next += count;
            }
            var drawn = draw(new Blueprint(true, sections), pool(selections), seed);
            assertThat(drawn.stream().map(Drawn::question).distinct()).hasSize(24);
            for (var one : drawn) {
                assertThat(selections.get(one.section().name()))
                        .contains((int) one.question().questionId().getLeastSignificantBits());
            }
        }
    }

    @Test
    void a_section_that_is_short_by_itself_is_named_with_what_it_has_and_needs() {
        var blueprint = blueprint(section("full", 2), section("short", 5));
        var pool = pool(Map.of("full", numbers(1, 9), "short", numbers(20, 22)));
        assertThat(shortfalls(blueprint, pool)).containsExactly(new Shortfall(1, "short", 3, 5));
    }

    @Test
    void sections_that_are_only_short_together_are_noticed() {
        var blueprint = blueprint(section("one", 3), section("two", 3));
        var pool = pool(Map.of("one", numbers(1, 5), "two", numbers(1, 5)));
        var shortfalls = shortfalls(blueprint, pool);
        assertThat(shortfalls).hasSize(1);
        assertThat(shortfalls.getFirst().have()).isEqualTo(2);
        assertThat(shortfalls.getFirst().need()).isEqualTo(3);
    }

    @Test
    void a_fixed_section_keeps_its_order_when_questions_are_not_shuffled() {
        var fixed =
                new Section("fixed", "fixed", true, new Draw.Fixed(List.of(id(3), id(1), id(2))));
        var blueprint = new Blueprint(false, List.of(fixed, section("rest", 2)));
        var pool = pool(Map.of("fixed", numbers(1, 3), "rest", numbers(1, 9)));
        var drawn = draw(blueprint, pool, 5);
        assertThat(drawn.subList(0, 3).stream().map(one -> one.question().questionId()))
                .containsExactly(id(3), id(1), id(2));
    }

    @Test
    void every_question_has_about_the_same_chance() {
        var blueprint = blueprint(section("one", 5), section("any", 5));
        var pool = pool(Map.of("one", numbers(1, 20), "any", numbers(1, 40)));
        var times = new int[41];
        for (int seed = 0; seed < 4_000; seed++) {
            for (var drawn : draw(blueprint, pool, seed)) {
                times[(int) drawn.question().questionId().getLeastSignificantBits()]++;
            }
        }
        // 1..20: 5 of 20, then 5 of the 35 left: 0.25 + 0.75/7 = 0.357; 21..40: 1/7
        for (int number = 1; number <= 20; number++) {
            assertThat(times[number]).as("question %d", number).isBetween(1_300, 1_560);
        }
        for (int number = 21; number <= 40; number++) {
            assertThat(times[number]).as("question %d", number).isBetween(480, 665);
        }
    }

    @Test
    void scored_and_unscored_questions_are_mixed() {
        var unscored =
                new Section(
                        "trial",
                        "trial",
                        false,
                        new Draw.Random(5, null, List.of(), List.of(), List.of(), List.of()));
        var blueprint = blueprint(section("one", 5), unscored);
        var pool = pool(Map.of("one", numbers(1, 10), "trial", numbers(11, 20)));
        var firstIsUnscored = 0;
        for (int seed = 0; seed < 400; seed++) {
            firstIsUnscored += draw(blueprint, pool, seed).getFirst().section().scored() ? 0 : 1;
        }
        assertThat(firstIsUnscored).isBetween(150, 250);
    }
}
