select q.id, v.title from question q join question_version v on v.question_id = q.id and v.number = q.latest_version
where q.organisation = 'demo' and (v.title ilike '%WORD%' or v.content ->> 'stem' ilike '%WORD%')
order by q.id limit 20;
