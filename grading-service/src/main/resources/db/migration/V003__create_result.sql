-- Where a submission stands now. One row from the moment it arrives.
create table result (
    session_id uuid not null,
    organisation text not null,
    exam_id uuid not null,
    exam_name text not null,
    exam_title text not null,
    candidate_id text not null,
    candidate_name text not null,
    attempt integer not null,
    submitted_at timestamptz not null,
    received_at timestamptz not null,
    shown jsonb not null,
    state text not null,
    revision integer,
    graded_at timestamptz,
    points numeric(14, 6),
    maximum numeric(14, 6),
    undecided numeric(14, 6),
    scaled numeric(10),
    outcome text,
    visible_from timestamptz,
    released_by text,
    row_version integer not null,
    constraint result_pk primary key (session_id),
    constraint result_submission foreign key (session_id) references submission,
    constraint result_state check (state in ('WAITING', 'GRADED', 'AWAITING_INSTRUCTOR')),
    constraint result_outcome check (outcome in ('PASS', 'FAIL')),
    constraint result_graded check ((state = 'WAITING') = (revision is null)),
    constraint result_conclusion check (state = 'GRADED' or (scaled is null and outcome is null))
);

create index result_newest on result (organisation, submitted_at desc, session_id desc);
create index result_of_exam on result (organisation, exam_id, submitted_at desc, session_id desc);
create index result_of_candidate on result (organisation, candidate_id, submitted_at desc, session_id desc);
