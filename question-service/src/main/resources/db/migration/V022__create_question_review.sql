alter table bank add column review_rule text not null default 'NONE'
    constraint bank_review_rule_known check (review_rule in ('NONE', 'ANYONE', 'OTHER_THAN_AUTHOR'));

-- The review of a draft. It goes when the draft changes, and stays with the version when that is published.
create table question_review (
    question_version_id uuid        not null,
    organisation        text        not null,
    state               text        not null,
    asked_by            text        not null,
    asked_at            timestamptz not null,
    reviewer            text,
    note                text        not null,
    decided_by          text,
    decided_at          timestamptz,
    decision_note       text,
    constraint question_review_pk primary key (question_version_id),
    constraint question_review_of_version foreign key (question_version_id) references question_version (id) on delete cascade,
    constraint question_review_state_known check (state in ('ASKED', 'APPROVED', 'SENT_BACK')),
    constraint question_review_decided check ((state = 'ASKED') = (decided_by is null)
        and (decided_by is null) = (decided_at is null) and (decided_by is null) = (decision_note is null))
);
create index question_review_asked on question_review (organisation, reviewer) where state = 'ASKED';

create table question_comment (
    id           uuid        not null,
    organisation text        not null,
    question_id  uuid        not null,
    version      integer     not null,
    pointer      text,
    text         text        not null,
    row_version  integer     not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    resolved_at  timestamptz,
    resolved_by  text,
    constraint question_comment_pk primary key (id),
    constraint question_comment_of_version foreign key (question_id, version)
        references question_version (question_id, number) on delete cascade,
    constraint question_comment_resolved check ((resolved_at is null) = (resolved_by is null))
);
create index question_comment_of_question on question_comment (organisation, question_id, id);
