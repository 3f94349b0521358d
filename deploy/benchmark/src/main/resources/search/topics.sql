insert into bank select gen_random_uuid(), 'demo', 'benchmark', 'Benchmark', '', '', 0, now(), now();
insert into scheme select gen_random_uuid(), 'demo', 'benchmark', 'Benchmark', '', 0, now(), now();
insert into topic
select gen_random_uuid(), 'demo', 'benchmark/t' || i, 'benchmark', 'Topic ' || i, '',
       case when i >= 10 then 'benchmark/t' || i / 10 end, 0, now(), now()
from generate_series(0, :topics - 1) i;
