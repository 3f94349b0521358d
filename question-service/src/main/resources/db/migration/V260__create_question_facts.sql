-- What facets count, in a row of a hundred bytes where that of question_search has one and a half kilobytes: all facets of a bank of 100,000
-- questions took their time for reading what nobody counts. A question points to the combination of what it has one of, and to each of the
-- topics and tags that it has several of.

-- Combinations and terms that no question has any more stay; whoever removes some must keep writers of question_search out meanwhile.

-- There are no unique constraints on purpose, as in question_word: two transactions that meet something new would wait for each other. What
-- is there twice is counted together.
create table question_kind (
    id           integer generated always as identity,
    organisation text    not null,
    bank         text    not null,
    state        text    not null,
    difficulty   text    not null,
    interaction  text    not null,
    language     text    not null,
    author       text    not null,
    in_use       boolean not null,
    constraint question_kind_pk primary key (id)
);
create index question_kind_exact on question_kind
    (organisation, bank, state, author, difficulty, language, interaction, in_use);

create table question_term (
    id           integer generated always as identity,
    organisation text not null,
    facet        text not null,
    value        text not null,
    constraint question_term_pk primary key (id),
    constraint question_term_facet_known check (facet in ('TOPIC', 'TAG'))
);
create index question_term_exact on question_term (organisation, facet, value);

create table question_facts (
    updated_at  timestamptz not null,
    question_id uuid        not null,
    kind        integer     not null,
    terms       integer[]   not null,
    constraint question_facts_pk primary key (question_id),
    constraint question_facts_of_question foreign key (question_id) references question_search (question_id) on delete cascade
);
comment on table question_facts is 'belongs to the organisation of its kind';
comment on column question_facts.terms is 'topics and everything above them, and tags';
create index question_facts_kind on question_facts (kind);
create index question_facts_terms on question_facts using gin (terms);

-- One row for each of these questions. The plans are kept while the tables grow from nothing, so they must be ones that fit large tables.
create function write_question_facts(questions uuid[]) returns void language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    insert into question_kind (organisation, bank, state, difficulty, interaction, language, author, in_use)
    select * from (
        select distinct s.organisation, s.bank, s.state, s.difficulty, s.interaction, s.language, s.author, s.in_use
        from unnest(questions) asked (id) join question_search s on s.question_id = asked.id) met
    where not exists (
        select from question_kind k
        where k.organisation = met.organisation and k.bank = met.bank and k.state = met.state and k.difficulty = met.difficulty
          and k.interaction = met.interaction and k.language = met.language and k.author = met.author and k.in_use = met.in_use);
    insert into question_term (organisation, facet, value)
    select * from (
        select distinct s.organisation, t.facet, t.value
        from unnest(questions) asked (id) join question_search s on s.question_id = asked.id
        cross join lateral (
            select 'TOPIC', unnest(s.topic_path) union all select 'TAG', unnest(s.tags)) t (facet, value)) met
    where not exists (
        select from question_term k
        where k.organisation = met.organisation and k.facet = met.facet and k.value = met.value);
    insert into question_facts (updated_at, question_id, kind, terms)
    select s.updated_at, s.question_id,
           (select k.id from question_kind k
            where k.organisation = s.organisation and k.bank = s.bank and k.state = s.state and k.difficulty = s.difficulty
              and k.interaction = s.interaction and k.language = s.language and k.author = s.author and k.in_use = s.in_use
            limit 1),
           array(select (select k.id from question_term k
                         where k.organisation = s.organisation and k.facet = t.facet and k.value = t.value limit 1)
                 from (select distinct 'TOPIC', unnest(s.topic_path) union all select distinct 'TAG', unnest(s.tags)) t (facet, value))
    from unnest(questions) with ordinality asked (id, place) join question_search s on s.question_id = asked.id
    order by asked.place
    on conflict (question_id) do update set updated_at = excluded.updated_at, kind = excluded.kind, terms = excluded.terms
    where (question_facts.updated_at, question_facts.kind, question_facts.terms)
        is distinct from (excluded.updated_at, excluded.kind, excluded.terms);
end
$$;

-- In the order of the questions, so that two that write some of the same do not wait for each other.
create function follow_question_search() returns trigger language plpgsql as $$
declare
    questions uuid[] := array(select question_id from written order by question_id);
begin
    if questions <> '{}' then
        perform write_question_facts(questions);
    end if;
    return null;
end
$$;
create trigger question_search_followed_by_facts after insert on question_search
    referencing new table as written for each statement execute function follow_question_search();
create trigger question_search_change_followed_by_facts after update on question_search
    referencing new table as written for each statement execute function follow_question_search();

select write_question_facts(array(select question_id from question_search order by question_id));
