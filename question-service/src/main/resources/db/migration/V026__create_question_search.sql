-- What a search reads of each question: one row, about its latest version. Triggers write it in the transaction that changes
-- the question, whoever changes it.
create table question_search (
    organisation     text        not null,
    question_id      uuid        not null,
    bank             text        not null,
    name             text        not null,
    state            text        not null,
    title            text        not null,
    title_order      text        not null,
    difficulty       text        not null,
    difficulty_order integer     not null,
    interaction      text        not null,
    language         text        not null,
    configuration    text        not null,
    topics           text[]      not null,
    topic_path       text[]      not null,
    tags             text[]      not null,
    author           text        not null,
    in_use           boolean     not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    content_text     text        not null,
    words            tsvector    not null,
    key_words        tsvector    not null,
    likeness         text        not null,
    content_hash     bytea       not null,
    fingerprint      integer[]   not null,
    terms            text[]      not null,
    constraint question_search_pk primary key (question_id),
    constraint question_search_of_question foreign key (question_id) references question (id) on delete cascade
);
comment on column question_search.topic_path is 'the topics and everything above them';
comment on column question_search.key_words is 'for authors alone, so never part of words';
comment on column question_search.terms is 'every fact that a search may ask for, so that one index meets words and facts';

-- What ranks and counts stays in the row; what only shows or compares goes out of it.
alter table question_search set (toast_tuple_target = 1024);
alter table question_search
    alter column words set storage main,
    alter column fingerprint set storage main,
    alter column content_hash set storage main,
    alter column bank set storage main,
    alter column name set storage main,
    alter column author set storage main,
    alter column title set storage main,
    alter column title_order set storage main,
    alter column topics set storage main,
    alter column topic_path set storage main,
    alter column tags set storage main;

create index question_search_created on question_search (organisation, question_id);
create index question_search_updated on question_search (organisation, updated_at, question_id);
create index question_search_title on question_search (organisation, title_order, question_id);
create index question_search_difficulty on question_search (organisation, difficulty_order, question_id);
create index question_search_configuration on question_search (organisation, configuration);
create index question_search_words on question_search using gin (words, terms);
create index question_search_key_words on question_search using gin (key_words);
create index question_search_hash on question_search (organisation, content_hash);
create index question_search_fingerprint on question_search using gin (organisation, fingerprint);

-- The words that an organisation's questions use, to correct a searched word that none of them does. There is no unique
-- constraint on purpose: two transactions that meet a new word would wait for each other, and a word twice does no harm.
create table question_word (
    organisation text not null,
    word         text not null,
    latin        text not null
);
create index question_word_exact on question_word (word, organisation);
create index question_word_like on question_word using gin (organisation, latin gin_trgm_ops);

create function search_topic_path(organisation text, topics text[]) returns text[] language sql stable as $$
    with recursive above as (
        select t.reference, t.parent from topic t
        where t.organisation = search_topic_path.organisation and t.reference = any(search_topic_path.topics)
        union
        select t.reference, t.parent from topic t join above on t.reference = above.parent
        where t.organisation = search_topic_path.organisation)
    select coalesce(array_agg(reference order by reference), '{}') from above
$$;

create function set_search_terms() returns trigger language plpgsql as $$
begin
    new.terms :=
        array['organisation:' || new.organisation, 'bank:' || new.bank, 'state:' || new.state,
              'difficulty:' || new.difficulty, 'interaction:' || new.interaction, 'language:' || new.language,
              'author:' || new.author, 'in_use:' || new.in_use]
        || array(select 'topic:' || topic from unnest(new.topic_path) topic)
        || array(select 'tag:' || tag from unnest(new.tags) tag);
    return new;
end
$$;
create trigger question_search_terms before insert or update on question_search
    for each row execute function set_search_terms();

create function search_vector(configuration text, text text) returns tsvector language sql stable as $$
    select to_tsvector(configuration::regconfig, search_lower(left(text, 200000)))
$$;

-- The plan is kept while the table grows from nothing, so it must be one that fits a large table: one look-up per word.
create function learn_words(organisation text, text text) returns void language sql volatile
    set enable_seqscan = off set enable_bitmapscan = off as $$
    insert into question_word (organisation, word, latin)
    select learn_words.organisation, w.word, search_latin(w.word)
    from unnest(tsvector_to_array(to_tsvector('search_simple', search_lower(learn_words.text)))) w (word)
    where length(w.word) between 3 and 40 and w.word !~ '^[0-9.,+-]+$'
      and (select true from question_word k where k.word = w.word and k.organisation = learn_words.organisation limit 1) is null
$$;

create function write_question_search(question uuid) returns void language plpgsql
    set client_min_messages = error as $$
#variable_conflict use_variable
declare
    asked         question%rowtype;
    latest        question_version%rowtype;
    configuration text;
    stem          text;
    others        text;
    plain         text;
    likeness      text;
    title         text;
    explanations  text;
begin
    select q.* into strict asked from question q where q.id = question;
    select v.* into latest from question_version v where v.question_id = question order by v.number desc limit 1;
    if not found then
        return;
    end if;
    configuration := search_configuration(latest.language);
    stem := search_plain_text(latest.content ->> 'stem');
    others := search_plain_text(search_content_texts(latest.content - 'stem'));
    plain := left(concat_ws(' ', stem, others), 200000); -- search_content_plain, whose parts are needed too
    likeness := search_likeness(plain);
    title := search_plain_text(latest.title);
    select search_plain_text(search_key_texts(k.key)) into explanations
    from key_revision k where k.question_version_id = latest.id order by k.number desc limit 1;
    insert into question_search
        (organisation, question_id, bank, name, state, title, title_order, difficulty, difficulty_order, interaction,
         language, configuration, topics, topic_path, tags, author, in_use, created_at, updated_at, content_text, words,
         key_words, likeness, content_hash, fingerprint, terms)
    values
        (asked.organisation, asked.id, asked.bank, asked.name, asked.state, latest.title, left(search_latin(title), 200),
         latest.difficulty, case latest.difficulty when 'EASY' then 1 when 'MEDIUM' then 2 else 3 end, latest.interaction,
         latest.language, configuration, latest.topics, search_topic_path(asked.organisation, latest.topics), latest.tags,
         latest.created_by,
         exists (select from question_version v join pool_question p on p.question_version_id = v.id
                 where v.question_id = asked.id),
         asked.created_at, asked.updated_at, plain,
         setweight(search_vector(configuration, concat_ws(' ', title, replace(asked.name, '-', ' '))), 'A')
             || setweight(search_vector(configuration, stem), 'B')
             || setweight(search_vector(configuration, replace(array_to_string(latest.tags, ' '), '-', ' ')), 'B')
             || setweight(search_vector(configuration, others), 'C'),
         search_vector(configuration, coalesce(explanations, '')),
         likeness, sha256(convert_to(likeness, 'UTF8')), search_fingerprint(likeness), '{}')
    on conflict (question_id) do update set
        bank = excluded.bank, name = excluded.name, state = excluded.state, title = excluded.title,
        title_order = excluded.title_order, difficulty = excluded.difficulty, difficulty_order = excluded.difficulty_order,
        interaction = excluded.interaction, language = excluded.language, configuration = excluded.configuration,
        topics = excluded.topics, topic_path = excluded.topic_path, tags = excluded.tags, author = excluded.author,
        in_use = excluded.in_use, updated_at = excluded.updated_at, content_text = excluded.content_text,
        words = excluded.words, key_words = excluded.key_words, likeness = excluded.likeness,
        content_hash = excluded.content_hash, fingerprint = excluded.fingerprint;
    perform learn_words(asked.organisation, concat_ws(' ', title, plain));
end
$$;

create function follow_question() returns trigger language plpgsql as $$
begin
    update question_search set bank = new.bank, name = new.name, state = new.state, updated_at = new.updated_at
    where question_id = new.id;
    return null;
end
$$;
create trigger question_followed_by_search after update on question
    for each row execute function follow_question();

create function follow_question_version() returns trigger language plpgsql as $$
begin
    perform write_question_search(new.question_id);
    return null;
end
$$;
create trigger question_version_followed_by_search after insert on question_version
    for each row execute function follow_question_version();
create trigger question_version_change_followed_by_search after update on question_version
    for each row when ((old.title, old.difficulty, old.interaction, old.language, old.topics, old.tags, old.content, old.created_by)
        is distinct from (new.title, new.difficulty, new.interaction, new.language, new.topics, new.tags, new.content, new.created_by))
    execute function follow_question_version();

create function follow_key_revision() returns trigger language plpgsql as $$
begin
    update question_search s
    set key_words = search_vector(s.configuration, search_plain_text(search_key_texts(new.key)))
    from question_version v
    where v.id = new.question_version_id and s.question_id = v.question_id
      and not exists (select from question_version w where w.question_id = v.question_id and w.number > v.number);
    return null;
end
$$;
create trigger key_revision_followed_by_search after insert or update on key_revision
    for each row execute function follow_key_revision();

-- In one order, so that two exams that take the same questions do not wait for each other.
create function follow_pool() returns trigger language plpgsql as $$
begin
    with held as (
        select question_id from question_search
        where not in_use and question_id in
            (select v.question_id from taken t join question_version v on v.id = t.question_version_id)
        order by question_id for no key update)
    update question_search s set in_use = true from held where s.question_id = held.question_id;
    return null;
end
$$;
create trigger pool_question_followed_by_search after insert on pool_question
    referencing new table as taken for each statement execute function follow_pool();

-- A topic that moves takes its questions along.
create function follow_topic() returns trigger language plpgsql as $$
begin
    with held as (
        select question_id from question_search
        where terms @> array['organisation:' || new.organisation, 'topic:' || new.reference]
        order by question_id for no key update)
    update question_search s set topic_path = search_topic_path(s.organisation, s.topics)
    from held where s.question_id = held.question_id;
    return null;
end
$$;
create trigger topic_followed_by_search after update on topic
    for each row when (old.parent is distinct from new.parent) execute function follow_topic();

select write_question_search(id) from question order by id;
