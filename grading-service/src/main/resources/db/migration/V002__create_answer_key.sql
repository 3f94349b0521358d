-- Every key revision that some score rests on: the score must stay explainable when the bank is gone.
create table answer_key (
    question_version_id uuid not null,
    number integer not null,
    organisation text not null,
    content jsonb not null,
    constraint answer_key_pk primary key (question_version_id, number),
    constraint answer_key_number check (number >= 1)
);

create trigger answer_key_never_changes before update or delete on answer_key
    for each row execute function refuse_change();
