-- A publication that came to nothing is kept until question-service has forgotten its pool, which would count as a use of its questions.
alter table exam_publication add column abandoned_at timestamptz;
create index exam_publication_abandoned on exam_publication (abandoned_at) where abandoned_at is not null;
create index exam_publication_begun on exam_publication (begun_at) where abandoned_at is null;
