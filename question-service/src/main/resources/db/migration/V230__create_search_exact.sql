-- Two questions repeat each other exactly when they say the same, whatever the case and the white space. Likeness knows words alone, and
-- "3 + 4" is no "3 - 4": what is hashed keeps its signs.
create function search_exact(plain text) returns text language sql immutable as $$
    select btrim(regexp_replace(search_lower(normalize(plain, NFC)), '\s+', ' ', 'g'))
$$;

-- Whoever writes the text gets its hash.
create function set_search_hash() returns trigger language plpgsql as $$
begin
    new.content_hash := sha256(convert_to(search_exact(new.content_text), 'UTF8'));
    return new;
end
$$;
create trigger question_search_text_hashed before insert or update of content_text on question_search
    for each row execute function set_search_hash();

update question_search set content_text = content_text;
