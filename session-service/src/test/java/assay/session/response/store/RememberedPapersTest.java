package assay.session.response.store;

import static org.assertj.core.api.Assertions.assertThat;

import assay.session.exam.RevisionId;
import assay.session.pool.Choice;
import assay.session.pool.PoolQuestion;
import assay.session.pool.QuestionContent;
import assay.session.pool.TextFormat;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RememberedPapersTest {
    private static final PoolQuestion QUESTION =
            new PoolQuestion(
                    new UUID(1, 1),
                    new UUID(2, 2),
                    1,
                    new QuestionContent.SingleChoice(
                            "?", List.of(new Choice("a", "A"), new Choice("b", "B")), false),
                    BigDecimal.ONE,
                    List.of(),
                    null,
                    TextFormat.MARKDOWN);

    private static Map<UUID, PoolQuestion> pool(int questions) {
        var pool = new HashMap<UUID, PoolQuestion>();
        for (int i = 0; i < questions; i++) {
            pool.put(new UUID(3, i), QUESTION);
        }
        return pool;
    }

    @Test
    void pools_are_remembered_by_what_they_weigh() {
        var pools = RememberedPapers.pools();
        for (int i = 0; i < 10; i++) {
            pools.put(new RevisionId(new UUID(4, i)), pool(20_000));
        }
        pools.cleanUp();
        assertThat(pools.estimatedSize()).isEqualTo(2);
        assertThat(pools.asMap().values().stream().mapToInt(Map::size).sum())
                .isLessThanOrEqualTo((int) RememberedPapers.QUESTIONS_REMEMBERED);
    }

    @Test
    void small_pools_are_remembered_by_the_thousand() {
        var pools = RememberedPapers.pools();
        for (int i = 0; i < 1_000; i++) {
            pools.put(new RevisionId(new UUID(4, i)), pool(40));
        }
        pools.cleanUp();
        assertThat(pools.estimatedSize()).isEqualTo(1_000);
    }
}
