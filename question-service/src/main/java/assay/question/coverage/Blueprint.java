package assay.question.coverage;

import assay.question.content.Difficulty;
import assay.question.content.Interaction;
import java.util.List;
import java.util.Set;

/**
 * What a bank is to be held against.
 *
 * @param factor how many questions the bank should hold for each one that is drawn, from 1
 * @param poolsMax a question in more frozen pools than this is over-exposed
 */
public record Blueprint(List<Section> sections, int factor, int poolsMax) {
    public Blueprint {
        sections = List.copyOf(sections);
        if (factor < 1) {
            throw new IllegalArgumentException("a factor is 1 at least, not " + factor);
        }
    }

    int need(Section section) {
        return Math.multiplyExact(section.count(), factor);
    }

    /**
     * What one section draws. Each restriction names what is allowed (one of them is enough); an
     * empty one restricts nothing.
     *
     * @param name unique within the blueprint
     * @param count how many questions it draws
     * @param topics references of topics, each with everything below it
     */
    public record Section(
            String name,
            int count,
            List<String> topics,
            List<Difficulty> difficulties,
            List<String> tags,
            List<Interaction> interactions) {
        public Section {
            topics = List.copyOf(topics);
            difficulties = List.copyOf(difficulties);
            tags = List.copyOf(tags);
            interactions = List.copyOf(interactions);
        }

        /**
         * Whether it may draw the question.
         *
         * @param under the question's topics and everything above them
         */
        boolean allows(HeldQuestion question, Set<String> under) {
            return (topics.isEmpty() || topics.stream().anyMatch(under::contains))
                    && (difficulties.isEmpty() || difficulties.contains(question.difficulty()))
                    && (tags.isEmpty() || question.tags().stream().anyMatch(tags::contains))
                    && (interactions.isEmpty() || interactions.contains(question.interaction()));
        }
    }
}
