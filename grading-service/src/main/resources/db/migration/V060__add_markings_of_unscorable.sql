-- What a key cannot measure is for people to mark as well: this queues what waits already.
insert into marking (id, organisation, session_id, position, part, exam_id, exam_title, question_id, question_version_id,
                     submitted_at)
select gen_random_uuid(), result.organisation, score.session_id, score.position, '', result.exam_id, result.exam_title,
       score.question_id, score.question_version_id, result.submitted_at
from result
join score on score.session_id = result.session_id and score.revision = result.revision
join submission on submission.session_id = result.session_id
where result.state = 'AWAITING_INSTRUCTOR'
  and score.verdict ->> 'type' = 'unscorable'
  and exists (
      select from jsonb_array_elements(submission.content -> 'responses') given
      where given ->> 'question' = score.question_id::text and jsonb_typeof(given -> 'response') = 'object')
on conflict on constraint marking_place do nothing;
