-- Exams under edit, and the revisions that publishing makes of them.
create table exam (
    id           uuid        primary key,
    organisation text        not null,
    name         text        not null,
    title        text        not null,
    definition   jsonb       not null,
    revisions    integer     not null default 0,
    row_version  bigint      not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    updated_at   timestamptz not null,
    constraint exam_name_unique unique (organisation, name),
    constraint exam_revisions_not_negative check (revisions >= 0)
);
create index exam_by_organisation on exam (organisation, id);

create table exam_revision (
    id             uuid        primary key,
    organisation   text        not null,
    exam_id        uuid        not null constraint exam_revision_of_exam references exam (id),
    number         integer     not null,
    definition     jsonb       not null,
    question_count integer     not null,
    pool           jsonb       not null,
    published_at   timestamptz not null,
    published_by   text        not null,
    constraint exam_revision_number_unique unique (exam_id, number),
    constraint exam_revision_number_positive check (number > 0)
);

-- A publication under way. Its id becomes the revision's and the pool's, so that one that crashed between asking for the pool and storing the
-- revision is taken up again under the same id, and question-service freezes nothing twice.
create table exam_publication (
    revision_id   uuid        primary key,
    organisation  text        not null,
    exam_id       uuid        not null constraint exam_publication_of_exam references exam (id),
    exam_version  bigint      not null,
    begun_at      timestamptz not null,
    claimed_until timestamptz not null
);
create index exam_publication_by_exam on exam_publication (exam_id, exam_version);

-- Whatever code says: what was published stays as it was.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create trigger exam_revision_never_changes before update or delete on exam_revision
    for each row execute function refuse_change();
create trigger exam_revision_never_truncated before truncate on exam_revision
    for each statement execute function refuse_change();
