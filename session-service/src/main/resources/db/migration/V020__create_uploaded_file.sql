-- Files that candidates hand in. A file is the same when its bytes are, so that an upload may be sent again.
create table uploaded_file (
    session_id   uuid        not null,
    id           uuid        not null,
    organisation text        not null,
    question_id  uuid        not null,
    -- of a composite question; empty: the question itself
    part         text        not null,
    name         text        not null,
    media_type   text        not null,
    bytes        bigint      not null,
    sha256       bytea       not null,
    uploaded_at  timestamptz not null,
    primary key (session_id, id),
    constraint uploaded_file_once unique (session_id, question_id, part, sha256),
    constraint uploaded_file_not_empty check (bytes > 0)
);

-- The bytes in pieces, so that no reader or writer needs a whole file in memory. They are written before their file, whose row is added only
-- under the lock on its session: that lock is then short.
create table uploaded_piece (
    session_id uuid    not null,
    file_id    uuid    not null,
    place      integer not null,
    bytes      bytea   not null,
    primary key (session_id, file_id, place),
    constraint uploaded_piece_of_file foreign key (session_id, file_id) references uploaded_file (session_id, id)
        on delete cascade deferrable initially deferred
);
-- most files are compressed already
alter table uploaded_piece alter column bytes set storage external;
