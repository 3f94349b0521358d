package assay.question.transfer.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which questions of a dry run's file say the same, by their ordinals. */
final class Repeating {
    private final Map<UUID, String> hashes;
    private final Map<String, List<Integer>> ordinals = new HashMap<>();

    /**
     * Of questions that say something.
     *
     * @param hashes of what they say
     */
    Repeating(Map<UUID, String> hashes) {
        this.hashes = Map.copyOf(hashes);
    }

    @Nullable String hashOf(UUID questionId) {
        return hashes.get(questionId);
    }

    /**
     * Notes a question; those that said the same before it are returned, as many as a report tells.
     *
     * @param hash null: it says nothing, so it repeats nothing
     */
    List<Integer> note(@Nullable String hash, int ordinal) {
        if (hash == null) {
            return List.of();
        }
        var same = ordinals.computeIfAbsent(hash, _ -> new ArrayList<>());
        var before = same.stream().limit(ImportOutcomeJson.DUPLICATES_MAX).toList();
        same.add(ordinal);
        return before;
    }
}
