package assay.question.pool;

import assay.question.content.Difficulty;
import assay.question.content.Interaction;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which questions one section of an exam may draw. Each restriction names what is allowed (one of
 * them is enough); an empty one restricts nothing. With {@code questionIds}, exactly those are
 * meant and nothing else is given.
 *
 * @param name unique within the pool
 * @param bank name of the bank; null: every bank
 * @param topics references of topics, each with everything below it
 */
public record Selection(
        String name,
        @Nullable String bank,
        List<String> topics,
        List<Difficulty> difficulties,
        List<String> tags,
        List<Interaction> interactions,
        List<UUID> questionIds) {
    public Selection {
        topics = List.copyOf(topics);
        difficulties = List.copyOf(difficulties);
        tags = List.copyOf(tags);
        interactions = List.copyOf(interactions);
        questionIds = List.copyOf(questionIds);
    }
}
