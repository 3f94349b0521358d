create table question (
    id                uuid        not null,
    organisation      text        not null,
    bank              text        not null,
    name              text        not null,
    state             text        not null,
    latest_version    integer     not null,
    published_version integer,
    row_version       integer     not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    constraint question_pk primary key (id),
    constraint question_name_unique unique (organisation, bank, name),
    constraint question_bank_exists foreign key (organisation, bank) references bank (organisation, name),
    constraint question_state_known check (state in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    constraint question_published_has_version check ((state = 'DRAFT') = (published_version is null)),
    constraint question_published_version_exists check (published_version <= latest_version)
);
create index question_by_organisation on question (organisation, id);

create table question_version (
    id                uuid        not null,
    organisation      text        not null,
    question_id       uuid        not null,
    number            integer     not null,
    title             text        not null,
    difficulty        text        not null,
    interaction       text        not null,
    language          text        not null,
    estimated_seconds integer,
    points            numeric     not null,
    topics            varchar[]   not null,
    tags              varchar[]   not null,
    content           jsonb       not null,
    created_at        timestamptz not null,
    created_by        text        not null,
    published_at      timestamptz,
    published_by      text,
    constraint question_version_pk primary key (id),
    constraint question_version_number_unique unique (question_id, number),
    constraint question_version_number_positive check (number >= 1),
    constraint question_version_of_question foreign key (question_id) references question (id)
);
create index question_version_topics on question_version using gin (topics);
create index question_version_tags on question_version using gin (tags);
-- One draft per question: the check in code cannot see a second pod.
create unique index question_version_one_draft on question_version (question_id) where published_at is null;

create table key_revision (
    id                  uuid        not null,
    organisation        text        not null,
    question_version_id uuid        not null,
    number              integer     not null,
    key                 jsonb       not null,
    reason              text        not null,
    created_at          timestamptz not null,
    created_by          text        not null,
    constraint key_revision_pk primary key (id),
    constraint key_revision_number_unique unique (question_version_id, number),
    constraint key_revision_number_positive check (number >= 1),
    constraint key_revision_of_version foreign key (question_version_id) references question_version (id)
);

-- Invariant: a published question version never changes, and a key that has been published is only ever followed by another.
create function refuse_change_of_published_version() returns trigger language plpgsql as $$
begin
    if old.published_at is not null then
        raise exception 'question version % is published and never changes', old.id using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger question_version_immutable before update or delete on question_version
    for each row execute function refuse_change_of_published_version();

create function refuse_change_of_published_key() returns trigger language plpgsql as $$
begin
    if exists (select from question_version where id = old.question_version_id and published_at is not null) then
        raise exception 'key revision % is published and never changes', old.id using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger key_revision_immutable before update or delete on key_revision
    for each row execute function refuse_change_of_published_key();
