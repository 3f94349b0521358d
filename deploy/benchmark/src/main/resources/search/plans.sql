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
\echo # Facets of all that have a common word: their rows are read once, whatever is counted
set work_mem = '32MB';
set jit = off;
explain (analyze, buffers, costs off)
with found as materialized (
    select s.bank, s.state, s.difficulty, s.interaction, s.language, s.author, s.in_use, s.updated_at, s.topic_path, s.tags
    from question_search s
    where s.organisation = 'demo' and s.terms @> array['bank:benchmark', 'organisation:demo'] and s.state <> 'TRASHED'
      and s.words @@ websearch_to_tsquery('search_english', 'COMMON')),
plain as materialized (
    select state, difficulty, language, author, updated_at >= now() - interval '1 year' as age, count(*) as questions from found group by 1, 2, 3, 4, 5),
several as (
    select 'TOPIC' as facet, value, count(*) as questions from (select unnest(topic_path) as value from found) each group by 2
    union all select 'TAG', value, count(*) from (select unnest(tags) as value from found) each group by 2)
select 'TOTAL', '', coalesce(sum(questions), 0) from plain
union all (select 'AUTHOR', author, sum(questions) from plain group by 2 order by 3 desc, 2 limit 100)
union all (select facet, value, questions from several where facet = 'TOPIC' order by 3 desc, 2 limit 100)
union all (select facet, value, questions from several where facet = 'TAG' order by 3 desc, 2 limit 100);
\echo # Facets of a whole bank: each of its questions is read twice, in a row of a hundred bytes
explain (analyze, buffers, costs off)
with kinds as materialized (
    select k.* from question_kind k where k.organisation = 'demo' and k.bank = any(array['benchmark']) and k.state <> 'TRASHED'),
found as not materialized (
    select s.kind, s.updated_at, s.terms from question_facts s join kinds on kinds.id = s.kind),
cells as materialized (
    select kind, updated_at >= now() - interval '1 year' as age, count(*) as questions from found group by 1, 2),
plain as (select kinds.*, c.age, c.questions from cells c join kinds on kinds.id = c.kind),
several as materialized (
    select t.facet, t.value, sum(c.questions) as questions
    from (select term, count(*) as questions from (select unnest(terms) as term from found) each group by 1) c
    join question_term t on t.id = c.term where t.organisation = 'demo' group by 1, 2)
select 'TOTAL', '', coalesce(sum(questions), 0) from plain
union all (select 'AUTHOR', author, sum(questions) from plain group by 2 order by 3 desc, 2 limit 100)
union all (select facet, value, questions from several where facet = 'TOPIC' order by 3 desc, 2 limit 100)
union all (select facet, value, questions from several where facet = 'TAG' order by 3 desc, 2 limit 100);
\echo # How many questions each bank has, as a facet beside those of one
explain (analyze, buffers, costs off)
with kinds as materialized (
    select k.* from question_kind k where k.organisation = 'demo' and k.state <> 'TRASHED'),
found as not materialized (
    select s.kind, s.updated_at, s.terms from question_facts s join kinds on kinds.id = s.kind),
cells as materialized (select kind, 0 as age, count(*) as questions from found group by 1, 2),
plain as (select kinds.*, c.age, c.questions from cells c join kinds on kinds.id = c.kind)
select 'BANK', bank, sum(questions) from plain group by 2 order by 3 desc, 2 limit 100;
