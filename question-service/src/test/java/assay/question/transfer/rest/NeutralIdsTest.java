package assay.question.transfer.rest;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.OrderScoring;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionRules;
import assay.question.exchange.ShortId;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NeutralIdsTest {
    private static NeutralIds.Renamed renamed(int seed) {
        var items =
                IntStream.range(0, 4)
                        .mapToObj(
                                i -> new Choice(ShortId.of(i), "Step %d of %d".formatted(i, seed)))
                        .toList();
        return NeutralIds.of(
                new QuestionContent.Ordering("Order.", items),
                new AnswerKey.Ordering(
                        List.of("a", "b", "c", "d"), OrderScoring.EXACT, Explanation.NONE));
    }

    @Test
    void ids_do_not_tell_the_right_order() {
        var orders = new HashSet<List<String>>();
        for (var seed = 0; seed < 200; seed++) {
            orders.add(renamed(seed).key().correct());
        }

        assertThat(orders).as("of 24 orders of four ids").hasSizeGreaterThan(20);
    }

    @Test
    void the_right_order_of_the_texts_stays() {
        var renamed = renamed(7);

        assertThat(QuestionRules.findings(renamed.content(), renamed.key())).isEmpty();
        assertThat(
                        renamed.key().correct().stream()
                                .map(id ->
                                        renamed.content().items().stream()
                                                .filter(item -> item.id().equals(id))
                                                .findFirst()
                                                .orElseThrow()
                                                .text()))
                .containsExactly("Step 0 of 7", "Step 1 of 7", "Step 2 of 7", "Step 3 of 7");
        assertThat(renamed(7)).isEqualTo(renamed);
    }
}
