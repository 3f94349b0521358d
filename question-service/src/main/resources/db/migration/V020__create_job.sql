-- Long work that clients follow. A replica that works on a job holds its claim for a while and renews it with every step;
-- what a step did and how far the job is are committed together.
create table job (
    id            uuid        not null,
    organisation  text        not null,
    kind          text        not null,
    state         text        not null,
    request       jsonb       not null,
    position      text        not null,
    done          integer     not null,
    total         integer,
    outcomes      jsonb       not null,
    result        jsonb,
    failure       text,
    attempts      integer     not null,
    row_version   integer     not null,
    created_at    timestamptz not null,
    created_by    text        not null,
    started_at    timestamptz,
    finished_at   timestamptz,
    waits_until   timestamptz not null,
    claim         uuid,
    constraint job_pk primary key (id),
    constraint job_state_known check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    constraint job_started check (state in ('QUEUED', 'CANCELLED') or started_at is not null),
    constraint job_finished check ((state in ('QUEUED', 'RUNNING')) = (finished_at is null)),
    constraint job_failure check ((state = 'FAILED') = (failure is not null)),
    constraint job_claimed check (claim is null or state = 'RUNNING'),
    constraint job_done_within_total check (done >= 0 and done <= total)
);
create index job_of_kind on job (organisation, kind, id);
create index job_waiting on job (waits_until) where state in ('QUEUED', 'RUNNING');
create index job_ended on job (finished_at);

create table job_line (
    organisation text    not null,
    job_id       uuid    not null,
    ordinal      integer not null,
    subject      text,
    outcome      text    not null,
    detail       jsonb   not null,
    constraint job_line_pk primary key (job_id, ordinal),
    constraint job_line_of_job foreign key (job_id) references job (id) on delete cascade
);
create index job_line_by_outcome on job_line (job_id, outcome, ordinal);
