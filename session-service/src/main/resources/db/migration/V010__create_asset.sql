-- Pictures and other files that frozen pools show, each once per organisation; taken from question-service when an exam is published.
create table asset (
    organisation text        not null,
    hash         text        not null,
    media_type   text        not null,
    bytes        bytea       not null,
    kept_at      timestamptz not null,
    constraint asset_pk primary key (organisation, hash),
    constraint asset_hash_of_bytes check (hash = encode(sha256(bytes), 'hex'))
);
-- What is compressed already is not compressed again, and a range of it is read without the rest.
alter table asset alter column bytes set storage external;
create trigger asset_never_changes before update or delete on asset
    for each row execute function refuse_change();
