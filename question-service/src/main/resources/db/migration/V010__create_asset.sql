-- Pictures, sounds and files that texts refer to by the hash of their bytes. The same bytes in two organisations are two rows.
create table asset (
    id           uuid        not null,
    organisation text        not null,
    hash         text        not null,
    media_type   text        not null,
    byte_count   bigint      not null,
    width        integer,
    height       integer,
    bytes        bytea       not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    wanted_at    timestamptz not null,
    constraint asset_pk primary key (id),
    constraint asset_hash_unique unique (organisation, hash),
    constraint asset_hash_of_bytes check (hash = encode(sha256(bytes), 'hex')),
    constraint asset_byte_count_of_bytes check (byte_count > 0 and byte_count = octet_length(bytes)),
    constraint asset_size_whole check ((width is null) = (height is null))
);
-- What is compressed already is not compressed again, and a range of it is read without the rest.
alter table asset alter column bytes set storage external;
create index asset_by_organisation on asset (organisation, id);
create index asset_by_wanted_at on asset (wanted_at);

-- Which question versions refer to an asset. As long as there is a row here the asset stays, whatever code says.
create table asset_use (
    organisation        text not null,
    hash                text not null,
    question_version_id uuid not null,
    part                text not null,
    constraint asset_use_pk primary key (organisation, hash, question_version_id, part),
    constraint asset_use_part_known check (part in ('CONTENT', 'KEY')),
    constraint asset_use_of_asset foreign key (organisation, hash) references asset (organisation, hash),
    constraint asset_use_by_version foreign key (question_version_id) references question_version (id) on delete cascade
);
create index asset_use_of_version on asset_use (question_version_id);
