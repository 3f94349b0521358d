-- What was loaded from the banks that come with the service, so that a start finds nothing to do when nothing changed,
-- and a later release changes only what it must.
create table shipped_bank (
    organisation text        not null,
    name         text        not null,
    digest       text        not null,
    loaded_at    timestamptz not null,
    constraint shipped_bank_pk primary key (organisation, name)
);

create table shipped_question (
    organisation        text not null,
    bank                text not null,
    name                text not null,
    question_id         uuid not null,
    question_version_id uuid not null,
    content_digest      text not null,
    key_digest          text not null,
    constraint shipped_question_pk primary key (organisation, bank, name),
    constraint shipped_question_exists foreign key (question_id) references question (id),
    constraint shipped_question_version_exists foreign key (question_version_id) references question_version (id)
);
