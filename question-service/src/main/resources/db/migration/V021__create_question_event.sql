-- What happened to questions: who, when, what, why. Outlives the question itself.
create table question_event (
    organisation text        not null,
    question_id  uuid        not null,
    ordinal      bigint      not null generated always as identity,
    kind         text        not null,
    version      integer,
    actor        text        not null,
    at           timestamptz not null,
    note         text        not null,
    details      jsonb       not null,
    constraint question_event_pk primary key (organisation, question_id, ordinal),
    constraint question_event_kind_known check (kind in ('CREATED', 'REVISED', 'COPIED', 'REVIEW_ASKED', 'REVIEW_WITHDRAWN',
        'APPROVED', 'SENT_BACK', 'PUBLISHED', 'RETIRED', 'REINSTATED', 'MOVED', 'KEY_CORRECTED', 'TRASHED', 'RESTORED', 'PURGED'))
);

-- What is known of the time before.
insert into question_event (organisation, question_id, kind, version, actor, at, note, details)
select organisation, question_id, kind, version, actor, at, note, details
from (
    select organisation, question_id, case number when 1 then 'CREATED' else 'REVISED' end as kind, number as version,
           created_by as actor, created_at as at, '' as note, cast('{}' as jsonb) as details, 1 as step
    from question_version
    union all
    select organisation, question_id, 'PUBLISHED', number, published_by, published_at, '', '{}', 2
    from question_version where published_at is not null
    union all
    select v.organisation, v.question_id, 'KEY_CORRECTED', v.number, k.created_by, k.created_at, k.reason,
           jsonb_build_object('keyRevision', cast(k.number as text)), 3
    from key_revision k join question_version v on v.id = k.question_version_id where k.number > 1
) as known
order by at, version, step;

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'the history of question % never changes', old.question_id using errcode = 'restrict_violation';
end
$$;
create trigger question_event_append_only before update or delete on question_event
    for each row execute function refuse_change_of_history();
