-- What is still to be graded. A task is gone in the same transaction in which its revision appears.
create table grading_task (
    session_id uuid not null,
    revision integer not null,
    organisation text not null,
    reason text not null,
    queued_at timestamptz not null,
    -- Nobody takes the task before this; whoever takes it moves it into the future, so that a crashed replica's tasks come back.
    due_at timestamptz not null,
    attempts integer not null default 0,
    last_fault text,
    constraint grading_task_pk primary key (session_id, revision),
    constraint grading_task_result foreign key (session_id) references result,
    constraint grading_task_reason check (reason in ('SUBMISSION', 'REGRADE'))
);

create index grading_task_due on grading_task (due_at);
