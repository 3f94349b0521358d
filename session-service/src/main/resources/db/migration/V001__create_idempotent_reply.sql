-- Replies to creations that a client may repeat. Written in the transaction that creates, kept for a day.
create table idempotent_reply (
    organisation   text        not null,
    subject        text        not null,
    key            text        not null,
    request_digest text        not null,
    status         integer     not null,
    location       text,
    etag           text,
    body           text        not null,
    created_at     timestamptz not null,
    constraint idempotent_reply_pk primary key (organisation, subject, key)
);
create index idempotent_reply_age on idempotent_reply (organisation, created_at);
