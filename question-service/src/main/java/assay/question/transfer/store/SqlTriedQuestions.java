package assay.question.transfer.store;

import assay.question.platform.Caller;
import assay.question.search.NearDuplicates;
import assay.question.transfer.TriedQuestions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/** Compares as near-duplicates are compared that are in a bank. */
@ApplicationScoped
class SqlTriedQuestions implements TriedQuestions {
    private static final String ALIKE =
            """
            with asked as materialized (
                select ordinal, likeness, content_hash, fingerprint from tried_question
                where organisation = :organisation and job_id = :job and ordinal >= :first and likeness <> '')
            select a.ordinal as asked, f.ordinal, f.similarity, f.exact
            from asked a cross join lateral (
                select n.ordinal, l.similarity, n.exact
                from (
                    select ordinal, likeness, content_hash = a.content_hash as exact from (
                        select ordinal, likeness, content_hash, fingerprint from tried_question
                        where organisation = :organisation and job_id = :job and fingerprint && a.fingerprint offset 0) alike
                    where ordinal < a.ordinal
                    order by cardinality(array(select unnest(fingerprint) intersect select unnest(a.fingerprint))) desc, ordinal
                    limit :comparedMax) n
                cross join lateral (
                    select case when n.exact then 1 else search_similarity(n.likeness, a.likeness) end as similarity offset 0) l
                where l.similarity >= :similarityMin) f
            order by a.ordinal, f.exact desc, f.similarity desc, f.ordinal\
            """;

    private final Session database;
    private final Caller caller;

    SqlTriedQuestions(Session database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Override
    public List<Tried> of(Collection<Trial> trials) {
        var byId = new HashMap<UUID, Trial>();
        trials.forEach(trial -> byId.put(trial.questionId(), trial));
        var tried = new ArrayList<Tried>();
        database.createNativeQuery(
                        """
                        select question_id, encode(content_hash, 'hex') as content_hash, left(likeness, :characters) as likeness,
                               cast(fingerprint as text) as fingerprint
                        from question_search
                        where organisation = :organisation and question_id = any(:questions)\
                        """,
                        Object[].class)
                .setParameter("characters", NearDuplicates.CHARACTERS_COMPARED)
                .setParameter("organisation", caller.organisation())
                .setParameter("questions", byId.keySet().toArray(UUID[]::new))
                .addScalar("question_id", UUID.class)
                .addScalar("content_hash", String.class)
                .addScalar("likeness", String.class)
                .addScalar("fingerprint", String.class)
                .getResultList()
                .forEach(row -> {
                    var trial = byId.get((UUID) row[0]);
                    if (trial != null) {
                        tried.add(
                                new Tried(
                                        trial.ordinal(),
                                        trial.digest(),
                                        trial.name(),
                                        (String) row[1],
                                        (String) row[2],
                                        (String) row[3]));
                    }
                });
        return tried;
    }

    @Override
    public void note(UUID job, Collection<Tried> tried) {
        database.createNativeMutationQuery(
                        """
                        insert into tried_question
                            (organisation, job_id, ordinal, digest, name, content_hash, likeness, fingerprint)
                        select :organisation, :job, ordinal, digest, name, decode(hash, 'hex'), likeness,
                               cast(fingerprint as integer[])
                        from unnest(cast(:ordinals as integer[]), cast(:digests as text[]), cast(:names as text[]),
                                    cast(:hashes as text[]), cast(:likenesses as text[]), cast(:fingerprints as text[]))
                            as tried (ordinal, digest, name, hash, likeness, fingerprint)\
                        """)
                .setParameter("organisation", caller.organisation())
                .setParameter("job", job)
                .setParameter(
                        "ordinals", tried.stream().map(Tried::ordinal).toArray(Integer[]::new))
                .setParameter("digests", texts(tried, Tried::digest))
                .setParameter("names", texts(tried, Tried::name))
                .setParameter("hashes", texts(tried, Tried::contentHash))
                .setParameter("likenesses", texts(tried, Tried::likeness))
                .setParameter("fingerprints", texts(tried, Tried::fingerprint))
                .executeUpdate();
    }

    private static String[] texts(Collection<Tried> tried, Function<Tried, String> text) {
        return tried.stream().map(text).toArray(String[]::new);
    }

    @Override
    public void forget(UUID job) {
        database.createNativeMutationQuery(
                        "delete from tried_question where organisation = :organisation and job_id ="
                                + " :job")
                .setParameter("organisation", caller.organisation())
                .setParameter("job", job)
                .executeUpdate();
    }

    @Override
    public List<Found> found(UUID job, Collection<String> digests, Collection<String> names) {
        return database
                .createNativeQuery(
                        """
                        select digest, name from tried_question
                        where organisation = :organisation and job_id = :job
                          and (digest = any(cast(:digests as text[])) or name = any(cast(:names as text[])))\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("job", job)
                .setParameter("digests", digests.toArray(String[]::new))
                .setParameter("names", names.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row -> new Found((String) row[0], (String) row[1]))
                .toList();
    }

    @Override
    public Map<Integer, List<Alike>> alike(UUID job, int first, double similarityMin) {
        var alike = new HashMap<Integer, List<Alike>>();
        database.createNativeQuery(ALIKE, Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("job", job)
                .setParameter("first", first)
                .setParameter("comparedMax", NearDuplicates.COMPARED_MAX)
                .setParameter("similarityMin", similarityMin)
                .addScalar("asked", Integer.class)
                .addScalar("ordinal", Integer.class)
                .addScalar("similarity", Double.class)
                .addScalar("exact", Boolean.class)
                .getResultList()
                .forEach(row ->
                        alike.computeIfAbsent((Integer) row[0], _ -> new ArrayList<>())
                                .add(
                                        new Alike(
                                                (Integer) row[1],
                                                (Double) row[2],
                                                (Boolean) row[3])));
        return alike;
    }
}
