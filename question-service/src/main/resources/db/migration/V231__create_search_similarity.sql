-- Scripts that set no blanks between words (Chinese and Japanese, Thai, Lao, Burmese, Khmer) are compared sign by sign.
create or replace function search_likeness(plain text) returns text language sql stable as $$
    select btrim(regexp_replace(
        case when octet_length(latin) = length(latin) then latin
             else regexp_replace(latin, '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff])', ' \1 ', 'g') end,
        '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+', ' ', 'g'))
    from (select search_latin(plain) as latin offset 0) l
$$;

-- How alike two likenesses are, 0 to 1. In a database of the locale C trigrams are made of ASCII alone: they would call two texts alike
-- that share no more than a product's name. Where there is anything else, words are counted instead: those that both have, of all that
-- either has.
create function search_similarity(one text, other text) returns real language plpgsql immutable as $$
begin
    if octet_length(one) = length(one) and octet_length(other) = length(other) then
        return similarity(one, other);
    end if;
    return (
        select coalesce(count(*) filter (where o.word is not null and t.word is not null)::real / nullif(count(*), 0), 0)
        from (select distinct word from unnest(string_to_array(one, ' ')) word) o
        full join (select distinct word from unnest(string_to_array(other, ' ')) word) t on t.word = o.word);
end
$$;

update question_search s set likeness = l.likeness, fingerprint = search_fingerprint(l.likeness)
from (select question_id, search_likeness(content_text) as likeness from question_search) l
where l.question_id = s.question_id and l.likeness <> s.likeness;
