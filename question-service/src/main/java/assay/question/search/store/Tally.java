package assay.question.search.store;

import assay.question.search.Facet;
import assay.question.search.FacetCounts;
import assay.question.search.Restrictions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The statement that counts some facets of the questions that meet some conditions: rows of the
 * name of a facet, a value and how many questions have it, and one of the facet {@link #TOTAL}.
 *
 * <p>What questions have one of is counted together and added up by facet afterwards; of what they
 * have several of, each is counted.
 */
final class Tally {
    static final String TOTAL = "TOTAL";

    private static final List<Duration> AGES =
            List.of(
                    Duration.ofDays(1),
                    Duration.ofDays(7),
                    Duration.ofDays(30),
                    Duration.ofDays(365));

    private final List<Facet> facets;
    private final Conditions conditions;
    private final String counted;

    private Tally(List<Facet> facets, Conditions conditions, String counted) {
        this.facets = facets;
        this.conditions = conditions;
        this.counted = counted;
    }

    /**
     * Of rows that an index finds among all. They are wide and are read once, whatever is counted.
     *
     * @param conditions on {@code question_search s}
     */
    static Tally ofQuestions(Conditions conditions, List<Facet> facets, Instant now) {
        var keys = new ArrayList<String>();
        facets.forEach(facet -> column(facet).ifPresent(keys::add));
        age(facets, conditions, now).ifPresent(age -> keys.add(age + " as age"));
        return new Tally(
                facets,
                conditions,
                """
                with found as materialized (
                    select s.bank, s.state, s.difficulty, s.interaction, s.language, s.author, s.in_use, s.updated_at, s.topic_path, s.tags
                    from question_search s where %s),
                plain as materialized (select %s count(*) as questions from found%s),
                several as (
                    select 'TOPIC' as facet, value, count(*) as questions
                    from (select unnest(topic_path) as value from found) each group by 2
                    union all
                    select 'TAG', value, count(*) from (select unnest(tags) as value from found) each group by 2)
                """
                        .formatted(
                                conditions.sql(),
                                keys.stream().map(key -> key + ", ").collect(Collectors.joining()),
                                groupBy(keys.size())));
    }

    /**
     * Of rows that are read one by one, as many as there are: they are narrow, and say in numbers
     * what they have.
     *
     * @param without the facet whose restriction is left out; null: none is
     */
    static Tally ofFacts(
            String organisation,
            Restrictions restrictions,
            @Nullable Facet without,
            List<Facet> facets,
            Instant now) {
        var kinds = Conditions.ofKinds(organisation, restrictions, without);
        var facts = Conditions.ofFacts(organisation, restrictions, without);
        var age = age(facets, facts, now).orElse("0");
        return new Tally(
                facets,
                facts.and(kinds),
                """
                with kinds as materialized (select k.* from question_kind k where %s),
                found as not materialized (
                    select s.kind, s.updated_at, s.terms from question_facts s join kinds on kinds.id = s.kind%s),
                cells as materialized (select kind, %s as age, count(*) as questions from found group by 1, 2),
                plain as (select kinds.*, c.age, c.questions from cells c join kinds on kinds.id = c.kind),
                several as materialized (
                    select t.facet, t.value, sum(c.questions) as questions
                    from (select term, count(*) as questions from (select unnest(terms) as term from found) each group by 1) c
                    join question_term t on t.id = c.term where t.organisation = :organisation group by 1, 2)
                """
                        .formatted(
                                kinds.sql(),
                                facts.sql().isEmpty() ? "" : " where " + facts.sql(),
                                age));
    }

    /** By the first so many columns that are selected. */
    private static String groupBy(int columns) {
        return columns == 0
                ? ""
                : IntStream.rangeClosed(1, columns)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", " group by ", ""));
    }

    /** Which of the ages is the youngest that the last change falls in; empty if nobody asks. */
    private static Optional<String> age(List<Facet> facets, Conditions conditions, Instant now) {
        if (!facets.contains(Facet.CHANGED)) {
            return Optional.empty();
        }
        var ages = new StringBuilder("case");
        for (var i = 0; i < AGES.size(); i++) {
            conditions.value("since" + i, now.minus(AGES.get(i)));
            ages.append(" when updated_at >= :since%1$d then %1$d".formatted(i));
        }
        return Optional.of(ages.append(" else %d end".formatted(AGES.size())).toString());
    }

    /** The column that has a question's one value of the facet. */
    private static Optional<String> column(Facet facet) {
        return switch (facet) {
            case BANK -> Optional.of("bank");
            case STATE -> Optional.of("state");
            case DIFFICULTY -> Optional.of("difficulty");
            case INTERACTION -> Optional.of("interaction");
            case LANGUAGE -> Optional.of("language");
            case AUTHOR -> Optional.of("author");
            case IN_USE -> Optional.of("in_use");
            case TOPIC, TAG, CHANGED -> Optional.empty();
        };
    }

    String sql() {
        var parts = new ArrayList<String>();
        parts.add(
                "select '%s' as facet, '' as value, coalesce(sum(questions), 0) as questions from plain"
                        .formatted(TOTAL));
        facets.forEach(facet -> parts.add(part(facet)));
        return counted + String.join("\nunion all ", parts);
    }

    void bind(NativeQuery<?> query) {
        conditions.bind(query);
    }

    private static String part(Facet facet) {
        return switch (facet) {
            case BANK, STATE, DIFFICULTY, INTERACTION, LANGUAGE, AUTHOR, IN_USE ->
                    """
                    (select '%1$s', cast(%2$s as text), sum(questions) from plain group by 2 order by 3 desc, 2 limit %3$d)\
                    """
                            .formatted(facet, column(facet).orElseThrow(), FacetCounts.VALUES_MAX);
            case TOPIC, TAG ->
                    """
                    (select facet, value, questions from several where facet = '%1$s' order by 3 desc, 2 limit %2$d)\
                    """
                            .formatted(facet, FacetCounts.VALUES_MAX);
            case CHANGED -> ages();
        };
    }

    /** Each span holds the shorter ones. */
    private static String ages() {
        var parts = new ArrayList<String>();
        for (var i = 0; i < AGES.size(); i++) {
            parts.add(
                    "(select '%s', '%s', coalesce(sum(questions), 0) from plain where age <= %d)"
                            .formatted(Facet.CHANGED, AGES.get(i), i));
        }
        return String.join("\nunion all ", parts);
    }
}
