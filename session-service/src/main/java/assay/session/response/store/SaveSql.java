package assay.session.response.store;

/** The two statements of a group commit; together they are one transaction. */
final class SaveSql {
    private SaveSql() {}

    /**
     * Nothing waits for long. And the statements are planned once a connection, for look-ups by
     * key: planning them anew takes longer than carrying them out, and a plan made while the tables
     * were small (a scan, a hash of the whole table) would be kept while they grow. Set for the
     * transaction only, so that a pooler in transaction mode may stand between.
     */
    static final String BEGIN =
            """
            begin; set local lock_timeout = '2s'; set local statement_timeout = '4s';
            set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off; set local enable_hashjoin = off;
            set local enable_mergejoin = off; set local enable_material = off; set local jit = off
            """;

    /**
     * Locks the sessions, in one order everywhere so that two writers cannot wait for each other. A
     * statement of its own: the next one then sees all that whoever held the locks before has
     * committed.
     */
    static final String LOCK =
            """
            select id from session where id = any($1::uuid[]) order by id for no key update
            """;

    /**
     * Digest of a log row: sha256 over the previous digest and everything the row says. {@link
     * LogDigest} computes the same in Java.
     */
    private static final String DIGEST =
            """
            sha256(%s || convert_to(concat_ws('|', a.log_entries + a.rank, a.sequence, a.question_id,
                (extract(epoch from a.received_at) * 1000000)::bigint, a.verdict = 'late', coalesce(a.response::text, 'null')), 'UTF8'))
            """;

    /**
     * Judges every entry, appends those that pass, chains their digests, and moves the current
     * responses and the sessions' log ends on. Several entries of a session take part in the order
     * they are given.
     *
     * <p>{@code offset 0} keeps each look-up a look-up: such a subquery is not merged into a join
     * over the whole table. The recursion joins with what follows a session's first entry only,
     * which mostly is nothing.
     *
     * <p>Too large is what makes the responses that count longer and does not fit. Of several
     * entries for one question the longest is taken for that ({@code heaviest}, and {@code added}
     * once a question), whichever of them comes to count.
     */
    static final String WRITE =
            """
            with recursive
            incoming as materialized (
                select session_id, organisation, candidate_id, sequence, question_id, response::jsonb as response,
                       coalesce(octet_length(response), 0) as bytes, received_at, keep_late, heaviest, added, place
                  from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::timestamptz[], $8::boolean[],
                              $9::integer[], $10::integer[])
                       with ordinality as entry (session_id, organisation, candidate_id, sequence, question_id, response, received_at, keep_late,
                              heaviest, added, place)
            ),
            judged as materialized (
                select i.place, i.session_id, i.sequence, i.question_id, i.response, i.bytes, i.received_at,
                       s.log_entries, s.log_digest, s.deadline_at, l.received_at as first_received_at, l.late as first_late,
                       coalesce(r.sequence, 0) as newest, coalesce(r.bytes, 0) as newest_bytes,
                       case
                           when s.id is null then 'no_such_session'
                           when l.question_id = i.question_id and l.response is not distinct from i.response then 'repeated'
                           when l.sequence is not null then 'sequence_reused'
                           when s.log_entries >= $11::integer or s.log_bytes + i.bytes > $12::bigint then 'log_full'
                           when i.received_at > s.closes_at and i.keep_late then 'late'
                           when s.state <> 'running' then s.state
                           when i.received_at > s.closes_at then 'expired'
                           when i.heaviest > coalesce(r.bytes, 0) and i.sequence > coalesce(r.sequence, 0)
                                and s.response_bytes + sum(greatest(i.added - coalesce(r.bytes, 0), 0)) over (partition by i.session_id order by i.place)
                                    > $13::bigint then 'responses_too_large'
                           else 'saved'
                       end as verdict
                  from incoming i
                  left join lateral (select * from session s
                                      where s.id = i.session_id and s.organisation = i.organisation and s.candidate_id = i.candidate_id
                                     offset 0) s on true
                  left join lateral (select * from response_log l where l.session_id = s.id and l.sequence = i.sequence offset 0) l on true
                  left join lateral (select * from response r where r.session_id = s.id and r.question_id = i.question_id offset 0) r on true
            ),
            ranked as materialized (
                select *, max(sequence) filter (where verdict = 'saved') over (partition by session_id, question_id) as top from judged
            ),
            accepted as materialized (
                select r.*, case when verdict = 'saved' and sequence = top and top > newest then bytes - newest_bytes else 0 end as growth,
                       row_number() over (partition by session_id order by place) as rank
                  from ranked r where verdict in ('saved', 'late')
            ),
            followers as materialized (
                select * from accepted where rank > 1
            ),
            chained as (
                select a.session_id, a.sequence, a.question_id, a.response, a.bytes, a.growth, a.received_at, a.verdict, a.rank, a.log_entries + a.rank as entry,
                       %s as digest
                  from accepted a where a.rank = 1
                union all
                select a.session_id, a.sequence, a.question_id, a.response, a.bytes, a.growth, a.received_at, a.verdict, a.rank, a.log_entries + a.rank,
                       %s
                  from chained c join followers a on a.session_id = c.session_id and a.rank = c.rank + 1
            ),
            logged as (
                insert into response_log (session_id, sequence, entry, question_id, response, received_at, late, digest)
                select session_id, sequence, entry, question_id, response, received_at, verdict = 'late', digest from chained
            ),
            counted as (
                insert into response as current (session_id, question_id, sequence, response, bytes, saved_at)
                select distinct on (session_id, question_id) session_id, question_id, sequence, response, bytes, received_at
                  from chained where verdict = 'saved' order by session_id, question_id, sequence desc
                on conflict (session_id, question_id) do update
                    set sequence = excluded.sequence, response = excluded.response, bytes = excluded.bytes, saved_at = excluded.saved_at
                    where excluded.sequence > current.sequence
            ),
            advanced as (
                update session s
                   set log_entries = e.entry, log_digest = e.digest, log_late_entries = s.log_late_entries + e.late_entries,
                       log_bytes = s.log_bytes + e.bytes, response_bytes = s.response_bytes + e.growth
                  from (select distinct on (session_id) session_id, entry, digest,
                               count(*) filter (where verdict = 'late') over (partition by session_id) as late_entries,
                               sum(bytes) over (partition by session_id) as bytes, sum(growth) over (partition by session_id) as growth
                          from chained order by session_id, entry desc) e
                 where s.id = e.session_id
            )
            select verdict, deadline_at, coalesce(first_received_at, received_at) as saved_at, coalesce(first_late, verdict = 'late') as late,
                   sequence >= greatest(newest, top) as current
              from ranked order by place
            """
                    .formatted(DIGEST.formatted("a.log_digest"), DIGEST.formatted("c.digest"));
}
