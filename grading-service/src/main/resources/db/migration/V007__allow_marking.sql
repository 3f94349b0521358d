-- Some responses are marked by people: their results wait, and each mark makes a grading revision that says by whom.
alter table result drop constraint result_state;
alter table result add constraint result_state
    check (state in ('WAITING', 'GRADED', 'AWAITING_INSTRUCTOR', 'AWAITING_MARKING'));

alter table grading_revision add column graded_by text;
alter table grading_revision drop constraint grading_revision_reason;
alter table grading_revision add constraint grading_revision_reason check (reason in ('SUBMISSION', 'REGRADE', 'MARKING'));
alter table grading_revision add constraint grading_revision_by check ((reason = 'MARKING') = (graded_by is not null));
