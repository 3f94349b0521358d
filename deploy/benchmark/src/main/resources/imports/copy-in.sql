-- The same rows into the same tables, with their indexes, constraints and triggers, in one transaction.
begin;
\copy question (id, organisation, bank, name, state, latest_version, published_version, row_version, created_at, updated_at) from 'question.tsv'
\copy question_version (id, organisation, question_id, number, title, difficulty, interaction, language, points, topics, tags, content, created_at, created_by, text_format, source, properties, origin) from 'version.tsv'
\copy key_revision (id, organisation, question_version_id, number, key, reason, created_at, created_by) from 'key.tsv'
commit;
