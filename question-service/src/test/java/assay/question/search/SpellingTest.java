package assay.question.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SpellingTest {
    @Test
    void swapped_neighbours_are_one_slip() {
        assertThat(Spelling.slips("lamdba", "lambda")).isEqualTo(1);
    }

    @Test
    void a_letter_left_out_added_or_mistaken_is_one_slip() {
        assertThat(Spelling.slips("lamda", "lambda")).isEqualTo(1);
        assertThat(Spelling.slips("lambdaa", "lambda")).isEqualTo(1);
        assertThat(Spelling.slips("lambdo", "lambda")).isEqualTo(1);
    }

    @Test
    void the_nearest_words_are_taken_and_no_farther_ones() {
        assertThat(Spelling.nearest("kiness", List.of("kinesis", "kinase", "business")))
                .containsExactly("kinesis");
        assertThat(Spelling.nearest("lamdba", List.of("lambda", "lamb"))).containsExactly("lambda");
    }

    @Test
    void a_short_word_may_have_one_slip() {
        assertThat(Spelling.nearest("vpx", List.of("vpc"))).containsExactly("vpc");
        assertThat(Spelling.nearest("vxx", List.of("vpc"))).isEmpty();
    }

    @Test
    void a_word_does_not_replace_itself() {
        assertThat(Spelling.nearest("lambda", List.of("lambda"))).isEmpty();
    }
}
