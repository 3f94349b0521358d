alter table question_version
    add column text_format text not null default 'MARKDOWN',
    add column source text not null default '',
    add column properties jsonb not null default '{}',
    add column origin jsonb,
    add constraint question_version_text_format_known check (text_format in ('MARKDOWN', 'HTML'));
