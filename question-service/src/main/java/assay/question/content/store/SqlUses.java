package assay.question.content.store;

import assay.question.content.Use;
import assay.question.content.Uses;
import assay.question.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reads what freezing pools has registered; each table is restricted to the organisation. */
@ApplicationScoped
class SqlUses implements Uses {
    private final Session database;
    private final Caller caller;

    SqlUses(Session database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Override
    public List<Use> of(UUID questionId, UUID after, int rowsMax) {
        return database
                .createNativeQuery(
                        """
                        select p.id, p.exam_id, v.number, p.frozen_at
                        from question_version v
                        join pool_question u on u.question_version_id = v.id and u.organisation = :organisation
                        join pool p on p.organisation = u.organisation and p.id = u.pool_id
                        where v.organisation = :organisation and v.question_id = :question and p.id > :after
                        order by p.id, v.number\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("question", questionId)
                .setParameter("after", after)
                .addScalar("id", UUID.class)
                .addScalar("exam_id", UUID.class)
                .addScalar("number", Integer.class)
                .addScalar("frozen_at", Instant.class)
                .setMaxResults(rowsMax)
                .getResultList()
                .stream()
                .map(row ->
                        new Use((UUID) row[0], (UUID) row[1], (Integer) row[2], (Instant) row[3]))
                .toList();
    }
}
