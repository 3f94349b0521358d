-- What was handed in, as it was handed in.
create table submission (
    session_id uuid not null,
    organisation text not null,
    exam_id uuid not null,
    exam_name text not null,
    exam_title text not null,
    candidate_id text not null,
    candidate_name text not null,
    attempt integer not null,
    submitted_at timestamptz not null,
    submitted_by text not null,
    received_at timestamptz not null,
    content jsonb not null,
    constraint submission_pk primary key (session_id),
    constraint submission_submitted_by check (submitted_by in ('CANDIDATE', 'PLATFORM')),
    constraint submission_organisation check (organisation ~ '^[a-z0-9][a-z0-9._-]{0,63}$')
);

create index submission_newest on submission (organisation, submitted_at desc, session_id desc);
create index submission_of_exam on submission (organisation, exam_id, submitted_at desc, session_id desc);
create index submission_of_candidate on submission (organisation, candidate_id, submitted_at desc, session_id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % never change', tg_table_name;
end $$;

create trigger submission_never_changes before update or delete on submission
    for each row execute function refuse_change();
