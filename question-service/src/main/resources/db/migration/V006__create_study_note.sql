create table study_note (
    id           uuid        not null,
    organisation text        not null,
    title        text        not null,
    body         text        not null,
    language     text        not null,
    topics       varchar[]   not null,
    row_version  integer     not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    published_at timestamptz,
    constraint study_note_pk primary key (id)
);
create index study_note_by_organisation on study_note (organisation, id);
create index study_note_topics on study_note using gin (topics);
