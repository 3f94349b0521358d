-- Submissions on their way to grading-service, written in the transaction that ends the session.
create table outbox (
    session_id      uuid        primary key,
    organisation    text        not null,
    submission      jsonb       not null,
    created_at      timestamptz not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    delivered_at    timestamptz,
    last_fault      text
);
create index outbox_waiting on outbox (next_attempt_at) where delivered_at is null;
