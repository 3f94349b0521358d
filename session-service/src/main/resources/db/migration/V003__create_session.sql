-- One candidate's attempt. Narrow, because every saved response updates the three log columns: none of them is indexed and pages keep room, so
-- that PostgreSQL can update in place (heap-only tuples).
create table session (
    id               uuid        primary key,
    organisation     text        not null,
    exam_id          uuid        not null,
    revision_id      uuid        not null constraint session_of_revision references exam_revision (id),
    candidate_id     text        not null,
    candidate_name   text        not null,
    attempt          integer     not null,
    state            text        not null,
    started_at       timestamptz not null,
    deadline_at      timestamptz not null,
    -- the deadline plus grace: last instant at which a response still counts
    closes_at        timestamptz not null,
    submitted_at     timestamptz,
    -- entries of response_log, late ones included, and the digest of the last: the end of the hash chain
    log_entries      integer     not null default 0,
    log_late_entries integer     not null default 0,
    log_digest       bytea       not null,
    constraint session_state_known check (state in ('running', 'submitted', 'expired')),
    constraint session_submitted_when_over check ((state = 'running') = (submitted_at is null)),
    constraint session_attempt_unique unique (organisation, exam_id, candidate_id, attempt),
    constraint session_times_ordered check (started_at < deadline_at and deadline_at <= closes_at)
) with (fillfactor = 60);
create index session_by_organisation on session (organisation, id);
create index session_by_exam on session (organisation, exam_id, id);
create index session_by_candidate on session (organisation, candidate_id, id);
create index session_running_by_close on session (closes_at) where state = 'running';

-- The rule "one running session per candidate and exam" spans sessions; it gets a table of its own, so that session can be distributed by its id.
create table running_session (
    organisation text not null,
    exam_id      uuid not null,
    candidate_id text not null,
    session_id   uuid not null,
    constraint running_session_one primary key (organisation, exam_id, candidate_id)
);

-- The paper as drawn. question_ids repeats what items holds, for the save path, which needs nothing else of it.
create table paper (
    session_id   uuid   primary key,
    organisation text   not null,
    seed         bigint not null,
    question_ids uuid[] not null,
    items        jsonb  not null
);
create trigger paper_never_changes before update or delete on paper
    for each row execute function refuse_change();

create table flag (
    session_id   uuid        not null,
    question_id  uuid        not null,
    organisation text        not null,
    flagged_at   timestamptz not null,
    primary key (session_id, question_id)
);
