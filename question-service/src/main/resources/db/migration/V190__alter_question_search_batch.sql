-- What a search reads of many questions that come in together is written by one statement, and its parts cost less: of the time that the
-- database took for 10,000 imported questions, most went into these functions and a fifth into the indexes.

-- As before. Most texts are plain ASCII, and a look at their lengths is cheaper than a look at each of their signs.
create or replace function search_plain_signs(text text) returns text language sql immutable as $$
    select case when text ~ '[^\x05-\x7f]'
        then translate(text, U&'\201C\201D\201E\00AB\00BB\2018\2019\2013\2014\2026\00A0\2022\2192\00B7\00BF\00A1' || E'\x01\x02\x03\x04',
                       '"""""''''--.  >    ')
        else text end
$$;

-- As before; each pattern is tried only on a text that has its first sign.
create or replace function search_plain_text(markup text) returns text language plpgsql immutable as $$
declare
    text text := search_plain_signs(markup);
begin
    if position('<' in text) > 0 then
        text := regexp_replace(text, '<!--.*?-->|</?[a-zA-Z][^<>]*>', ' ', 'g');
    end if;
    if position('[' in text) > 0 then
        text := regexp_replace(text, '!?\[([^\[\]]*)\]\([^()]*\)', '\1', 'g');
        text := regexp_replace(text, '\[\[[^\[\]]*\]\]', ' ', 'g');
    end if;
    if position('asset:' in text) > 0 then
        text := regexp_replace(text, '\masset:[0-9a-f]+', ' ', 'g');
    end if;
    if text ~ '(^|\n)[ \t]*[#>+0-9-]' then
        text := regexp_replace(text, '(^|\n)[ \t]*(#+|>|[-+]|\d+[.)])[ \t]+', ' ', 'g');
    end if;
    if text ~ '[*`|]' then
        text := translate(text, '*`|', '');
    end if;
    if position('\' in text) > 0 then
        text := regexp_replace(text, '\\(?=[^a-zA-Z0-9])', '', 'g');
    end if;
    if position('&' in text) > 0 then
        text := replace(replace(replace(text, '&nbsp;', ' '), '&lt;', '<'), '&gt;', '>');
        text := replace(replace(replace(text, '&quot;', '"'), '&#39;', ''''), '&amp;', '&');
    end if;
    if text ~ '\s\s|[^\S ]' then
        text := regexp_replace(text, '\s+', ' ', 'g');
    end if;
    return btrim(text);
end
$$;

-- As before.
create or replace function search_latin(text text) returns text language sql stable as $$
    select case when octet_length(small) = length(small) then small
        else translate(small,
                       'абвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψως',
                       'abvgdejziiklmnoprstufhcqwxyyyeuaabgdezhqiklmnxoprstufcyws') end
    from (select search_lower(unaccent(text)) as small offset 0) s
$$;

-- A sketch of a likeness, so that texts that share most of it share a mark: the lowest hashes of its pairs of neighbouring words, by twos.
-- Pairs of short words come last, since "which of" and "of the" are everywhere: with them, three times as many questions shared marks
-- that were nothing alike, and each was compared with all of those. A hash by hashtext costs much less than a digest.
create or replace function search_fingerprint(likeness text) returns integer[] language plpgsql immutable as $$
declare
    text   text := left(likeness, 2000);
    words  text[] := string_to_array(text, ' ');
    pairs  integer[] := array(
        select hashtext(word) as mark
        from (select distinct word || ' ' || follower as word
              from unnest(words, words[2:]) as neighbours (word, follower) where follower is not null) pair
        order by length(word) <= 10, mark);
    lowest integer[] := pairs[:25];
begin
    return array(
        select distinct mark from (
            select hashtext(first || ' ' || second) as mark
            from unnest(lowest, lowest[2:]) as two (first, second) where second is not null
            union all
            select unnest(pairs) where cardinality(pairs) <= 12
            union all
            select hashtext(text) where text <> '') marks);
end
$$;

drop function learn_words(text, text);

-- The plans are kept while the tables grow from nothing, so they must be ones that fit large tables: one look-up per word.
create function learn_words(questions uuid[]) returns void language sql volatile
    set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
    insert into question_word (organisation, word, latin)
    select u.organisation, u.word, search_latin(u.word)
    from (select distinct s.organisation, w.word
          from unnest(learn_words.questions) asked (id) join question_search s on s.question_id = asked.id,
               unnest(tsvector_to_array(to_tsvector('search_simple',
                   search_lower(concat_ws(' ', search_plain_text(s.title), s.content_text))))) w (word)
          where length(w.word) between 3 and 40 and w.word !~ '^[0-9.,+-]+$') u
    where (select true from question_word k where k.word = u.word and k.organisation = u.organisation limit 1) is null
$$;

-- Two questions repeat each other exactly when they say the same, whatever the case and the white space. Likeness knows words alone, and
-- "3 + 4" is no "3 - 4": what is hashed keeps its signs.
create function search_exact(plain text) returns text language sql immutable as $$
    select btrim(regexp_replace(search_lower(normalize(plain, NFC)), '\s+', ' ', 'g'))
$$;

drop function write_question_search(uuid);

-- One row for each of these questions that has a version.
create function write_question_search(questions uuid[]) returns void language plpgsql
    set client_min_messages = error set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    insert into question_search
        (organisation, question_id, bank, name, state, title, title_order, difficulty, difficulty_order, interaction,
         language, configuration, topics, topic_path, tags, author, in_use, created_at, updated_at, content_text, words,
         key_words, likeness, content_hash, fingerprint, terms)
    select q.organisation, q.id, q.bank, q.name, q.state, v.title, left(search_latin(t.title), 200),
           v.difficulty, case v.difficulty when 'EASY' then 1 when 'MEDIUM' then 2 else 3 end, v.interaction,
           v.language, t.configuration, v.topics,
           case when v.topics = '{}' then '{}' else search_topic_path(q.organisation, v.topics) end, v.tags, v.created_by,
           exists (select from question_version w join pool_question p on p.question_version_id = w.id
                   where w.question_id = q.id),
           q.created_at, q.updated_at, p.plain,
           setweight(search_vector(t.configuration, concat_ws(' ', t.title, replace(q.name, '-', ' '))), 'A')
               || setweight(search_vector(t.configuration, t.stem), 'B')
               || setweight(search_vector(t.configuration, replace(array_to_string(v.tags, ' '), '-', ' ')), 'B')
               || setweight(search_vector(t.configuration, t.others), 'C'),
           search_vector(t.configuration, coalesce(search_plain_text(search_key_texts(k.key)), '')),
           l.likeness, sha256(convert_to(search_exact(p.plain), 'UTF8')), search_fingerprint(l.likeness), '{}'
    from unnest(questions) with ordinality asked (id, place)
    join question q on q.id = asked.id
    cross join lateral (
        select w.* from question_version w where w.question_id = q.id order by w.number desc limit 1) v
    left join lateral (
        select r.key from key_revision r where r.question_version_id = v.id order by r.number desc limit 1) k on true
    cross join lateral (
        select search_configuration(v.language) as configuration, search_plain_text(v.title) as title,
               search_plain_text(v.content ->> 'stem') as stem,
               search_plain_text(search_content_texts(v.content - 'stem')) as others offset 0) t
    -- search_content_plain, whose parts are needed too
    cross join lateral (select left(concat_ws(' ', t.stem, t.others), 200000) as plain offset 0) p
    cross join lateral (select search_likeness(p.plain) as likeness offset 0) l
    order by asked.place
    on conflict (question_id) do update set
        bank = excluded.bank, name = excluded.name, state = excluded.state, title = excluded.title,
        title_order = excluded.title_order, difficulty = excluded.difficulty, difficulty_order = excluded.difficulty_order,
        interaction = excluded.interaction, language = excluded.language, configuration = excluded.configuration,
        topics = excluded.topics, topic_path = excluded.topic_path, tags = excluded.tags, author = excluded.author,
        in_use = excluded.in_use, updated_at = excluded.updated_at, content_text = excluded.content_text,
        words = excluded.words, key_words = excluded.key_words, likeness = excluded.likeness,
        content_hash = excluded.content_hash, fingerprint = excluded.fingerprint;
    perform learn_words(questions);
end
$$;

create or replace function follow_question_version() returns trigger language plpgsql as $$
begin
    perform write_question_search(array[new.question_id]);
    return null;
end
$$;

drop trigger key_revision_followed_by_search on key_revision;

create or replace function follow_key_revision() returns trigger language plpgsql as $$
begin
    update question_search s
    set key_words = search_vector(s.configuration, search_plain_text(search_key_texts(new.key)))
    from question_version v
    where v.id = new.question_version_id and s.question_id = v.question_id
      and not exists (select from question_version w where w.question_id = v.question_id and w.number > v.number);
    return null;
end
$$;
create trigger key_revision_change_followed_by_search after update on key_revision
    for each row execute function follow_key_revision();

-- A version comes with its first key in one transaction, and once that is there all that a search reads is known. In the order of the
-- questions, so that two that write some of the same do not wait for each other.
create function follow_new_key_revisions() returns trigger language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    questions uuid[] := array(
        select distinct v.question_id from written w join question_version v on v.id = w.question_version_id order by 1);
begin
    perform write_question_search(questions);
    return null;
end
$$;
create trigger key_revision_followed_by_search after insert on key_revision
    referencing new table as written for each statement execute function follow_new_key_revisions();

update question_search
set fingerprint = search_fingerprint(likeness), content_hash = sha256(convert_to(search_exact(content_text), 'UTF8'));
