-- What a searcher wrote, as a query in one configuration; each wrong word is replaced by any of the words given for it.
create function search_query(configuration text, words text, wrong text[], corrected text[]) returns tsquery
    language plpgsql stable set client_min_messages = error as $$
declare
    asked tsquery := websearch_to_tsquery(configuration::regconfig, search_lower(search_plain_signs(words)));
begin
    for place in 1 .. coalesce(array_length(wrong, 1), 0) loop
        asked := ts_rewrite(asked, plainto_tsquery(configuration::regconfig, search_lower(wrong[place])),
                            websearch_to_tsquery(configuration::regconfig, corrected[place]));
    end loop;
    return asked;
end
$$;

-- The same in every configuration that the organisation's questions have; found by hopping from one to the next.
create function search_queries(organisation text, words text, wrong text[], corrected text[])
    returns table (configuration text, query text) language sql stable as $$
    with recursive known as (
        (select s.configuration from question_search s
         where s.organisation = search_queries.organisation order by s.configuration limit 1)
        union all
        select (select s.configuration from question_search s
                where s.organisation = search_queries.organisation and s.configuration > known.configuration
                order by s.configuration limit 1)
        from known where known.configuration is not null)
    select k.configuration, search_query(k.configuration, words, wrong, corrected)::text
    from known k where k.configuration is not null
$$;
