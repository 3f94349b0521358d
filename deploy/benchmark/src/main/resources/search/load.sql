-- Rows are made by the triggers that follow every change; the large indexes come after them, as in any bulk load.
set synchronous_commit = off;
drop index question_search_words, question_search_key_words, question_search_fingerprint, question_word_like;
\copy question (id, organisation, bank, name, state, latest_version, published_version, row_version, created_at, updated_at) from 'question.tsv'
\copy question_version (id, organisation, question_id, number, title, difficulty, interaction, language, points, topics, tags, content, created_at, created_by, published_at) from 'version.tsv'
\copy key_revision (id, organisation, question_version_id, number, key, reason, created_at, created_by) from 'key.tsv'
set maintenance_work_mem = '256MB';
create index question_search_words on question_search using gin (words, terms);
create index question_search_key_words on question_search using gin (key_words);
create index question_search_fingerprint on question_search using gin (organisation, fingerprint);
create index question_word_like on question_word using gin (organisation, latin gin_trgm_ops);
vacuum analyze question_search;
vacuum analyze question_word;
vacuum analyze question_kind;
vacuum analyze question_term;
vacuum analyze question_facts;
vacuum analyze question;
vacuum analyze question_version;
