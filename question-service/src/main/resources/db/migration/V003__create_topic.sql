create table scheme (
    id           uuid        not null,
    organisation text        not null,
    name         text        not null,
    title        text        not null,
    description  text        not null,
    row_version  integer     not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    constraint scheme_pk primary key (id),
    constraint scheme_name_unique unique (organisation, name)
);

-- A reference is scheme/name. Names never change and topics are never deleted, so other rows may hold references.
create table topic (
    id           uuid        not null,
    organisation text        not null,
    reference    text        not null,
    scheme       text        not null,
    title        text        not null,
    description  text        not null,
    parent       text,
    row_version  integer     not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    constraint topic_pk primary key (id),
    constraint topic_reference_unique unique (organisation, reference),
    constraint topic_reference_in_scheme check (starts_with(reference, scheme || '/')),
    constraint topic_scheme_exists foreign key (organisation, scheme) references scheme (organisation, name),
    constraint topic_parent_exists foreign key (organisation, parent) references topic (organisation, reference),
    constraint topic_parent_in_scheme check (parent is null or starts_with(parent, scheme || '/')),
    constraint topic_not_its_own_parent check (parent <> reference)
);
create index topic_children on topic (organisation, parent);
create index topic_of_scheme on topic (organisation, scheme, id);
