-- The trace of the request that ended the session, which its submission goes on with: a W3C traceparent; null when no request did.
alter table outbox add column trace_parent text;
