\set session random(1, 256)
\set question random(1, 10)
insert into benchmark_upsert (session, question, response) values (:session, :question, '{"type":"single_choice","choice":"b"}') on conflict (session, question) do update set response = excluded.response, saved_at = clock_timestamp();
