-- The file that an import reads or an export wrote, in parts; it goes with its job.
create table transfer_file_part (
    organisation text    not null,
    job_id       uuid    not null,
    number       integer not null,
    bytes        bytea   not null,
    constraint transfer_file_part_pk primary key (job_id, number),
    constraint transfer_file_part_of_job foreign key (job_id) references job (id) on delete cascade
);

-- What was imported as which question, so that the same file again creates nothing twice.
create table imported_question (
    organisation text not null,
    digest       text not null,
    question_id  uuid not null,
    constraint imported_question_pk primary key (organisation, digest, question_id),
    constraint imported_question_exists foreign key (question_id) references question (id) on delete cascade
);
create index imported_question_by_question on imported_question (question_id);
