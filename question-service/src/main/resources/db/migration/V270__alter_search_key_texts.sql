-- Every text of a key that says something: why it is right, what to tell whom, how to mark. Feedback is a text of its own, or texts by the
-- choice that they are about.
create or replace function search_key_texts(key jsonb) returns text language sql immutable as $$
    select coalesce(string_agg(said.text, E'\n' order by node.place, member.place, said.place), '')
    from jsonb_path_query(key, 'strict $.** ? (@.type() == "object")') with ordinality node (value, place),
         jsonb_each(node.value) with ordinality member (key, value, place)
    cross join lateral (
        select member.value #>> '{}', 1
        where member.key in ('rationale', 'text', 'title', 'description', 'feedback', 'notes')
          and jsonb_typeof(member.value) = 'string'
        union all
        select hint.text, hint.place
        from jsonb_array_elements_text(case when jsonb_typeof(member.value) = 'array' then member.value else '[]' end)
            with ordinality hint (text, place)
        where member.key = 'hints'
        union all
        select part.text, part.place
        from jsonb_each_text(case when jsonb_typeof(member.value) = 'object' then member.value else '{}' end)
            with ordinality part (key, text, place)
        where member.key in ('overall', 'feedback')) said (text, place)
$$;

update question_search s
set key_words = search_vector(s.configuration, search_plain_text(search_key_texts(k.key)))
from question_version v
cross join lateral (select r.key from key_revision r where r.question_version_id = v.id order by r.number desc limit 1) k
where v.question_id = s.question_id
  and not exists (select from question_version w where w.question_id = v.question_id and w.number > v.number)
  and k.key::text ~ '"(overall|hints|feedback|notes)"';
