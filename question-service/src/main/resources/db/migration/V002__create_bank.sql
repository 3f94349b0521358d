create table bank (
    id           uuid        not null,
    organisation text        not null,
    name         text        not null,
    title        text        not null,
    description  text        not null,
    notice       text        not null,
    row_version  integer     not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    constraint bank_pk primary key (id),
    constraint bank_name_unique unique (organisation, name)
);
