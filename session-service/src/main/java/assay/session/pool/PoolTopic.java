package assay.session.pool;

import org.jspecify.annotations.Nullable;

/**
 * A topic that a question of the pool has, or an ancestor of one.
 *
 * @param topic {@code scheme/name}
 * @param parent {@code scheme/name} of the topic above, null for a root
 */
public record PoolTopic(String topic, String title, @Nullable String parent) {}
