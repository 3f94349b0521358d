package assay.session.pool;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything the sessions of one exam revision can show, as question-service froze it. Holds no
 * key.
 *
 * @param selections for each section's name the question versions it may draw
 */
public record FrozenPool(
        UUID id,
        Instant frozenAt,
        List<PoolQuestion> questions,
        Map<String, List<UUID>> selections,
        List<PoolTopic> topics) {
    public FrozenPool {
        questions = List.copyOf(questions);
        selections = Map.copyOf(selections);
        topics = List.copyOf(topics);
    }
}
