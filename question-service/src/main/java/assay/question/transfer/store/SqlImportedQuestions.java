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
    public Map<String, Known> known(String bank, Collection<String> digests) {
        var known = new HashMap<String, Known>();
        database.createNativeQuery(
                        """
                        select i.digest, i.question_id, q.trashed_at is not null as trashed from imported_question i join question q on q.id = i.question_id
                        where i.organisation = :organisation and q.organisation = :organisation and q.bank = :bank
                          and i.digest = any(cast(:digests as text[]))
                        order by trashed, i.question_id\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("bank", bank)
                .setParameter("digests", digests.toArray(String[]::new))
                .addScalar("digest", String.class)
                .addScalar("question_id", UUID.class)
                .addScalar("trashed", Boolean.class)
                .getResultList()
                .forEach(row ->
                        known.putIfAbsent(
                                (String) row[0], new Known((UUID) row[1], (Boolean) row[2])));
        return known;
    }

    @Override
    public void remember(Map<String, UUID> questionsByDigest) {
        var digests = List.copyOf(questionsByDigest.keySet());
        database.createNativeMutationQuery(
                        """
                        insert into imported_question (organisation, digest, question_id)
                        select :organisation, digest, question_id
                        from unnest(cast(:digests as text[]), cast(:questions as uuid[])) as of_file (digest, question_id)
                        on conflict on constraint imported_question_pk do nothing\
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
}
