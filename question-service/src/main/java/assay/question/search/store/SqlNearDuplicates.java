package assay.question.search.store;

import assay.question.content.PossibleDuplicate;
import assay.question.content.QuestionContent;
import assay.question.content.json.StoredForm;
import assay.question.platform.Caller;
import assay.question.search.NearDuplicates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Compares in the database, whose index holds the trigrams of every question. */
@ApplicationScoped
class SqlNearDuplicates implements NearDuplicates {
    /** How many questions that share marks are compared at most: those that share most of them. */
    private static final int COMPARED_MAX = 40;

    /** What is asked about gives place, likeness, hash, fingerprint and the question itself. */
    private static final String FIND =
            """
            with asked as materialized (%s)
            select a.place, f.question_id, f.bank, f.name, f.title, f.similarity, f.exact
            from asked a cross join lateral (
                select s.question_id, s.bank, s.name, s.title, l.similarity, s.content_hash = a.hash as exact
                from (
                    (select question_id from question_search
                     where organisation = :organisation and content_hash = a.hash and state <> 'TRASHED' limit :foundMax + 1)
                    union
                    (select question_id from question_search
                     where organisation = :organisation and state <> 'TRASHED' and fingerprint && a.fingerprint
                     order by cardinality(array(select unnest(fingerprint) intersect select unnest(a.fingerprint))) desc,
                              question_id
                     limit :comparedMax)) near
                join question_search s on s.question_id = near.question_id
                cross join lateral (
                    select case when s.content_hash = a.hash then 1
                                else similarity(left(s.likeness, :characters), left(a.likeness, :characters)) end as similarity
                    offset 0) l
                where s.organisation = :organisation and s.question_id is distinct from a.itself
                  and l.similarity >= :similarityMin
                order by exact desc, similarity desc, s.question_id limit :foundMax) f
            where a.likeness <> ''
            order by a.place, f.exact desc, f.similarity desc, f.question_id\
            """;

    private static final String STORED =
            FIND.formatted(
                    """
                    select cast(1 as bigint) as place, likeness, content_hash as hash, fingerprint, question_id as itself
                    from question_search where organisation = :organisation and question_id = :question\
                    """);

    private static final String NEW =
            FIND.formatted(
                    """
                    select c.place, l.likeness, sha256(convert_to(l.likeness, 'UTF8')) as hash,
                           search_fingerprint(l.likeness) as fingerprint, cast(null as uuid) as itself
                    from unnest(:contents) with ordinality c (content, place),
                         lateral (select search_likeness(search_content_plain(cast(c.content as jsonb))) as likeness offset 0) l\
                    """);

    private final Session database;
    private final Caller caller;
    private final StoredForm stored;
    private final DuplicatesConfig config;

    SqlNearDuplicates(Session database, Caller caller, StoredForm stored, DuplicatesConfig config) {
        this.database = database;
        this.caller = caller;
        this.stored = stored;
        this.config = config;
    }

    @Override
    public List<PossibleDuplicate> of(UUID questionId, int foundMax) {
        var query = database.createNativeQuery(STORED, Object[].class);
        query.setParameter("question", questionId);
        return run(query, 1, foundMax).getFirst();
    }

    @Override
    public List<List<PossibleDuplicate>> ofAll(List<QuestionContent> contents, int foundMax) {
        if (contents.size() > CONTENTS_MAX) {
            throw new IllegalArgumentException("too many contents at once: " + contents.size());
        }
        if (contents.isEmpty()) {
            return List.of();
        }
        var query = database.createNativeQuery(NEW, Object[].class);
        query.setParameter("contents", contents.stream().map(stored::write).toArray(String[]::new));
        return run(query, contents.size(), foundMax);
    }

    private List<List<PossibleDuplicate>> run(
            NativeQuery<Object[]> query, int places, int foundMax) {
        var found = new ArrayList<List<PossibleDuplicate>>();
        for (var i = 0; i < places; i++) {
            found.add(new ArrayList<>());
        }
        query.setParameter("organisation", caller.organisation())
                .setParameter("foundMax", foundMax)
                .setParameter("comparedMax", COMPARED_MAX)
                .setParameter("characters", CHARACTERS_COMPARED)
                .setParameter("similarityMin", config.similarityMin())
                .addScalar("place", Integer.class)
                .addScalar("question_id", UUID.class)
                .addScalar("bank", String.class)
                .addScalar("name", String.class)
                .addScalar("title", String.class)
                .addScalar("similarity", Double.class)
                .addScalar("exact", Boolean.class)
                .getResultList()
                .forEach(row ->
                        found.get((Integer) row[0] - 1)
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
