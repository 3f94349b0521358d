-- The questions of a change of many, as they were chosen when it was asked for.
create table bulk_change_target (
    organisation text    not null,
    job_id       uuid    not null,
    ordinal      integer not null,
    question_id  uuid    not null,
    constraint bulk_change_target_pk primary key (job_id, ordinal),
    constraint bulk_change_target_of_job foreign key (job_id) references job (id) on delete cascade
);
