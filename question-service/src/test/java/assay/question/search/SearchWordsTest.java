package assay.question.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchWordsTest {
    @Test
    void words_of_phrases_count() {
        assertThat(SearchWords.of("\"Dead Letter\" queue"))
                .containsExactly("dead", "letter", "queue");
    }

    @Test
    void words_to_be_without_do_not_count() {
        assertThat(SearchWords.of("queue -topic -\"dead letter\"")).containsExactly("queue");
    }

    @Test
    void numbers_and_very_short_words_are_left_alone() {
        assertThat(SearchWords.of("s3 or 2024 ec2")).containsExactly("ec2");
    }

    @Test
    void a_phrase_that_does_not_end_is_read_to_the_end() {
        assertThat(SearchWords.of("\"dead letter")).containsExactly("dead", "letter");
    }

    @Test
    void more_words_than_are_corrected_are_left_alone() {
        assertThat(SearchWords.of("one two three four five six seven eight nine ten"))
                .hasSize(SearchWords.CORRECTED_MAX);
    }
}
