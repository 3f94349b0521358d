\echo # A rare word, by relevance
explain (analyze, buffers, costs off)
select s.question_id, ts_rank(s.words, websearch_to_tsquery('search_english', 'RARE'), 1) as value from question_search s
where s.organisation = 'demo' and s.words @@ websearch_to_tsquery('search_english', 'RARE')
order by value desc, s.question_id desc limit 21;
\echo # A common word in a topic and a state, by relevance
explain (analyze, buffers, costs off)
select s.question_id, ts_rank(s.words, websearch_to_tsquery('search_english', 'COMMON'), 1) as value from question_search s
where s.organisation = 'demo' and s.words @@ websearch_to_tsquery('search_english', 'COMMON')
  and s.terms @> array['organisation:demo', 'state:PUBLISHED', 'topic:benchmark/t7', 'difficulty:EASY']
order by value desc, s.question_id desc limit 21;
\echo # A page deep in the list by last change
explain (analyze, buffers, costs off)
select s.question_id, s.updated_at from question_search s
where s.organisation = 'demo'
  and (s.updated_at, s.question_id) < (timestamptz '2025-09-01 00:00:00+00', '01990000-0000-7000-8000-000000000000')
order by s.updated_at desc, s.question_id desc limit 21;
\echo # Words that are spelled like one that nobody uses
explain (analyze, buffers, costs off)
select latin, min(word) from question_word where organisation = 'demo' and latin % 'TYPO'
group by latin order by similarity(latin, 'TYPO') desc, latin limit 60;
\echo # Questions that share marks with one
explain (analyze, buffers, costs off)
select s.question_id from question_search s
where s.organisation = 'demo' and s.fingerprint && (select fingerprint from question_search where organisation = 'demo' limit 1);
\echo # How many questions each bank has
explain (analyze, buffers, costs off)
select bank, count(*) from question_search s where s.organisation = 'demo' and s.state <> 'TRASHED' group by bank;
\echo # Topics of all that have a common word, as facets
explain (analyze, buffers, costs off)
select value, count(*) from (
    select unnest(s.topic_path) as value from question_search s
    where s.organisation = 'demo' and s.terms @> array['bank:benchmark', 'organisation:demo'] and s.state <> 'TRASHED'
      and s.words @@ websearch_to_tsquery('search_english', 'COMMON')) each
group by value order by 2 desc, 1 limit 100;
\echo # Topics of a whole bank, as facets: each of its rows is read, which is most of the table here
explain (analyze, buffers, costs off)
select value, count(*) from (
    select unnest(s.topic_path) as value from question_search s
    where s.organisation = 'demo' and s.bank = 'benchmark' and s.state <> 'TRASHED') each
group by value order by 2 desc, 1 limit 100;
