package assay.question.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TagNameTest {
    @Test
    void letters_lose_their_accents_and_other_characters_become_hyphens() {
        assertThat(TagName.of("Élève & Straße, œuvre Łódź")).contains("eleve-strasse-oeuvre-lodz");
        assertThat(TagName.of("c++ 1.2")).contains("c++-1.2");
    }

    @Test
    void what_begins_or_ends_with_no_letter_loses_it_and_long_ones_are_cut() {
        assertThat(TagName.of(".net!")).contains("net");
        assertThat(TagName.of("a".repeat(60)).orElseThrow()).hasSize(50);
    }

    @Test
    void what_has_no_letter_of_ours_is_no_tag() {
        assertThat(TagName.of("тема")).isEmpty();
        assertThat(TagName.of("")).isEmpty();
    }
}
