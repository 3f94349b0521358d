-- How many bytes of JSON the log of a session holds, and the responses that count: both have a limit, which is checked under the lock that every
-- save takes on the session's row anyway. Of each response that counts its bytes, so that the sum moves on without reading the others.
alter table session
    add column log_bytes      bigint not null default 0,
    add column response_bytes bigint not null default 0;
alter table response add column bytes integer not null default 0;

-- Of sessions that are over nothing is saved any more.
update response r set bytes = octet_length(r.response::text)
  from session s where s.id = r.session_id and s.state = 'running' and r.response is not null;
update session s
   set log_bytes = (select coalesce(sum(octet_length(l.response::text)), 0) from response_log l where l.session_id = s.id),
       response_bytes = (select coalesce(sum(r.bytes), 0) from response r where r.session_id = s.id)
 where s.state = 'running';
