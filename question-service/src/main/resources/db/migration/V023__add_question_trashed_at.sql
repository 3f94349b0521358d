alter table question add column trashed_at timestamptz;
alter table question add column trashed_by text;
alter table question add constraint question_trashed_by_somebody check ((trashed_at is null) = (trashed_by is null));
create index question_in_trash on question (trashed_at) where trashed_at is not null;

-- What is purged from the trash goes with all that belongs to it. A version that an exam uses stays: pool_question refers to it.
alter table shipped_question drop constraint shipped_question_exists,
    drop constraint shipped_question_version_exists,
    add constraint shipped_question_exists foreign key (question_id) references question (id) on delete cascade,
    add constraint shipped_question_version_exists foreign key (question_version_id) references question_version (id)
        on delete cascade;

-- True only for a question in the trash, in a transaction that has said that it purges this very question.
create function is_purging(question uuid) returns boolean language sql stable as $$
    select current_setting('assay.purging', true) = cast(question as text)
        and exists (select from question as q where q.id = question and q.trashed_at is not null)
$$;

create or replace function refuse_change_of_published_version() returns trigger language plpgsql as $$
begin
    if old.published_at is not null and not (tg_op = 'DELETE' and is_purging(old.question_id)) then
        raise exception 'question version % is published and never changes', old.id using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;

create or replace function refuse_change_of_published_key() returns trigger language plpgsql as $$
begin
    if exists (select from question_version where id = old.question_version_id and published_at is not null
               and not (tg_op = 'DELETE' and is_purging(question_id))) then
        raise exception 'key revision % is published and never changes', old.id using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
