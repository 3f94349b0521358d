package assay.session.response;

import static org.assertj.core.api.Assertions.assertThat;

import assay.session.Fault;
import assay.session.pool.Choice;
import assay.session.pool.QuestionContent;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ResponseTest {
    private static final List<Choice> CHOICES =
            Stream.of("a", "b", "c", "d").map(id -> new Choice(id, id)).toList();
    private static final QuestionContent ONE = new QuestionContent.SingleChoice("?", CHOICES, true);
    private static final QuestionContent TWO =
            new QuestionContent.MultipleChoice("?", CHOICES, 2, 2, true);

    private static Response ticks(String... choices) {
        return new Response.MultipleChoice(new TreeSet<>(Arrays.asList(choices)));
    }

    @Test
    void a_choice_of_the_question_is_accepted() {
        assertThat(new Response.SingleChoice("d").faultsAgainst(ONE)).isEmpty();
        assertThat(ticks("a", "d").faultsAgainst(TWO)).isEmpty();
    }

    @Test
    void a_choice_that_is_not_there_is_refused() {
        assertThat(new Response.SingleChoice("e").faultsAgainst(ONE))
                .containsExactly(new Fault("/choice", "the question has no choice e"));
        assertThat(ticks("a", "x").faultsAgainst(TWO))
                .containsExactly(new Fault("/choices/1", "the question has no choice x"));
    }

    @Test
    void half_an_answer_may_be_saved_but_not_one_tick_too_many() {
        assertThat(ticks("a").faultsAgainst(TWO)).isEmpty();
        assertThat(ticks().faultsAgainst(TWO)).isEmpty();
        assertThat(ticks("a", "b", "c").faultsAgainst(TWO)).hasSize(1);
    }

    @Test
    void a_response_of_another_interaction_is_refused() {
        assertThat(ticks("a").faultsAgainst(ONE))
                .extracting(Fault::pointer)
                .containsExactly("/type");
        assertThat(new Response.SingleChoice("a").faultsAgainst(TWO))
                .extracting(Fault::pointer)
                .containsExactly("/type");
    }

    @Test
    void the_order_of_ticks_does_not_matter() {
        assertThat(ticks("b", "a")).isEqualTo(ticks("a", "b"));
    }
}
