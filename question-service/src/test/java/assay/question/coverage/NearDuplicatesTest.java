package assay.question.coverage;

import static assay.question.coverage.CoverageSamples.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NearDuplicatesTest {
    /** The expected figures are what pg_trgm of PostgreSQL 18 says. */
    @Test
    void similarity_is_that_of_pg_trgm() {
        assertThat(NearDuplicates.similarity("word", "two words"))
                .isEqualTo(4.0 / 11, within(1e-6));
        assertThat(NearDuplicates.similarity("Same, TEXT!", "same text")).isEqualTo(1);
        assertThat(NearDuplicates.similarity("abc", "xyz")).isZero();
        assertThat(NearDuplicates.similarity("", "...")).isZero();
    }

    @Test
    void a_pair_counts_from_exactly_the_least_similarity_on() {
        // "aaaa": {"  a", " aa", "aaa", "aa "}; "aaaa b" adds {"  b", " b "}: 4 of 6
        var enough = List.of(held("one").stem("aaaa"), held("two").stem("aaaa b"));
        // 4 of 8
        var few = List.of(held("one").stem("aaaa"), held("two").stem("aaaa b c"));
        // {"  a", " a "} and {"  b", " b "}, {"  c", " c "}: 6 of 10 with two more words
        var exactly = List.of(held("one").stem("a b c"), held("two").stem("a b c d e"));

        assertThat(pairs(enough)).hasSize(1);
        assertThat(pairs(few)).isEmpty();
        assertThat(pairs(exactly).getFirst().similarity()).isEqualTo(0.6);
    }

    @Test
    void the_likest_come_first_and_the_list_has_a_ceiling_but_not_the_count() {
        var same = Collections.nCopies(4, "Which service stores objects?");
        var questions =
                IntStream.range(0, 5)
                        .mapToObj(i ->
                                held("q" + i)
                                        .stem(
                                                i == 0
                                                        ? "Which service stores objects, too?"
                                                        : same.get(i - 1)))
                        .map(CoverageSamples::question)
                        .toList();

        var found = NearDuplicates.among(questions, 7);

        assertThat(found.compared()).isEqualTo(5);
        assertThat(found.pairs().total()).isEqualTo(10);
        assertThat(found.pairs().items()).hasSize(7);
        assertThat(found.pairs().items().subList(0, 6))
                .allSatisfy(pair -> assertThat(pair.similarity()).isEqualTo(1));
        assertThat(found.pairs().items().getFirst().one().name()).isEqualTo("q1");
        assertThat(found.pairs().items().getLast().one().name()).isEqualTo("q0");
    }

    @Test
    void a_bank_too_large_to_compare_is_cut_and_says_so() {
        var questions =
                IntStream.rangeClosed(0, NearDuplicates.COMPARED_MAX)
                        .mapToObj(i -> held("q" + i).stem("word" + i).question())
                        .toList();

        assertThat(NearDuplicates.among(questions, 10).compared())
                .isEqualTo(NearDuplicates.COMPARED_MAX);
    }

    private static List<NearDuplicates.Pair> pairs(List<CoverageSamples> questions) {
        return NearDuplicates.among(questions.stream().map(CoverageSamples::question).toList(), 10)
                .pairs()
                .items();
    }
}
