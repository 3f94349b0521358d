package assay.question.search.store;

import assay.question.content.PossibleDuplicate;
import assay.question.platform.Caller;
import assay.question.search.NearDuplicates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Compares in the database, whose index holds the trigrams of every question. */
@ApplicationScoped
class SqlNearDuplicates implements NearDuplicates {
    /** The inner limits count questions that may be told alone, so no other crowds them out. */
    private static final String FIND =
            """
            with asked as materialized (
                select question_id, likeness, content_hash, fingerprint from question_search
                where organisation = :organisation and question_id = any(:questions) and likeness <> '')
            select a.question_id as asked_id, f.question_id, f.bank, f.name, f.title, f.similarity, f.exact
            from asked a cross join lateral (
                select s.question_id, s.bank, s.name, s.title, l.similarity, s.content_hash = a.content_hash as exact
                from (
                    (select question_id from (
                        select question_id from question_search
                        where organisation = :organisation and content_hash = a.content_hash and state <> 'TRASHED' offset 0) same
                     where question_id <> all(:questions) or :amongThemselves and question_id < a.question_id
                     order by question_id limit :foundMax)
                    union
                    (select question_id from (
                        select question_id, fingerprint from question_search
                        where organisation = :organisation and fingerprint && a.fingerprint and state <> 'TRASHED' offset 0) alike
                     where question_id <> all(:questions) or :amongThemselves and question_id < a.question_id
                     order by cardinality(array(select unnest(fingerprint) intersect select unnest(a.fingerprint))) desc,
                              question_id
                     limit :comparedMax)) near
                join question_search s on s.question_id = near.question_id
                cross join lateral (
                    select case when s.content_hash = a.content_hash then 1
                                else search_similarity(left(s.likeness, :characters), left(a.likeness, :characters)) end as similarity
                    offset 0) l
                where s.organisation = :organisation and l.similarity >= :similarityMin
                order by exact desc, similarity desc, s.question_id limit :foundMax) f
            order by a.question_id, f.exact desc, f.similarity desc, f.question_id\
            """;

    private final Session database;
    private final Caller caller;
    private final DuplicatesConfig config;

    SqlNearDuplicates(Session database, Caller caller, DuplicatesConfig config) {
        this.database = database;
        this.caller = caller;
        this.config = config;
    }

    @Override
    public double similarityMin() {
        return config.similarityMin();
    }

    @Override
    public List<PossibleDuplicate> of(UUID questionId, int foundMax) {
        return find(List.of(questionId), false, foundMax).getOrDefault(questionId, List.of());
    }

    @Override
    public Map<UUID, List<PossibleDuplicate>> ofAll(
            Collection<UUID> questionIds, boolean amongThemselves, int foundMax) {
        if (questionIds.size() > QUESTIONS_MAX) {
            throw new IllegalArgumentException("too many questions at once: " + questionIds.size());
        }
        return questionIds.isEmpty() ? Map.of() : find(questionIds, amongThemselves, foundMax);
    }

    private Map<UUID, List<PossibleDuplicate>> find(
            Collection<UUID> questionIds, boolean amongThemselves, int foundMax) {
        var found = new HashMap<UUID, List<PossibleDuplicate>>();
        database.createNativeQuery(FIND, Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("questions", questionIds.toArray(UUID[]::new))
                .setParameter("amongThemselves", amongThemselves)
                .setParameter("foundMax", foundMax)
                .setParameter("comparedMax", COMPARED_MAX)
                .setParameter("characters", CHARACTERS_COMPARED)
                .setParameter("similarityMin", config.similarityMin())
                .addScalar("asked_id", UUID.class)
                .addScalar("question_id", UUID.class)
                .addScalar("bank", String.class)
                .addScalar("name", String.class)
                .addScalar("title", String.class)
                .addScalar("similarity", Double.class)
                .addScalar("exact", Boolean.class)
                .getResultList()
                .forEach(row ->
                        found.computeIfAbsent((UUID) row[0], _ -> new ArrayList<>())
                                .add(
                                        new PossibleDuplicate(
                                                (UUID) row[1],
                                                (String) row[2],
                                                (String) row[3],
                                                (String) row[4],
                                                (Double) row[5],
                                                (Boolean) row[6])));
        return found;
    }
}
