package assay.question.coverage.store;

import assay.question.content.Difficulty;
import assay.question.content.Interaction;
import assay.question.coverage.HeldQuestion;
import assay.question.coverage.Holdings;
import assay.question.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Plain SQL, since a report takes a whole bank in one statement; each table that it reads is
 * restricted to the organisation.
 */
@ApplicationScoped
class SqlHoldings implements Holdings {
    /** Enough to tell stems apart; keeps what is read of a bank small. */
    private static final int STEM_CHARACTERS_MAX = 4_000;

    private final Session database;
    private final Caller caller;

    SqlHoldings(Session database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Override
    public List<HeldQuestion> published(String bank) {
        return database
                .createNativeQuery(
                        """
                        select q.id, q.name, v.title, v.difficulty, v.interaction, v.topics, v.tags,
                               left(v.content ->> 'stem', :stemCharacters) as stem,
                               (select cast(k.key ->> 'reviewBy' as date) from key_revision k
                                where k.organisation = :organisation and k.question_version_id = v.id
                                order by k.number desc limit 1) as review_by,
                               coalesce(used.pools, 0) as pools
                        from question q
                        join question_version v on v.question_id = q.id and v.number = q.published_version
                        left join (
                            select w.question_id, count(distinct p.pool_id) as pools
                            from pool_question p
                            join question_version w on w.id = p.question_version_id
                            join question u on u.id = w.question_id
                            where p.organisation = :organisation and w.organisation = :organisation
                              and u.organisation = :organisation and u.bank = :bank
                            group by w.question_id) used on used.question_id = q.id
                        where q.organisation = :organisation and v.organisation = :organisation
                          and q.bank = :bank and q.state = 'PUBLISHED' and q.trashed_at is null
                        order by q.name collate "C"\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("bank", bank)
                .setParameter("stemCharacters", STEM_CHARACTERS_MAX)
                .addScalar("id", UUID.class)
                .addScalar("name", String.class)
                .addScalar("title", String.class)
                .addScalar("difficulty", String.class)
                .addScalar("interaction", String.class)
                .addScalar("topics", String[].class)
                .addScalar("tags", String[].class)
                .addScalar("stem", String.class)
                .addScalar("review_by", LocalDate.class)
                .addScalar("pools", Integer.class)
                .getResultList()
                .stream()
                .map(SqlHoldings::question)
                .toList();
    }

    private static HeldQuestion question(Object[] row) {
        return new HeldQuestion(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                Difficulty.valueOf((String) row[3]),
                Interaction.valueOf((String) row[4]),
                List.of((String[]) row[5]),
                List.of((String[]) row[6]),
                (String) row[7],
                (LocalDate) row[8],
                (Integer) row[9]);
    }
}
