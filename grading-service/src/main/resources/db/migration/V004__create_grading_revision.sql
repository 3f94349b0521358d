-- One computation of a result. The primary key is what makes grading happen once per revision, however many replicas try.
create table grading_revision (
    session_id uuid not null,
    number integer not null,
    organisation text not null,
    reason text not null,
    graded_at timestamptz not null,
    constraint grading_revision_pk primary key (session_id, number),
    constraint grading_revision_result foreign key (session_id) references result,
    constraint grading_revision_number check (number >= 1),
    constraint grading_revision_reason check (reason in ('SUBMISSION', 'REGRADE'))
);

create trigger grading_revision_never_changes before update or delete on grading_revision
    for each row execute function refuse_change();

-- What one question is worth in one revision. Without points: an instructor has to decide.
create table score (
    session_id uuid not null,
    revision integer not null,
    position integer not null,
    organisation text not null,
    question_id uuid not null,
    question_version_id uuid not null,
    key_revision integer,
    counts boolean not null,
    points numeric(14, 6),
    maximum numeric(14, 6) not null,
    verdict jsonb not null,
    constraint score_pk primary key (session_id, revision, position),
    constraint score_revision foreign key (session_id, revision) references grading_revision,
    constraint score_key foreign key (question_version_id, key_revision) references answer_key,
    constraint score_points check (points between 0 and maximum)
);

create trigger score_never_changes before update or delete on score
    for each row execute function refuse_change();
