package assay.grading.result;

import assay.grading.submission.PaperItem;
import assay.grading.submission.Topic;
import assay.grading.submission.TopicRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rolls scores up the topic trees: a question counts once for each of its topics and for every
 * ancestor of one.
 */
final class Topics {
    private Topics() {}

    /** In the order of {@code topics}; a topic without a question that counts is left out. */
    static List<TopicScore> roll(Collection<Topic> topics, Collection<ItemScore> scores) {
        var byRef = new HashMap<TopicRef, Topic>();
        topics.forEach(topic -> byRef.put(topic.ref(), topic));
        var members = new HashMap<TopicRef, List<ItemScore>>();
        for (var score : scores) {
            for (var ref : withAncestors(score.item(), byRef)) {
                members.computeIfAbsent(ref, _ -> new ArrayList<>()).add(score);
            }
        }
        return topics.stream()
                .map(topic ->
                        new TopicScore(
                                topic, Tally.of(members.getOrDefault(topic.ref(), List.of()))))
                .filter(score -> score.tally().questions() > 0)
                .toList();
    }

    private static Set<TopicRef> withAncestors(PaperItem item, Map<TopicRef, Topic> byRef) {
        var refs = new LinkedHashSet<TopicRef>();
        for (var ref : item.topics()) {
            var next = ref;
            // Stops at what was seen: a tree that bites its own tail must not hold up grading.
            while (next != null && refs.add(next)) {
                var topic = byRef.get(next);
                next = topic == null ? null : topic.parent();
            }
        }
        return refs;
    }
}
