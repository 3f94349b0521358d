package assay.question.search.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Searched words as queries of PostgreSQL: each language has stems of its own, so there is one per
 * text search configuration, and a question is held against that of its own language.
 *
 * @param configurations by query
 */
record Wording(Map<String, List<String>> configurations) {
    /**
     * Of the queries of some configurations.
     *
     * @param queries by configuration; an empty one, of words that say nothing in a language, finds
     *     nothing in it
     */
    static Wording of(Map<String, String> queries) {
        var configurations = new LinkedHashMap<String, List<String>>();
        queries.forEach((configuration, query) -> {
            if (!query.isEmpty()) {
                configurations.computeIfAbsent(query, _ -> new ArrayList<>()).add(configuration);
            }
        });
        return new Wording(configurations);
    }

    boolean findsNothing() {
        return configurations.isEmpty();
    }

    /** An expression for any of the queries: what the index is asked. */
    String any() {
        var queries = new ArrayList<String>();
        for (var i = 0; i < configurations.size(); i++) {
            queries.add("cast(:query%d as tsquery)".formatted(i));
        }
        return "(" + String.join(" || ", queries) + ")";
    }

    /** An expression for the query of the row's own configuration. */
    String own() {
        var text = new StringBuilder("(case");
        for (var i = 0; i < configurations.size(); i++) {
            text.append(
                    " when s.configuration = any(:configurations%1$d) then cast(:query%1$d as tsquery)"
                            .formatted(i));
        }
        return text.append(" end)").toString();
    }

    /**
     * Restricts to rows that have the words.
     *
     * @param keys whether what the key explains counts as well
     */
    void restrict(Conditions conditions, boolean keys) {
        var i = 0;
        for (var entry : configurations.entrySet()) {
            conditions.value("query" + i, entry.getKey());
            conditions.value("configurations" + i, entry.getValue().toArray(String[]::new));
            i++;
        }
        conditions.add(matches(any(), keys));
        conditions.add(matches(own(), keys));
    }

    private static String matches(String query, boolean keys) {
        return keys
                ? "(s.words @@ %1$s or s.key_words @@ %1$s)".formatted(query)
                : "s.words @@ " + query;
    }
}
