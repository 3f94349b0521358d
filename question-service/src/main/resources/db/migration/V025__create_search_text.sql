-- All three are trusted: the owner of the database may create them.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists unaccent;

-- One configuration per language that PostgreSQL can stem, accents taken off first, so that "reseau" finds "réseau".
do $$
declare
    language text;
begin
    for language in select cfgname from pg_ts_config where cfgnamespace = 'pg_catalog'::regnamespace loop
        execute format('create text search configuration search_%s (copy = pg_catalog.%s)', language, language);
        execute format(
            'alter text search configuration search_%1$s alter mapping for hword, hword_part, word with unaccent, %2$s',
            language, case language when 'simple' then 'simple' else language || '_stem' end);
    end loop;
end
$$;

-- The configuration for a BCP 47 tag. A language that cannot be stemmed is searched word by word.
create function search_configuration(tag text) returns text language sql immutable as $$
    select 'search_' || case split_part(lower(tag), '-', 1)
        when 'ar' then 'arabic' when 'hy' then 'armenian' when 'eu' then 'basque' when 'ca' then 'catalan'
        when 'da' then 'danish' when 'nl' then 'dutch' when 'en' then 'english' when 'et' then 'estonian'
        when 'fi' then 'finnish' when 'fr' then 'french' when 'de' then 'german' when 'el' then 'greek'
        when 'hi' then 'hindi' when 'hu' then 'hungarian' when 'id' then 'indonesian' when 'ga' then 'irish'
        when 'it' then 'italian' when 'lt' then 'lithuanian' when 'ne' then 'nepali' when 'nb' then 'norwegian'
        when 'nn' then 'norwegian' when 'no' then 'norwegian' when 'pt' then 'portuguese' when 'ro' then 'romanian'
        when 'ru' then 'russian' when 'sr' then 'serbian' when 'es' then 'spanish' when 'sv' then 'swedish'
        when 'ta' then 'tamil' when 'tr' then 'turkish' when 'yi' then 'yiddish' else 'simple' end
$$;

-- Quotation marks, dashes and invisible characters as plain ones: the parser takes every other sign beyond ASCII for a letter.
create function search_plain_signs(text text) returns text language sql immutable as $$
    select translate(text, U&'\201C\201D\201E\00AB\00BB\2018\2019\2013\2014\2026\00A0\2022\2192\00B7\00BF\00A1' || E'\x01\x02\x03\x04',
                     '"""""''''--.  >    ')
$$;

-- Markdown or HTML as plain text on one line.
create function search_plain_text(markup text) returns text language plpgsql immutable as $$
declare
    text text := search_plain_signs(markup);
begin
    -- most texts have little markup, and looking for a sign costs next to nothing beside a pattern
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
    text := regexp_replace(text, '(^|\n)[ \t]*(#+|>|[-+]|\d+[.)])[ \t]+', ' ', 'g');
    text := translate(text, '*`|', '');
    if position('\' in text) > 0 then
        text := regexp_replace(text, '\\(?=[^a-zA-Z0-9])', '', 'g');
    end if;
    if position('&' in text) > 0 then
        text := replace(replace(replace(text, '&nbsp;', ' '), '&lt;', '<'), '&gt;', '>');
        text := replace(replace(replace(text, '&quot;', '"'), '&#39;', ''''), '&amp;', '&');
    end if;
    return btrim(regexp_replace(text, '\s+', ' ', 'g'));
end
$$;

-- Every text of a content that candidates read, in the order of the document; the JSON names them so in every interaction.
create function search_content_texts(content jsonb) returns text language sql immutable as $$
    select coalesce(string_agg(member.value #>> '{}', E'\n' order by node.place, member.place), '')
    from jsonb_path_query(content, 'strict $.** ? (@.type() == "object")') with ordinality node (value, place),
         jsonb_each(node.value) with ordinality member (key, value, place)
    where member.key in ('stem', 'text', 'template', 'label', 'alternativeText') and jsonb_typeof(member.value) = 'string'
$$;

-- Every text of a key that says something: why it is right, what to tell whom.
create function search_key_texts(key jsonb) returns text language sql immutable as $$
    select coalesce(string_agg(member.value #>> '{}', E'\n' order by node.place, member.place), '')
    from jsonb_path_query(key, 'strict $.** ? (@.type() == "object")') with ordinality node (value, place),
         jsonb_each(node.value) with ordinality member (key, value, place)
    where member.key in ('rationale', 'text', 'title', 'description', 'criterion', 'guidance')
      and jsonb_typeof(member.value) = 'string'
$$;

create function search_lower(text text) returns text language sql immutable as $$
    select lower(text collate pg_c_utf8)
$$;

-- Small letters without accents, Cyrillic and Greek in Latin ones: trigrams are made of ASCII in a database of the locale C.
create function search_latin(text text) returns text language sql stable as $$
    select translate(search_lower(unaccent(text)),
                     'абвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψως',
                     'abvgdejziiklmnoprstufhcqwxyyyeuaabgdezhqiklmnxoprstufcyws')
$$;

-- What is compared when two questions may be one: words alone, one blank between them.
create function search_likeness(plain text) returns text language sql stable as $$
    select btrim(regexp_replace(search_latin(plain), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+', ' ', 'g'))
$$;

-- What a candidate reads, as plain text, the stem first. Longer texts are searched by their beginning: a tsvector has an end.
create function search_content_plain(content jsonb) returns text language sql immutable as $$
    select left(concat_ws(' ', search_plain_text(content ->> 'stem'), search_plain_text(search_content_texts(content - 'stem'))),
                200000)
$$;

-- A sketch of a likeness, so that texts that share most of it share a mark: the lowest hashes of its pairs of neighbouring
-- words, by twos. Trigram indexes of whole texts read nearly every list that they have; these marks are rare.
create function search_fingerprint(likeness text) returns integer[] language sql immutable as $$
    with word as (
        select word, place from unnest(string_to_array(left(likeness, 2000), ' ')) with ordinality w (word, place)),
    pair as (
        select distinct ('x' || left(md5(word || ' ' || follower), 8))::bit(32)::integer as mark
        from (select word, lead(word) over (order by place) as follower from word) w where follower is not null),
    lowest as (
        select mark, lead(mark) over (order by mark) as follower from (select mark from pair order by mark limit 25) p)
    select coalesce(array_agg(distinct mark), '{}') from (
        select ('x' || left(md5(mark || ' ' || follower), 8))::bit(32)::integer as mark from lowest where follower is not null
        union all
        select mark from pair where (select count(*) from pair) <= 12
        union all
        select ('x' || left(md5(left(likeness, 2000)), 8))::bit(32)::integer where likeness <> '') m
$$;
