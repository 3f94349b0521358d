package assay.question.bulk.store;

import assay.question.bulk.Targets;
import assay.question.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Plain SQL, since thousands are written at once; each statement names the organisation. */
@ApplicationScoped
class SqlTargets implements Targets {
    private final Session database;
    private final Caller caller;

    SqlTargets(Session database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Override
    public void keep(UUID jobId, List<UUID> questionIds) {
        database.createNativeMutationQuery(
                        """
                        insert into bulk_change_target (organisation, job_id, ordinal, question_id)
                        select :organisation, :job, ordinal, cast(question as uuid)
                        from unnest(cast(:questions as text[])) with ordinality as chosen (question, ordinal)\
                        """)
                .setParameter("organisation", caller.organisation())
                .setParameter("job", jobId)
                .setParameter(
                        "questions",
                        questionIds.stream().map(UUID::toString).toArray(String[]::new))
                .executeUpdate();
    }

    @Override
    public UUID at(UUID jobId, int ordinal) {
        return database.createNativeQuery(
                        """
                        select question_id from bulk_change_target
                        where organisation = :organisation and job_id = :job and ordinal = :ordinal\
                        """,
                        UUID.class)
                .setParameter("organisation", caller.organisation())
                .setParameter("job", jobId)
                .setParameter("ordinal", ordinal)
                .getSingleResult();
    }

    @Override
    public boolean isNamesakeChanged(UUID jobId, UUID questionId) {
        return database.createNativeQuery(
                        """
                        select exists (
                            select from question mine
                            join question other on other.organisation = mine.organisation and other.name = mine.name
                                and other.id <> mine.id
                            join bulk_change_target t on t.organisation = mine.organisation and t.job_id = :job
                                and t.question_id = other.id
                            join job_line l on l.organisation = mine.organisation and l.job_id = t.job_id
                                and l.ordinal = t.ordinal
                            where mine.organisation = :organisation and mine.id = :question and l.outcome = 'changed')\
                        """,
                        Boolean.class)
                .setParameter("organisation", caller.organisation())
                .setParameter("job", jobId)
                .setParameter("question", questionId)
                .getSingleResult();
    }
}
