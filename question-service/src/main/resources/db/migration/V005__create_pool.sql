-- What session-service took at publish. It holds what candidates see and no key.
create table pool (
    organisation   text        not null,
    id             uuid        not null,
    exam_id        uuid        not null,
    request_digest text        not null,
    frozen         text        not null,
    frozen_at      timestamptz not null,
    constraint pool_pk primary key (organisation, id)
);

-- Versions in use by exams.
create table pool_question (
    organisation        text not null,
    pool_id             uuid not null,
    question_version_id uuid not null,
    constraint pool_question_pk primary key (organisation, pool_id, question_version_id),
    constraint pool_question_of_pool foreign key (organisation, pool_id) references pool (organisation, id),
    constraint pool_question_version_exists foreign key (question_version_id) references question_version (id)
);
create index pool_question_by_version on pool_question (question_version_id);
