-- What people have to mark, and have marked. The marks themselves are part of the grading revisions; this is the queue.
create table marking (
    id uuid not null,
    organisation text not null,
    session_id uuid not null,
    position integer not null,
    -- Empty: the question itself.
    part text not null,
    exam_id uuid not null,
    exam_title text not null,
    question_id uuid not null,
    question_version_id uuid not null,
    submitted_at timestamptz not null,
    marked_at timestamptz,
    marked_by text,
    row_version integer not null default 1,
    constraint marking_pk primary key (id),
    constraint marking_place unique (session_id, position, part),
    constraint marking_result foreign key (session_id) references result,
    constraint marking_marked check ((marked_at is null) = (marked_by is null))
);

-- Oldest submission first, those that wait apart from those that are done.
create index marking_waiting on marking (organisation, submitted_at, id) where marked_at is null;
create index marking_waiting_of_exam on marking (organisation, exam_id, submitted_at, id) where marked_at is null;
create index marking_of_exam on marking (organisation, exam_id, submitted_at, id);
