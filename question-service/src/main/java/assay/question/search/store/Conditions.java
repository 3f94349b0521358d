package assay.question.search.store;

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
 * Conditions on rows of {@code question_search s} and the values that they name. Every value is a
 * parameter; the text has none but our own words.
 */
final class Conditions {
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
            if (facet != without) {
                conditions.restrict(facet, termsOf(facet, restrictions), all);
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

    private static List<String> termsOf(Facet facet, Restrictions restrictions) {
        return switch (facet) {
            case BANK -> terms("bank:", restrictions.banks());
            case STATE -> terms("state:", restrictions.states());
            case TOPIC -> terms("topic:", restrictions.topics());
            case DIFFICULTY -> terms("difficulty:", restrictions.difficulties());
            case INTERACTION -> terms("interaction:", restrictions.interactions());
            case TAG -> terms("tag:", restrictions.tags());
            case LANGUAGE -> terms("language:", restrictions.languages());
            case AUTHOR -> terms("author:", restrictions.authors());
            case IN_USE ->
                    restrictions.inUse() == null
                            ? List.of()
                            : terms("in_use:", Set.of(restrictions.inUse()));
            case CHANGED -> List.of();
        };
    }

    private static List<String> terms(String kind, Collection<?> values) {
        return values.stream().map(value -> kind + value).sorted().toList();
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
