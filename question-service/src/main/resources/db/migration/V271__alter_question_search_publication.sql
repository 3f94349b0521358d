-- A draft that is published while its review is pending is in review no more, whichever of its rows is written first.
create function follow_publication() returns trigger language plpgsql as $$
begin
    update question_search set state = state where question_id = new.question_id;
    return null;
end
$$;
create trigger question_version_publication_followed_by_search after update of published_at on question_version
    for each row when (old.published_at is distinct from new.published_at) execute function follow_publication();

update question_search set state = state where terms @> array['state:IN_REVIEW'];
