package assay.question.search;

import assay.question.content.Difficulty;
import assay.question.content.Interaction;
import assay.question.content.QuestionFilter.Shown;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which questions a search is about. A question must meet every restriction; one that names several
 * values is met by any of them, one that is null or empty restricts nothing.
 *
 * @param topics references; the whole subtree of each counts
 * @param authors who wrote the latest version: subjects of tokens
 * @param inUse whether an exam that was published has a version of it
 * @param reviewer who is asked for a review of the draft
 * @param changedAfter last change at this moment or later
 * @param changedBefore last change before this moment
 */
public record Restrictions(
        Set<String> banks,
        Set<Shown> states,
        Set<String> topics,
        Set<Difficulty> difficulties,
        Set<Interaction> interactions,
        Set<String> tags,
        Set<String> languages,
        Set<String> authors,
        @Nullable Boolean inUse,
        @Nullable String reviewer,
        @Nullable Instant changedAfter,
        @Nullable Instant changedBefore) {
    public Restrictions {
        banks = Set.copyOf(banks);
        states = Set.copyOf(states);
        topics = Set.copyOf(topics);
        difficulties = Set.copyOf(difficulties);
        interactions = Set.copyOf(interactions);
        tags = Set.copyOf(tags);
        languages = Set.copyOf(languages);
        authors = Set.copyOf(authors);
    }

    /** One value and several of the same kind, any of which will do. */
    public static <J, T> Set<T> alternatives(
            @Nullable J one, @Nullable List<J> several, Function<J, T> mapping) {
        var values = new HashSet<T>();
        if (one != null) {
            values.add(mapping.apply(one));
        }
        if (several != null) {
            several.forEach(value -> values.add(mapping.apply(value)));
        }
        return values;
    }
}
