package assay.session.pool;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything the sessions of one exam revision can show, as question-service froze it. Holds no
 * key.
 *
 * @param selections for each section's name the question versions it may draw
 * @param assets pictures and other files that the questions show
 */
public record FrozenPool(
        UUID id,
        Instant frozenAt,
        List<PoolQuestion> questions,
        Map<String, List<UUID>> selections,
        List<PoolTopic> topics,
        List<PoolAsset> assets) {
    public FrozenPool {
        questions = List.copyOf(questions);
        selections = Map.copyOf(selections);
        topics = List.copyOf(topics);
        assets = isStored(assets) ? List.copyOf(assets) : List.of();
    }

    /** Pools that were stored before pools had assets have none. */
    private static boolean isStored(@Nullable List<PoolAsset> assets) {
        return assets != null;
    }
}
