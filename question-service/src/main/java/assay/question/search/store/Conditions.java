package assay.question.search.store;

import assay.question.content.QuestionFilter.Shown;
import assay.question.search.Facet;
import assay.question.search.Restrictions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on rows of {@code question_search s} and the values that they name. Every value is a
 * parameter; the text has none but our own words.
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

    /** Facets whose values many questions share, and that have a column with the same values. */
    private static final Map<Facet, String> COLUMNS =
            Map.of(
                    Facet.BANK, "bank",
                    Facet.STATE, "state",
                    Facet.DIFFICULTY, "difficulty",
                    Facet.INTERACTION, "interaction",
                    Facet.LANGUAGE, "language");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * These restrictions, in one organisation. What a question is stands as terms in the column of
     * that name, which is indexed together with its words.
     *
     * @param without the facet whose restriction is left out; null: none is
     */
    static Conditions of(String organisation, Restrictions restrictions, @Nullable Facet without) {
        return of(organisation, restrictions, without, Map.of());
    }

    /**
     * The same rows for who reads all of them. Terms stand outside of the row, and to fetch those
     * of each costs ten times as much as the row; what many questions share is met by its column.
     *
     * @param without the facet whose restriction is left out; null: none is
     */
    static Conditions ofAllRows(
            String organisation, Restrictions restrictions, @Nullable Facet without) {
        var columns = new EnumMap<Facet, String>(COLUMNS);
        if (restrictions.states().contains(Shown.IN_REVIEW)) {
            columns.remove(Facet.STATE); // a draft is shown as both
        }
        return of(organisation, restrictions, without, columns);
    }

    private static Conditions of(
            String organisation,
            Restrictions restrictions,
            @Nullable Facet without,
            Map<Facet, String> columns) {
        var conditions = new Conditions();
        conditions.add("s.organisation = :organisation", "organisation", organisation);
        var all = new ArrayList<String>();
        for (var facet : Facet.values()) {
            var column = columns.get(facet);
            var kind = KINDS.get(facet);
            if (facet == without || kind == null) {
                continue;
            }
            var values = values(facet, restrictions);
            if (column == null) {
                var terms = values.stream().map(value -> kind + value).toList();
                conditions.restrict(facet, terms, all);
            } else if (!values.isEmpty()) {
                conditions.add(
                        "s.%s = any(cast(:any%s as text[]))".formatted(column, facet.name()),
                        "any" + facet.name(),
                        values.toArray(String[]::new));
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
            conditions.add(
                    "s.updated_at >= :changedAfter", "changedAfter", restrictions.changedAfter());
            conditions.add(
                    "s.updated_at < :changedBefore", "changedBefore", restrictions.changedBefore());
        }
        return conditions;
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

    String sql() {
        return String.join("\n and ", conditions);
    }

    void bind(NativeQuery<?> query) {
        values.forEach(query::setParameter);
    }
}
