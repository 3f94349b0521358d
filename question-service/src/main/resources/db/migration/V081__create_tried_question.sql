-- What a dry run has found in its file so far, so that later questions of the file are compared with it; the questions themselves
-- are rolled back. It is dropped when the dry run ends.
create table tried_question (
    organisation text      not null,
    job_id       uuid      not null,
    ordinal      integer   not null,
    digest       text      not null,
    name         text      not null,
    content_hash bytea     not null,
    likeness     text      not null,
    fingerprint  integer[] not null,
    constraint tried_question_pk primary key (job_id, ordinal),
    constraint tried_question_of_job foreign key (job_id) references job (id) on delete cascade
);
create index tried_question_by_digest on tried_question (job_id, digest);
create index tried_question_by_name on tried_question (job_id, name);
create index tried_question_fingerprint on tried_question using gin (job_id, fingerprint) with (fastupdate = off);
