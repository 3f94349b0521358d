-- A pool that is released leaves its questions: one that no other pool holds is not in use any more. Freezing holds its questions for share,
-- so that who releases waits here for who freezes, and the other way round.
create function follow_pool_release() returns trigger language plpgsql as $$
begin
    perform from question q
    where q.id in (select v.question_id from released r join question_version v on v.id = r.question_version_id)
    order by q.id for no key update;
    with held as (
        select s.question_id from question_search s
        where s.in_use
          and s.question_id in (select v.question_id from released r join question_version v on v.id = r.question_version_id)
          and not exists (select from question_version w join pool_question p on p.question_version_id = w.id
                          where w.question_id = s.question_id)
        order by s.question_id for no key update)
    update question_search s set in_use = false from held where s.question_id = held.question_id;
    return null;
end
$$;
create trigger pool_question_release_followed_by_search after delete on pool_question
    referencing old table as released for each statement execute function follow_pool_release();
