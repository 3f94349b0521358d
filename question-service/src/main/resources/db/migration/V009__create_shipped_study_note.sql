-- Which study notes came with a bank, and as what: a later release writes only those that changed, and none that somebody here has edited.
create table shipped_study_note (
    organisation  text    not null,
    bank          text    not null,
    name          text    not null,
    study_note_id uuid    not null,
    row_version   integer not null,
    digest        text    not null,
    constraint shipped_study_note_pk primary key (organisation, bank, name),
    constraint shipped_study_note_exists foreign key (study_note_id) references study_note (id)
);
