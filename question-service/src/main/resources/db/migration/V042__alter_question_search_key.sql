-- A version comes with its first key in one transaction. Once the key is there all that a search reads is known, so the row is
-- written then: one writing of a new question's row, which has many index entries, instead of two.
drop trigger question_version_followed_by_search on question_version;

create or replace function follow_key_revision() returns trigger language plpgsql as $$
declare
    asked uuid;
    known boolean;
begin
    if tg_op = 'INSERT' and new.number = 1 then
        select v.question_id into asked from question_version v where v.id = new.question_version_id;
        known := exists (select from question_search s where s.question_id = asked);
        perform write_question_search(asked);
        if not known then
            return null;
        end if;
    end if;
    update question_search s
    set key_words = search_vector(s.configuration, search_plain_text(search_key_texts(new.key)))
    from question_version v
    where v.id = new.question_version_id and s.question_id = v.question_id
      and not exists (select from question_version w where w.question_id = v.question_id and w.number > v.number);
    return null;
end
$$;
