package assay.question.transfer.store;

import assay.question.platform.Caller;
import assay.question.transfer.ImportedQuestions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

@ApplicationScoped
class SqlImportedQuestions implements ImportedQuestions {
    private final Session database;
    private final Caller caller;

    SqlImportedQuestions(Session database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Override
    public Map<String, UUID> known(String bank, Collection<String> digests) {
        var known = new HashMap<String, UUID>();
        database.createNativeQuery(
                        """
                        select i.digest, i.question_id from imported_question i join question q on q.id = i.question_id
                        where i.organisation = :organisation and q.organisation = :organisation and q.bank = :bank
                          and i.digest = any(cast(:digests as text[]))
                        order by i.question_id\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("bank", bank)
                .setParameter("digests", digests.toArray(String[]::new))
                .getResultList()
                .forEach(row -> known.putIfAbsent((String) row[0], (UUID) row[1]));
        return known;
    }

    @Override
    public void remember(Map<String, UUID> questionsByDigest) {
        var digests = List.copyOf(questionsByDigest.keySet());
        database.createNativeMutationQuery(
                        """
                        insert into imported_question (organisation, digest, question_id)
                        select :organisation, digest, question_id
                        from unnest(cast(:digests as text[]), cast(:questions as uuid[])) as of_file (digest, question_id)\
                        """)
                .setParameter("organisation", caller.organisation())
                .setParameter("digests", digests.toArray(String[]::new))
                .setParameter(
                        "questions",
                        digests.stream().map(questionsByDigest::get).toArray(UUID[]::new))
                .executeUpdate();
    }

    @Override
    public Set<String> taken(String bank, Collection<String> names) {
        return Set.copyOf(
                database.createNativeQuery(
                                """
                                select name from question
                                where organisation = :organisation and bank = :bank and name = any(cast(:names as text[]))\
                                """,
                                String.class)
                        .setParameter("organisation", caller.organisation())
                        .setParameter("bank", bank)
                        .setParameter("names", names.toArray(String[]::new))
                        .getResultList());
    }

    @Override
    public List<Tried> tried(UUID job, Collection<String> digests, Collection<String> names) {
        return tried(job, digests, names, List.of());
    }

    @Override
    public List<Tried> triedSaying(UUID job, Collection<String> contentHashes) {
        return tried(job, List.of(), List.of(), contentHashes);
    }

    /** Reads the job's own report, in which a dry run notes what it tried. */
    private List<Tried> tried(
            UUID job,
            Collection<String> digests,
            Collection<String> names,
            Collection<String> contentHashes) {
        return database
                .createNativeQuery(
                        """
                        select ordinal, detail #>> '{tried,digest}' as digest, detail ->> 'name' as name,
                               detail #>> '{tried,contentHash}' as content_hash
                        from job_line
                        where organisation = :organisation and job_id = :job and detail ->> 'tried' is not null
                          and (detail #>> '{tried,digest}' = any(cast(:digests as text[]))
                               or detail ->> 'name' = any(cast(:names as text[]))
                               or detail #>> '{tried,contentHash}' = any(cast(:hashes as text[])))
                        order by ordinal\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("job", job)
                .setParameter("digests", digests.toArray(String[]::new))
                .setParameter("names", names.toArray(String[]::new))
                .setParameter("hashes", contentHashes.toArray(String[]::new))
                .addScalar("ordinal", Integer.class)
                .addScalar("digest", String.class)
                .addScalar("name", String.class)
                .addScalar("content_hash", String.class)
                .getResultList()
                .stream()
                .map(row ->
                        new Tried(
                                (Integer) row[0],
                                (String) row[1],
                                (String) row[2],
                                (String) row[3]))
                .toList();
    }

    @Override
    public Map<UUID, String> contentHashes(Collection<UUID> questionIds) {
        var hashes = new HashMap<UUID, String>();
        database.createNativeQuery(
                        """
                        select question_id, encode(content_hash, 'hex') as content_hash from question_search
                        where organisation = :organisation and question_id = any(:questions) and likeness <> ''\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("questions", questionIds.toArray(UUID[]::new))
                .addScalar("question_id", UUID.class)
                .addScalar("content_hash", String.class)
                .getResultList()
                .forEach(row -> hashes.put((UUID) row[0], (String) row[1]));
        return hashes;
    }
}
