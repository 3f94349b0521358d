package assay.question.content;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.AnswerKey.ScoringRule.AllOrNothing;
import assay.question.content.AnswerKey.ScoringRule.PartialCredit;
import assay.question.content.QuestionContent.Choice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QuestionRulesTest {
    private static final Explanation PLAIN =
            new Explanation(
                    "Because.", List.of(), AnswerKey.Overall.NONE, List.of(), List.of(), null);

    private static List<Choice> choices(String... ids) {
        return Stream.of(ids).map(id -> new Choice(id, "Text " + id)).toList();
    }

    private static QuestionContent single(String... ids) {
        return new QuestionContent.SingleChoice("Which?", choices(ids), true);
    }

    private static QuestionContent multiple(int min, int max, String... ids) {
        return new QuestionContent.MultipleChoice("Which?", choices(ids), min, max, true);
    }

    private static AnswerKey one(String correct) {
        return new AnswerKey.SingleChoice(correct, Map.of(), PLAIN);
    }

    private static AnswerKey some(ScoringRule rule, String... correct) {
        return new AnswerKey.MultipleChoice(List.of(correct), rule, PLAIN);
    }

    private static ScoringRule weights(Map<String, String> weights) {
        return new PartialCredit(
                weights.entrySet().stream()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey,
                                        weight -> new BigDecimal(weight.getValue()))));
    }

    private static List<String> pointers(QuestionContent content, AnswerKey key) {
        return QuestionRules.findings(content, key).stream().map(Finding::pointer).toList();
    }

    @Test
    void a_key_that_names_one_of_the_choices_is_fine() {
        assertThat(pointers(single("a", "b"), one("b"))).isEmpty();
        assertThat(pointers(multiple(2, 2, "a", "b", "c"), some(new AllOrNothing(), "a", "c")))
                .isEmpty();
    }

    @Test
    void a_key_must_name_a_choice_that_is_there() {
        assertThat(pointers(single("a", "b"), one("c"))).containsExactly("/key/correct");
        assertThat(pointers(multiple(1, 2, "a", "b"), some(new AllOrNothing(), "a", "z")))
                .containsExactly("/key/correct/1");
    }

    @Test
    void two_choices_cannot_share_an_id() {
        assertThat(pointers(single("a", "b", "a"), one("b")))
                .containsExactly("/content/choices/2/id");
    }

    @Test
    void as_many_choices_as_there_are_may_be_asked_for_and_not_one_more() {
        assertThat(pointers(multiple(1, 2, "a", "b"), some(new AllOrNothing(), "a"))).isEmpty();
        assertThat(pointers(multiple(1, 3, "a", "b"), some(new AllOrNothing(), "a")))
                .containsExactly("/content/maxChoices");
        assertThat(pointers(multiple(2, 1, "a", "b"), some(new AllOrNothing(), "a")))
                .containsExactly("/content/minChoices");
    }

    @Test
    void the_right_response_must_be_one_that_can_be_given() {
        var content = multiple(2, 3, "a", "b", "c", "d");

        assertThat(pointers(content, some(new AllOrNothing(), "a")))
                .containsExactly("/key/correct");
        assertThat(pointers(content, some(new AllOrNothing(), "a", "b"))).isEmpty();
        assertThat(pointers(content, some(new AllOrNothing(), "a", "b", "c"))).isEmpty();
        assertThat(pointers(content, some(new AllOrNothing(), "a", "b", "c", "d")))
                .containsExactly("/key/correct");
    }

    @Test
    void a_choice_is_right_once() {
        assertThat(pointers(multiple(2, 2, "a", "b"), some(new AllOrNothing(), "a", "a")))
                .containsExactly("/key/correct/1");
    }

    @Test
    void the_weights_of_the_right_choices_sum_to_one_within_a_hundredth() {
        var content = multiple(2, 2, "a", "b", "c");

        assertThat(
                        pointers(
                                content,
                                some(
                                        weights(Map.of("a", "0.5", "b", "0.50", "c", "-1")),
                                        "a",
                                        "b")))
                .isEmpty();
        assertThat(pointers(content, some(weights(Map.of("a", "0.5", "b", "0.49")), "a", "b")))
                .isEmpty();
        assertThat(pointers(content, some(weights(Map.of("a", "0.5", "b", "0.4899")), "a", "b")))
                .containsExactly("/key/scoring/weights");
        assertThat(pointers(content, some(weights(Map.of("a", "0.5", "b", "0.5101")), "a", "b")))
                .containsExactly("/key/scoring/weights");
        assertThat(pointers(content, some(weights(Map.of("a", "0.5", "c", "0.5")), "a", "b")))
                .containsExactly("/key/scoring/weights");
        assertThat(pointers(content, some(new PartialCredit(Map.of()), "a", "b"))).isEmpty();
    }

    @Test
    void a_weight_is_within_minus_one_and_one_and_of_a_choice_that_is_there() {
        var content = multiple(2, 2, "a", "b", "c");

        assertThat(
                        pointers(
                                content,
                                some(
                                        weights(Map.of("a", "0.5", "b", "0.5", "c", "-1.01")),
                                        "a",
                                        "b")))
                .containsExactly("/key/scoring/weights/c");
        assertThat(
                        pointers(
                                content,
                                some(weights(Map.of("a", "0.5", "b", "0.5", "z", "-1")), "a", "b")))
                .containsExactly("/key/scoring/weights/z");
    }

    @Test
    void feedback_is_for_a_choice_that_is_there_and_given_once() {
        var explanation =
                new Explanation(
                        "",
                        List.of(
                                new Feedback("a", "1"),
                                new Feedback("z", "2"),
                                new Feedback("a", "3")),
                        AnswerKey.Overall.NONE,
                        List.of(),
                        List.of(),
                        null);

        assertThat(
                        pointers(
                                single("a", "b"),
                                new AnswerKey.SingleChoice("a", Map.of(), explanation)))
                .containsExactly("/key/feedback/1/choice", "/key/feedback/2/choice");
    }

    @Test
    void a_key_of_another_type_is_one_fault_not_many() {
        assertThat(pointers(single("a", "b"), some(new AllOrNothing(), "y", "z")))
                .containsExactly("/key/type");
        assertThat(pointers(multiple(1, 1, "a", "b"), one("z"))).containsExactly("/key/type");
    }

    @Test
    void a_response_has_room_for_500_pairs() {
        var many = IntStream.range(0, 30).mapToObj(i -> new Choice("s" + i, "Text")).toList();
        var pairs =
                many.stream()
                        .flatMap(source ->
                                many.stream()
                                        .map(target ->
                                                new AnswerKey.Pair(source.id(), target.id())))
                        .toList();
        var content = new QuestionContent.Matching("Match.", many, many, 0, 0, true);

        assertThat(
                        pointers(
                                content,
                                new AnswerKey.Matching(
                                        pairs.subList(0, 500), new AllOrNothing(), PLAIN)))
                .isEmpty();
        assertThat(
                        pointers(
                                content,
                                new AnswerKey.Matching(
                                        pairs.subList(0, 501), new AllOrNothing(), PLAIN)))
                .containsExactly("/key/correct");
    }
}
