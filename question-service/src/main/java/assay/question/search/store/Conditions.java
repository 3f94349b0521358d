package assay.question.search.store;

import assay.question.content.QuestionFilter.Shown;
import assay.question.search.Facet;
import assay.question.search.Restrictions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on rows of {@code question_search s}, or on what facets count instead, and the values
 * that they name. Every value is a parameter; the text has none but our own words.
 */
final class Conditions {
    /** What the terms of a facet begin with. */
    private static final Map<Facet, String> KINDS =
            Map.of(
                    Facet.BANK, "bank:",
                    Facet.STATE, "state:",
                    Facet.TOPIC, "topic:",
                    Facet.DIFFICULTY, "difficulty:",
                    Facet.INTERACTION, "interaction:",
                    Facet.TAG, "tag:",
                    Facet.LANGUAGE, "language:",
                    Facet.AUTHOR, "author:",
                    Facet.IN_USE, "in_use:");

    /** Facets of which a question has one value, by the column of its kind. */
    private static final Map<Facet, String> COLUMNS =
            Map.of(
                    Facet.BANK, "bank",
                    Facet.STATE, "state",
                    Facet.DIFFICULTY, "difficulty",
                    Facet.INTERACTION, "interaction",
                    Facet.LANGUAGE, "language",
                    Facet.AUTHOR, "author",
                    Facet.IN_USE, "in_use");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * These restrictions, in one organisation. What a question is stands as terms in the column of
     * that name, which is indexed together with its words.
     *
     * @param without the facet whose restriction is left out; null: none is
     */
    static Conditions of(String organisation, Restrictions restrictions, @Nullable Facet without) {
        var conditions = new Conditions();
        conditions.add("s.organisation = :organisation", "organisation", organisation);
        var all = new ArrayList<String>();
        for (var facet : Facet.values()) {
            var kind = KINDS.get(facet);
            if (facet != without && kind != null) {
                var terms =
                        values(facet, restrictions).stream().map(value -> kind + value).toList();
                conditions.restrict(facet, terms, all);
            }
        }
        if (restrictions.reviewer() != null) {
            all.add("reviewer:" + restrictions.reviewer());
        }
        if (!all.isEmpty()) {
            all.add("organisation:" + organisation);
            conditions.add(
                    "s.terms @> cast(:terms as text[])", "terms", all.toArray(String[]::new));
        }
        if (without == Facet.STATE || restrictions.states().isEmpty()) {
            conditions.add("s.state <> 'TRASHED'");
        }
        if (without != Facet.CHANGED) {
            conditions.addChange(restrictions);
        }
        return conditions;
    }

    /**
     * Whether kinds and facts tell all that is restricted. They do not know of reviews, and a draft
     * in review is shown as both.
     */
    static boolean areOfFacts(Restrictions restrictions) {
        return restrictions.reviewer() == null && !restrictions.states().contains(Shown.IN_REVIEW);
    }

    /**
     * What is restricted of rows of {@code question_kind k}.
     *
     * @param without the facet whose restriction is left out; null: none is
     */
    static Conditions ofKinds(
            String organisation, Restrictions restrictions, @Nullable Facet without) {
        var conditions = new Conditions();
        conditions.add("k.organisation = :organisation", "organisation", organisation);
        COLUMNS.forEach((facet, column) -> {
            var values = values(facet, restrictions);
            if (facet != without && !values.isEmpty()) {
                conditions.addAnyOf("cast(k.%s as text)".formatted(column), facet, values);
            }
        });
        if (without == Facet.STATE || restrictions.states().isEmpty()) {
            conditions.add("k.state <> 'TRASHED'");
        }
        return conditions;
    }

    /**
     * What is restricted of rows of {@code question_facts s} beside their kind.
     *
     * @param without the facet whose restriction is left out; null: none is
     */
    static Conditions ofFacts(
            String organisation, Restrictions restrictions, @Nullable Facet without) {
        var conditions = new Conditions().value("organisation", organisation);
        for (var facet : List.of(Facet.TOPIC, Facet.TAG)) {
            var values = values(facet, restrictions);
            if (facet != without && !values.isEmpty()) {
                conditions.add(
                        """
                        s.terms && array(
                            select t.id from question_term t
                            where t.organisation = :organisation and t.facet = '%1$s' and t.value = any(cast(:any%1$s as text[])))\
                        """
                                .formatted(facet),
                        "any" + facet,
                        values.toArray(String[]::new));
            }
        }
        if (without != Facet.CHANGED) {
            conditions.addChange(restrictions);
        }
        return conditions;
    }

    private void addAnyOf(String column, Facet facet, List<String> values) {
        add(
                "%s = any(cast(:any%s as text[]))".formatted(column, facet),
                "any" + facet,
                values.toArray(String[]::new));
    }

    private void addChange(Restrictions restrictions) {
        add("s.updated_at >= :changedAfter", "changedAfter", restrictions.changedAfter());
        add("s.updated_at < :changedBefore", "changedBefore", restrictions.changedBefore());
    }

    private void restrict(Facet facet, List<String> terms, List<String> all) {
        if (terms.size() == 1) {
            all.add(terms.getFirst());
        } else if (!terms.isEmpty()) {
            var name = "any" + facet.name();
            add(
                    "s.terms && cast(:%s as text[])".formatted(name),
                    name,
                    terms.toArray(String[]::new));
        }
    }

    private static List<String> values(Facet facet, Restrictions restrictions) {
        return switch (facet) {
            case BANK -> sorted(restrictions.banks());
            case STATE -> sorted(restrictions.states());
            case TOPIC -> sorted(restrictions.topics());
            case DIFFICULTY -> sorted(restrictions.difficulties());
            case INTERACTION -> sorted(restrictions.interactions());
            case TAG -> sorted(restrictions.tags());
            case LANGUAGE -> sorted(restrictions.languages());
            case AUTHOR -> sorted(restrictions.authors());
            case IN_USE ->
                    restrictions.inUse() == null ? List.of() : sorted(Set.of(restrictions.inUse()));
            case CHANGED -> List.of();
        };
    }

    private static List<String> sorted(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toList();
    }

    /** Adds the condition unless its value is null. */
    Conditions add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /** Adds a condition on values that are named elsewhere. */
    Conditions add(String condition) {
        conditions.add(condition);
        return this;
    }

    Conditions value(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** These conditions and those, for one statement. */
    Conditions and(Conditions others) {
        others.values.forEach(this::value);
        return this;
    }

    String sql() {
        return String.join("\n and ", conditions);
    }

    void bind(NativeQuery<?> query) {
        values.forEach(query::setParameter);
    }
}
