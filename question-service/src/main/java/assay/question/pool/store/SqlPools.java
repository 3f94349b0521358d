package assay.question.pool.store;

import assay.question.asset.AssetId;
import assay.question.content.Difficulty;
import assay.question.content.TextFormat;
import assay.question.content.json.StoredForm;
import assay.question.platform.Caller;
import assay.question.pool.PooledQuestion;
import assay.question.pool.Pools;
import assay.question.pool.Selection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL, since a pool takes thousands of versions at once; each statement names the
 * organisation.
 */
@ApplicationScoped
class SqlPools implements Pools {
    /** One selection's versions; an empty array restricts nothing. */
    @SuppressWarnings("InlineFormatString") // reads as SQL here, and would not inside the loop
    private static final String SELECT =
            """
            select %1$d as selection, q.id as question_id, v.id as version_id
            from question q join question_version v on v.question_id = q.id and v.number = q.published_version
            where q.organisation = :organisation and v.organisation = :organisation and q.state = 'PUBLISHED' and q.trashed_at is null
              and (cast(:bank%1$d as text) is null or q.bank = :bank%1$d)
              and (cardinality(cast(:topics%1$d as text[])) = 0 or v.topics && array(
                    with recursive below as (
                        select reference from topic
                        where organisation = :organisation and reference = any(cast(:topics%1$d as text[]))
                        union
                        select t.reference from topic t join below b on t.parent = b.reference
                        where t.organisation = :organisation)
                    select cast(reference as varchar) from below))
              and (cardinality(cast(:difficulties%1$d as text[])) = 0 or v.difficulty = any(cast(:difficulties%1$d as text[])))
              and (cardinality(cast(:tags%1$d as text[])) = 0 or v.tags && cast(:tags%1$d as varchar[]))
              and (cardinality(cast(:interactions%1$d as text[])) = 0 or v.interaction = any(cast(:interactions%1$d as text[])))
              and (cardinality(cast(:ids%1$d as text[])) = 0 or q.id = any(cast(cast(:ids%1$d as text[]) as uuid[])))\
            """;

    private final Session database;
    private final StoredForm stored;
    private final Caller caller;

    SqlPools(Session database, StoredForm stored, Caller caller) {
        this.database = database;
        this.stored = stored;
        this.caller = caller;
    }

    @Override
    public void hold(UUID poolId) {
        // of no row, since there may be none yet
        database.createNativeQuery(
                        """
                        select 1 from pg_advisory_xact_lock(
                            hashtextextended(concat_ws('/', 'pool', :organisation, cast(:pool as text)), 0))\
                        """,
                        Integer.class)
                .setParameter("organisation", caller.organisation())
                .setParameter("pool", poolId)
                .getSingleResult();
    }

    @Override
    public Optional<Frozen> find(UUID poolId) {
        return database.createNativeQuery(
                        """
                        select request_digest, frozen from pool where organisation = :organisation and id = :pool\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("pool", poolId)
                .uniqueResultOptional()
                .map(row -> new Frozen((String) row[0], (String) row[1]));
    }

    @Override
    public List<List<UUID>> select(List<Selection> selections) {
        var statement = new StringBuilder();
        for (var i = 0; i < selections.size(); i++) {
            statement.append(i == 0 ? "" : "\nunion all\n").append(SELECT.formatted(i));
        }
        var query =
                database.createNativeQuery(
                                statement.append("\norder by 1, 2").toString(), Object[].class)
                        .setParameter("organisation", caller.organisation());
        List<List<UUID>> selected = new ArrayList<>();
        for (var i = 0; i < selections.size(); i++) {
            var selection = selections.get(i);
            selected.add(new ArrayList<>());
            query.setParameter("bank" + i, selection.bank(), String.class)
                    .setParameter("topics" + i, selection.topics().toArray(String[]::new))
                    .setParameter("difficulties" + i, texts(selection.difficulties()))
                    .setParameter("tags" + i, selection.tags().toArray(String[]::new))
                    .setParameter("interactions" + i, texts(selection.interactions()))
                    .setParameter("ids" + i, texts(selection.questionIds()));
        }
        for (var row : query.getResultList()) {
            selected.get(((Number) row[0]).intValue()).add((UUID) row[2]);
        }
        return selected;
    }

    @Override
    public boolean hold(List<UUID> questionVersionIds) {
        var held =
                database.createNativeQuery(
                                """
                                select q.id from question q join question_version v on v.question_id = q.id
                                where q.organisation = :organisation and v.organisation = :organisation
                                  and v.id = any(cast(cast(:ids as text[]) as uuid[]))
                                  and q.published_version = v.number and q.state = 'PUBLISHED' and q.trashed_at is null
                                order by q.id for share of q\
                                """,
                                UUID.class)
                        .setParameter("organisation", caller.organisation())
                        .setParameter("ids", texts(questionVersionIds))
                        .getResultList();
        return held.size() == questionVersionIds.size();
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(Objects::toString).toArray(String[]::new);
    }

    @Override
    public List<PooledQuestion> questions(List<UUID> questionVersionIds) {
        return database
                .createNativeQuery(
                        """
                        select question_id, id, number, content, points, difficulty, topics, tags, estimated_seconds, language, text_format
                        from question_version
                        where organisation = :organisation and published_at is not null
                          and id = any(cast(cast(:ids as text[]) as uuid[]))
                        order by question_id\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("ids", texts(questionVersionIds))
                .addScalar("question_id", UUID.class)
                .addScalar("id", UUID.class)
                .addScalar("number", Integer.class)
                .addScalar("content", String.class)
                .addScalar("points", BigDecimal.class)
                .addScalar("difficulty", String.class)
                .addScalar("topics", String[].class)
                .addScalar("tags", String[].class)
                .addScalar("estimated_seconds", Integer.class)
                .addScalar("language", String.class)
                .addScalar("text_format", String.class)
                .getResultList()
                .stream()
                .map(this::question)
                .toList();
    }

    private PooledQuestion question(Object[] row) {
        return new PooledQuestion(
                (UUID) row[0],
                (UUID) row[1],
                (Integer) row[2],
                TextFormat.valueOf((String) row[10]),
                stored.readContent((String) row[3]),
                (BigDecimal) row[4],
                Difficulty.valueOf((String) row[5]),
                List.of((String[]) row[6]),
                List.of((String[]) row[7]),
                duration((Integer) row[8]),
                (String) row[9]);
    }

    private static @Nullable Duration duration(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    @Override
    public boolean shows(UUID poolId, AssetId asset) {
        return database.createNativeQuery(
                        """
                        select exists (select from pool_question p
                            join asset_use u on u.organisation = p.organisation
                                and u.question_version_id = p.question_version_id
                            where p.organisation = :organisation and p.pool_id = :pool
                              and u.part = 'CONTENT' and u.hash = :hash)\
                        """,
                        Boolean.class)
                .setParameter("organisation", caller.organisation())
                .setParameter("pool", poolId)
                .setParameter("hash", asset.value())
                .getSingleResult();
    }

    @Override
    public boolean keep(
            UUID poolId, UUID examId, Frozen frozen, List<UUID> questionVersionIds, Instant now) {
        var kept =
                database.createNativeMutationQuery(
                                """
                                insert into pool (organisation, id, exam_id, request_digest, frozen, frozen_at)
                                values (:organisation, :pool, :exam, :digest, :frozen, :now)
                                on conflict on constraint pool_pk do nothing\
                                """)
                        .setParameter("organisation", caller.organisation())
                        .setParameter("pool", poolId)
                        .setParameter("exam", examId)
                        .setParameter("digest", frozen.requestDigest())
                        .setParameter("frozen", frozen.frozen())
                        .setParameter("now", now)
                        .executeUpdate();
        if (kept == 0) {
            return false;
        }
        database.createNativeMutationQuery(
                        """
                        insert into pool_question (organisation, pool_id, question_version_id)
                        select :organisation, :pool, cast(version as uuid) from unnest(cast(:versions as text[])) as version\
                        """)
                .setParameter("organisation", caller.organisation())
                .setParameter("pool", poolId)
                .setParameter("versions", texts(questionVersionIds))
                .executeUpdate();
        return true;
    }

    @Override
    public void remove(UUID poolId) {
        change(
                "delete from pool_question where organisation = :organisation and pool_id = :pool",
                poolId);
        change("delete from pool where organisation = :organisation and id = :pool", poolId);
    }

    private void change(String statement, UUID poolId) {
        database.createNativeMutationQuery(statement)
                .setParameter("organisation", caller.organisation())
                .setParameter("pool", poolId)
                .executeUpdate();
    }
}
