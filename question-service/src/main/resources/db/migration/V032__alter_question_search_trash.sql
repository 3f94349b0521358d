-- A question in the trash is found only by whoever looks into the trash; one whose draft is in review is found as that too.
create or replace function set_search_terms() returns trigger language plpgsql as $$
begin
    new.state := (select case when q.trashed_at is null then q.state else 'TRASHED' end from question q where q.id = new.question_id);
    new.terms :=
        array['organisation:' || new.organisation, 'bank:' || new.bank, 'state:' || new.state,
              'difficulty:' || new.difficulty, 'interaction:' || new.interaction, 'language:' || new.language,
              'author:' || new.author, 'in_use:' || new.in_use]
        || array(select 'topic:' || topic from unnest(new.topic_path) topic)
        || array(select 'tag:' || tag from unnest(new.tags) tag);
    if new.state <> 'TRASHED' then
        new.terms := new.terms || array(
            select unnest(case when r.reviewer is null then array['state:IN_REVIEW'] else array['state:IN_REVIEW', 'reviewer:' || r.reviewer] end)
            from question_version v join question_review r on r.question_version_id = v.id
            where v.question_id = new.question_id and v.published_at is null and r.state = 'ASKED');
    end if;
    return new;
end
$$;

create function follow_question_review() returns trigger language plpgsql as $$
begin
    update question_search set state = state
    where question_id in (select v.question_id from question_version v
                          where v.id in (coalesce(new.question_version_id, old.question_version_id)));
    return null;
end
$$;
create trigger question_review_followed_by_search after insert or update or delete on question_review
    for each row execute function follow_question_review();

update question_search set state = state;
