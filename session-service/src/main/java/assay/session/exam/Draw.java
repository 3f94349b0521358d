package assay.session.exam;

import assay.session.pool.Interaction;
import assay.session.pool.Selection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a section draws its questions. */
public sealed interface Draw {
    /** How many questions the section puts on a paper. */
    int count();

    Selection selection(String sectionName);

    /** Exactly these questions, on every paper. */
    record Fixed(List<UUID> questionIds) implements Draw {
        public Fixed {
            questionIds = List.copyOf(questionIds);
        }

        @Override
        public int count() {
            return questionIds.size();
        }

        @Override
        public Selection selection(String sectionName) {
            return new Selection(
                    sectionName, null, List.of(), List.of(), List.of(), List.of(), questionIds);
        }
    }

    /**
     * {@code count} questions at random among those that fit every restriction. An empty list
     * restricts nothing; a topic stands for its whole subtree.
     *
     * @param bank the bank's name, or null for every bank
     */
    record Random(
            int count,
            @Nullable String bank,
            List<String> topics,
            List<String> difficulties,
            List<String> tags,
            List<Interaction> interactions)
            implements Draw {
        public Random {
            topics = List.copyOf(topics);
            difficulties = List.copyOf(difficulties);
            tags = List.copyOf(tags);
            // definitions stored before there was a choice of them do not say
            interactions = List.copyOf(Objects.requireNonNullElse(interactions, List.of()));
        }

        @Override
        public Selection selection(String sectionName) {
            return new Selection(
                    sectionName, bank, topics, difficulties, tags, interactions, List.of());
        }
    }
}
