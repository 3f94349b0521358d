package assay.session.pool;

import static assay.session.pool.ContentSamples.FOUR;
import static assay.session.pool.ContentSamples.choices;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrangementTest {
    /** Small seeds that follow each other begin alike; those of papers are drawn themselves. */
    private static Random random(int number) {
        return new Random(new Random(number).nextLong());
    }

    private static QuestionContent drawn(QuestionContent content, int number) {
        return Arrangement.draw(content, random(number)).of(content);
    }

    private static List<String> ids(List<? extends Listed> items) {
        return items.stream().map(Listed::id).toList();
    }

    @ParameterizedTest
    @EnumSource
    void the_same_seed_arranges_the_same_way(Interaction interaction) {
        var content = ContentSamples.of(interaction);
        assertThat(content.interaction()).isEqualTo(interaction);
        assertThat(drawn(content, 7)).isEqualTo(drawn(content, 7));
        assertThat(drawn(content, 7).interaction()).isEqualTo(interaction);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SINGLE_CHOICE",
                "MULTIPLE_CHOICE",
                "MATCHING",
                "ORDERING",
                "CATEGORISE",
                "CLOZE",
                "GAP_MATCH",
                "LABEL_IMAGE",
                "CALCULATED",
                "COMPOSITE"
            })
    void seeds_arrange_differently(Interaction interaction) {
        var content = ContentSamples.of(interaction);
        var seen = new HashSet<QuestionContent>();
        for (int seed = 0; seed < 40; seed++) {
            seen.add(drawn(content, seed));
        }
        assertThat(seen).hasSizeGreaterThan(10);
    }

    @Test
    void every_order_of_an_ordering_is_as_likely_the_authors_own_included() {
        var content = new QuestionContent.Ordering("?", choices("a", "b", "c"));
        int own = 0;
        var orders = new HashSet<List<String>>();
        for (int seed = 0; seed < 6_000; seed++) {
            var order = ids(((QuestionContent.Ordering) drawn(content, seed)).items());
            orders.add(order);
            own += order.equals(List.of("a", "b", "c")) ? 1 : 0;
        }
        assertThat(orders).hasSize(6);
        assertThat(own).isBetween(850, 1_150);
    }

    @Test
    void lists_that_are_not_shuffled_keep_the_authors_order() {
        var single = new QuestionContent.SingleChoice("?", FOUR, false);
        var matching = new QuestionContent.Matching("?", FOUR, choices("x", "y"), 1, 1, false);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(drawn(single, seed)).isEqualTo(single);
            assertThat(drawn(matching, seed)).isEqualTo(matching);
        }
        assertThat(Arrangement.draw(single, new Random(1)).orders())
                .containsEntry("choices", List.of("a", "b", "c", "d"));
    }

    @Test
    void categories_gaps_and_regions_keep_their_order() {
        var categorise = (QuestionContent.Categorise) ContentSamples.of(Interaction.CATEGORISE);
        var gapMatch = (QuestionContent.GapMatch) ContentSamples.of(Interaction.GAP_MATCH);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(((QuestionContent.Categorise) drawn(categorise, seed)).categories())
                    .isEqualTo(categorise.categories());
            assertThat(((QuestionContent.GapMatch) drawn(gapMatch, seed)).gaps())
                    .isEqualTo(gapMatch.gaps());
        }
    }

    @Test
    void choices_are_drawn_as_they_always_were_so_that_old_papers_come_out_again() {
        var content = ContentSamples.of(Interaction.SINGLE_CHOICE);
        for (int seed = 0; seed < 50; seed++) {
            var before = new ArrayList<>(List.of("a", "b", "c", "d"));
            Collections.shuffle(before, new Random(seed));
            assertThat(Arrangement.draw(content, new Random(seed)).orders())
                    .isEqualTo(Map.of("choices", before));
        }
    }

    @Test
    void a_calculated_question_shows_its_values_and_nothing_of_its_variables() {
        var content = ContentSamples.of(Interaction.CALCULATED);
        var arrangement = Arrangement.draw(content, new Random(3));
        assertThat(arrangement.values()).containsOnlyKeys("p", "q");
        var shown = (QuestionContent.Calculated) arrangement.of(content);
        assertThat(shown.stem())
                .isEqualTo(
                        "What is %s plus %s, in \\frac{m}{s}?"
                                .formatted(
                                        arrangement.values().get("p"),
                                        arrangement.values().get("q")));
        assertThat(shown.variables()).isEqualTo(Variables.NONE);
    }

    @Test
    void values_are_drawn_from_the_whole_range_ends_included_with_their_decimals() {
        var range =
                new Variables(
                        List.of(
                                new Variables.Range(
                                        "v", new BigDecimal("0.15"), new BigDecimal("0.45"), 1)),
                        List.of());
        var seen = new HashSet<BigDecimal>();
        for (int seed = 0; seed < 200; seed++) {
            seen.addAll(range.draw(random(seed)).values());
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        new BigDecimal("0.2"), new BigDecimal("0.3"), new BigDecimal("0.4"));
    }

    @Test
    void a_row_gives_its_values_together() {
        var table =
                new Variables(
                        List.of(),
                        List.of(
                                Map.of("a", BigDecimal.ONE, "b", BigDecimal.TWO),
                                Map.of("a", BigDecimal.TEN, "b", BigDecimal.ZERO)));
        var seen = new HashSet<Map<String, BigDecimal>>();
        for (int seed = 0; seed < 50; seed++) {
            seen.add(table.draw(random(seed)));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(table.rows());
    }

    @Test
    void parts_of_a_composite_are_arranged_each_on_its_own() {
        var content = (QuestionContent.Composite) ContentSamples.of(Interaction.COMPOSITE);
        var arrangement = Arrangement.draw(content, new Random(5));
        assertThat(arrangement.orders()).containsOnlyKeys("p1/choices", "p2/items");
        assertThat(arrangement.values()).containsOnlyKeys("p3/p", "p3/q");
        var shown = (QuestionContent.Composite) arrangement.of(content);
        assertThat(shown.parts().get(2).content().stem()).doesNotContain("{p}", "{q}");
        assertThat(ids(((QuestionContent.Ordering) shown.parts().get(1).content()).items()))
                .isEqualTo(arrangement.orders().get("p2/items"));
    }
}
