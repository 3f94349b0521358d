package assay.question.coverage;

import assay.question.topic.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Topics and what is above them. */
final class TopicTree {
    private final Map<String, Topic> byReference = new HashMap<>();

    TopicTree(Collection<Topic> topics) {
        topics.forEach(topic -> byReference.put(topic.reference(), topic));
    }

    /** The topics of these references that it knows, and everything above them. */
    Set<String> withAncestors(Collection<String> references) {
        var found = new HashSet<String>();
        for (var reference : references) {
            var topic = byReference.get(reference);
            while (topic != null && found.add(topic.reference())) {
                topic = topic.parent() == null ? null : byReference.get(topic.parent());
            }
        }
        return found;
    }

    /** The topics of one scheme, each before those below it, sisters by reference. */
    List<Topic> inOrder(String scheme) {
        var children = new HashMap<String, List<Topic>>();
        byReference.values().stream()
                .filter(topic -> topic.scheme().equals(scheme))
                .sorted(Comparator.comparing(Topic::reference))
                .forEach(topic ->
                        children.computeIfAbsent(
                                        topic.parent() == null ? "" : topic.parent(),
                                        _ -> new ArrayList<>())
                                .add(topic));
        var order = new ArrayList<Topic>();
        var waiting = new ArrayList<>(children.getOrDefault("", List.of()).reversed());
        while (!waiting.isEmpty()) {
            var topic = waiting.removeLast();
            order.add(topic);
            waiting.addAll(children.getOrDefault(topic.reference(), List.of()).reversed());
        }
        return order;
    }
}
