-- Every response ever taken, in the order of `entry`. `digest` = sha256(previous digest || this row), so that changing, removing or reordering
-- rows shows. No foreign key to session: the statement that writes holds a lock on the session's row, and saves are the hot path.
create table response_log (
    session_id  uuid        not null,
    sequence    bigint      not null,
    entry       integer     not null,
    question_id uuid        not null,
    response    jsonb,
    received_at timestamptz not null,
    late        boolean     not null,
    digest      bytea       not null,
    primary key (session_id, sequence),
    constraint response_log_sequence_range check (sequence between 1 and 9007199254740992)
);
create trigger response_log_never_changes before update or delete on response_log
    for each row execute function refuse_change();
create trigger response_log_never_truncated before truncate on response_log
    for each statement execute function refuse_change();

-- What counts: for each question the response with the highest sequence that was not late.
create table response (
    session_id  uuid        not null,
    question_id uuid        not null,
    sequence    bigint      not null,
    response    jsonb,
    saved_at    timestamptz not null,
    primary key (session_id, question_id)
) with (fillfactor = 70);
