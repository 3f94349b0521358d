package assay.question.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    @Test
    void a_tag_is_added_once_and_what_becomes_of_it_is_told() {
        var tags = new ArrayList<String>();
        var remarks = new ArrayList<Remark>();

        for (var said : List.of("easy", "easy", "Easy", "Zwei Wörter", "?")) {
            TagName.add(said, tags, remarks::add);
        }

        assertThat(tags).containsExactly("easy", "zwei-worter");
        assertThat(remarks)
                .containsExactly(
                        Remark.normalised("The tag \"Zwei Wörter\" became \"zwei-worter\"."),
                        Remark.lossy("The tag \"?\" cannot be one here."));
    }

    @Test
    void a_question_has_twenty_tags_at_most() {
        var tags = new ArrayList<String>();
        var remarks = new ArrayList<Remark>();

        for (var i = 1; i <= 21; i++) {
            TagName.add("tag-" + i, tags, remarks::add);
        }

        assertThat(tags).hasSize(20).doesNotContain("tag-21");
        assertThat(remarks)
                .singleElement()
                .satisfies(remark -> assertThat(remark.fidelity()).isEqualTo(Fidelity.LOSSY));
    }
}
