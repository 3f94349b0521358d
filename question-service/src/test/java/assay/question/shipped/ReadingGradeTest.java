package assay.question.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingGradeTest {

    @ParameterizedTest
    @CsvSource({
        "the, 1",
        "key, 1",
        "stored, 1",
        "needed, 2",
        "table, 2",
        "bucket, 2",
        "encryption, 3",
        "available, 4",
        "S3, 1",
        "2.5, 1"
    })
    void syllables_are_counted_as_they_are_spoken(String word, int syllables) {
        assertThat(ReadingGrade.syllables(word)).isEqualTo(syllables);
    }

    @Test
    void the_grade_follows_the_published_formula() {
        // 6 words, 1 sentence, 6 syllables
        assertThat(ReadingGrade.of("The cat sat on the mat."))
                .isCloseTo(0.39 * 6 + 11.8 * 1 - 15.59, within(1e-9));
        // 4 words, 2 sentences, 8 syllables
        assertThat(ReadingGrade.of("Encryption matters. Delete buckets."))
                .isCloseTo(0.39 * 2 + 11.8 * 9 / 4 - 15.59, within(1e-9));
    }

    @Test
    void code_tables_and_gaps_are_not_read() {
        var plain = ReadingGrade.of("Pick the line.");

        assertThat(ReadingGrade.of("Pick the line.\n\n```yaml\nRidiculouslyComplicated: 1\n```"))
                .isEqualTo(plain);
        assertThat(ReadingGrade.of("Pick the line.\n\n| Unavailability |\n|---|\n"))
                .isEqualTo(plain);
        assertThat(ReadingGrade.of("Pick the line.\n\n- [[a]]\n- [[b]]")).isEqualTo(plain);
        assertThat(ReadingGrade.of("Pick `RidiculouslyComplicated`."))
                .isEqualTo(ReadingGrade.of("Pick code."));
    }

    @Test
    void long_sentences_of_long_words_are_harder() {
        assertThat(
                        ReadingGrade.of(
                                "An organization considering infrastructural modernization requires"
                                        + " comprehensive administrative documentation before implementation."))
                .isGreaterThan(20);
    }

    @Test
    void a_text_without_a_sentence_has_no_grade() {
        assertThatThrownBy(() -> ReadingGrade.of("```\ncode\n```"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
