package assay.question.search.store;

import assay.question.content.QuestionFilter.Shown;
import assay.question.platform.Caller;
import assay.question.search.Correction;
import assay.question.search.Facet;
import assay.question.search.FacetCounts;
import assay.question.search.FacetCounts.Count;
import assay.question.search.Found;
import assay.question.search.Found.Fragment;
import assay.question.search.Found.Hit;
import assay.question.search.Order;
import assay.question.search.Place;
import assay.question.search.QuestionSearch;
import assay.question.search.Search;
import assay.question.search.SearchWords;
import assay.question.search.Spelling;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL over one row per question, since words, facts and order are met by indexes that no
 * mapping can name; every statement is restricted to the organisation.
 */
@ApplicationScoped
class SqlQuestionSearch implements QuestionSearch {
    /** How many known words are held against one that nobody uses. */
    private static final int CANDIDATES_MAX = 60;

    /** Passages are taken from the beginning of a text, so that a long one costs no more. */
    private static final int SNIPPET_CHARACTERS_MAX = 20_000;

    private static final char MATCH_BEGINS = '\u0002';
    private static final char MATCH_ENDS = '\u0003';
    private static final String SNIPPET =
            "StartSel=%s, StopSel=%s, MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=\" \u2026 \""
                    .formatted(MATCH_BEGINS, MATCH_ENDS);

    private final Session database;
    private final Caller caller;

    SqlQuestionSearch(Session database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Override
    public Found find(Search search, Order order, @Nullable Place after, int rowsMax) {
        planForTheseValues();
        if (search.words() == null) {
            return new Found(page(search, null, order, after, List.of(), rowsMax), List.of());
        }
        var corrections = after == null ? List.<Correction>of() : after.corrections();
        var wording = wording(search.words(), corrections);
        var hits = page(search, wording, order, after, corrections, rowsMax);
        if (!hits.isEmpty() || after != null || isUsed(wording, search.keys())) {
            return new Found(hits, corrections);
        }
        corrections = corrections(search.words());
        return corrections.isEmpty()
                ? new Found(List.of(), List.of())
                : new Found(
                        page(
                                search,
                                wording(search.words(), corrections),
                                order,
                                null,
                                corrections,
                                rowsMax),
                        corrections);
    }

    @Override
    public List<UUID> ids(Search search, int rowsMax) {
        planForTheseValues();
        var wording = search.words() == null ? null : wording(search.words(), List.of());
        if (wording != null && wording.findsNothing()) {
            return List.of();
        }
        var conditions = conditions(search, wording, null).value("rows", rowsMax);
        var query =
                database.createNativeQuery(
                        "select s.question_id from question_search s where %s order by s.question_id limit :rows"
                                .formatted(conditions.sql()),
                        UUID.class);
        conditions.bind(query);
        return query.getResultList();
    }

    /**
     * A plan for whatever values is a poor one here: a rare word and a common one want different
     * ways.
     */
    private void planForTheseValues() {
        database.createNativeQuery(
                        "select set_config('plan_cache_mode', 'force_custom_plan', true)",
                        String.class)
                .getSingleResult();
    }

    /**
     * What is counted is a few hundred groups; the planner takes it for one per row. And a
     * statement that is compiled first takes longer for that than for all of its rows.
     */
    private void countInMemory() {
        database.createNativeQuery(
                        "select set_config('work_mem', '32MB', true) || set_config('jit', 'off', true)",
                        String.class)
                .getSingleResult();
    }

    private List<Hit> page(
            Search search,
            @Nullable Wording wording,
            Order order,
            @Nullable Place after,
            List<Correction> corrections,
            int rowsMax) {
        if (wording != null && wording.findsNothing()) {
            return List.of();
        }
        var conditions = conditions(search, wording, null);
        var value = valueOf(order.by(), search, wording);
        var direction = order.descending() ? "desc" : "asc";
        if (after != null) {
            goOn(conditions, order, value, after);
        }
        var sql =
                """
                with page as materialized (
                    select s.question_id, %1$s as value from question_search s
                    where %2$s
                    order by value %3$s, s.question_id %3$s limit :rows)
                select s.question_id, s.author, s.in_use, cast(page.value as text) as value, %4$s as snippet
                from page join question_search s on s.question_id = page.question_id
                order by page.value %3$s, s.question_id %3$s\
                """
                        .formatted(
                                order.by() == Order.By.CREATED ? "0" : value,
                                conditions.sql(),
                                direction,
                                wording == null ? "cast(null as text)" : snippet(wording));
        if (order.by() == Order.By.CREATED) {
            // ids grow with time, and an index has them in order
            sql = sql.replace("order by value %1$s, ".formatted(direction), "order by ");
        }
        var query = database.createNativeQuery(sql, Object[].class);
        conditions.value("rows", rowsMax);
        if (wording != null) {
            conditions.value("options", SNIPPET).value("characters", SNIPPET_CHARACTERS_MAX);
        }
        conditions.bind(query);
        return query
                .addScalar("question_id", UUID.class)
                .addScalar("author", String.class)
                .addScalar("in_use", Boolean.class)
                .addScalar("value", String.class)
                .addScalar("snippet", String.class)
                .getResultList()
                .stream()
                .map(row -> hit(row, corrections))
                .toList();
    }

    private Conditions conditions(
            Search search, @Nullable Wording wording, @Nullable Facet without) {
        var conditions = Conditions.of(caller.organisation(), search.restrictions(), without);
        if (wording != null) {
            wording.restrict(conditions, search.keys());
        }
        return conditions;
    }

    private static String valueOf(Order.By by, Search search, @Nullable Wording wording) {
        return switch (by) {
            case RELEVANCE -> {
                if (wording == null) {
                    throw new IllegalArgumentException("without words nothing is relevant");
                }
                var rank = "ts_rank(s.words, %s, 1)".formatted(wording.own());
                yield search.keys()
                        ? "(%s + 0.1::real * ts_rank(s.key_words, %s, 1))"
                                .replace("0.1::real", "cast(0.1 as real)")
                                .formatted(rank, wording.own())
                        : rank;
            }
            case CREATED -> "s.question_id";
            case UPDATED -> "s.updated_at";
            case TITLE -> "s.title_order";
            case DIFFICULTY -> "s.difficulty_order";
        };
    }

    private static void goOn(Conditions conditions, Order order, String value, Place after) {
        var beyond = order.descending() ? "<" : ">";
        conditions.value("afterId", after.questionId());
        if (order.by() == Order.By.CREATED) {
            conditions.add("s.question_id %s :afterId".formatted(beyond));
            return;
        }
        var type =
                switch (order.by()) {
                    case RELEVANCE -> "real";
                    case UPDATED -> "timestamptz";
                    case DIFFICULTY -> "integer";
                    case TITLE, CREATED -> "text";
                };
        conditions.value("afterValue", after.value());
        conditions.add(
                "(%s, s.question_id) %s (cast(:afterValue as %s), :afterId)"
                        .formatted(value, beyond, type));
    }

    private static String snippet(Wording wording) {
        return "ts_headline(cast(s.configuration as regconfig), left(s.content_text, :characters), %s, :options)"
                .formatted(wording.own());
    }

    private static Hit hit(Object[] row, List<Correction> corrections) {
        var id = (UUID) row[0];
        var snippet = (String) row[4];
        return new Hit(
                id,
                (String) row[1],
                (Boolean) row[2],
                snippet == null ? List.of() : fragments(snippet),
                new Place((String) row[3], id, corrections));
    }

    private static List<Fragment> fragments(String snippet) {
        var fragments = new ArrayList<Fragment>();
        var start = 0;
        for (var i = 0; i <= snippet.length(); i++) {
            var next = i == snippet.length() ? MATCH_BEGINS : snippet.charAt(i);
            if (next == MATCH_BEGINS || next == MATCH_ENDS) {
                if (i > start) {
                    fragments.add(new Fragment(snippet.substring(start, i), next == MATCH_ENDS));
                }
                start = i + 1;
            }
        }
        return fragments;
    }

    private Wording wording(String words, List<Correction> corrections) {
        var queries = new LinkedHashMap<String, String>();
        database.createNativeQuery(
                        "select configuration, query from search_queries(:organisation, :words, :wrong, :corrected)",
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("words", words)
                .setParameter(
                        "wrong", corrections.stream().map(Correction::word).toArray(String[]::new))
                .setParameter(
                        "corrected",
                        corrections.stream()
                                .map(correction -> String.join(" or ", correction.replacements()))
                                .toArray(String[]::new))
                .getResultList()
                .forEach(row -> queries.put((String) row[0], (String) row[1]));
        return Wording.of(queries);
    }

    /** Whether any question at all, whatever else was asked of it, has the words. */
    private boolean isUsed(Wording wording, boolean keys) {
        if (wording.findsNothing()) {
            return false;
        }
        var conditions =
                new Conditions()
                        .add(
                                "s.organisation = :organisation",
                                "organisation",
                                caller.organisation());
        wording.restrict(conditions, keys);
        var query =
                database.createNativeQuery(
                        "select exists (select from question_search s where %s)"
                                .formatted(conditions.sql()),
                        Boolean.class);
        conditions.bind(query);
        return query.getSingleResult();
    }

    private List<Correction> corrections(String words) {
        var corrections = new ArrayList<Correction>();
        for (var word : SearchWords.of(words)) {
            if (!isUsed(wording(word, List.of()), true)) {
                var replacements = replacements(word);
                if (!replacements.isEmpty()) {
                    corrections.add(new Correction(word, replacements));
                }
            }
        }
        return corrections;
    }

    private List<String> replacements(String word) {
        var latin =
                database.createNativeQuery("select search_latin(:word)", String.class)
                        .setParameter("word", word)
                        .getSingleResult();
        var known = new LinkedHashMap<String, String>();
        database.createNativeQuery(
                        """
                        select latin, min(word) as word from question_word
                        where organisation = :organisation and latin % :latin
                        group by latin order by similarity(latin, :latin) desc, latin limit :rows\
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("latin", latin)
                .setParameter("rows", CANDIDATES_MAX)
                .getResultList()
                .forEach(row -> known.put((String) row[0], (String) row[1]));
        return Spelling.nearest(latin, known.keySet()).stream()
                .map(known::get)
                .collect(Collectors.toList());
    }

    @Override
    public FacetCounts count(Search search, List<Facet> facets, Instant now) {
        planForTheseValues();
        countInMemory();
        var words = search.words();
        if (words == null) {
            return count(search, null, facets, now);
        }
        var wording = wording(words, List.of());
        if (!isUsed(wording, search.keys())) {
            var corrections = corrections(words);
            wording = corrections.isEmpty() ? wording : wording(words, corrections);
        }
        return count(search, wording, facets, now);
    }

    private FacetCounts count(
            Search search, @Nullable Wording wording, List<Facet> facets, Instant now) {
        if (wording != null && wording.findsNothing()) {
            var none =
                    facets.stream()
                            .collect(Collectors.toMap(facet -> facet, _ -> List.<Count>of()));
            return new FacetCounts(0, none);
        }
        var counts = new EnumMap<Facet, List<Count>>(Facet.class);
        var free = new ArrayList<Facet>();
        for (var facet : facets) {
            if (isRestricted(facet, search)) {
                tally(search, wording, facet, List.of(facet), now, counts);
            } else {
                free.add(facet);
            }
        }
        var total = tally(search, wording, null, free, now, counts);
        if (facets.contains(Facet.STATE)) {
            addReviews(search, wording, counts);
        }
        facets.forEach(facet -> counts.putIfAbsent(facet, List.of()));
        return new FacetCounts(total, counts);
    }

    /** A draft in review is counted as both: reviews are no column of what is tallied. */
    private void addReviews(
            Search search, @Nullable Wording wording, Map<Facet, List<Count>> counts) {
        var inReview =
                conditions(search, wording, Facet.STATE)
                        .add(
                                "s.terms @> cast(:inReview as text[])",
                                "inReview",
                                new String[] {
                                    "state:" + Shown.IN_REVIEW,
                                    "organisation:" + caller.organisation()
                                });
        var query =
                database.createNativeQuery(
                        "select count(*) from question_search s where s.organisation = :organisation and "
                                + inReview.sql(),
                        Long.class);
        inReview.bind(query);
        var reviews = query.getSingleResult();
        if (reviews > 0) {
            var states = counts.computeIfAbsent(Facet.STATE, _ -> new ArrayList<>());
            states.add(new Count(Shown.IN_REVIEW.name(), reviews));
            states.sort(
                    Comparator.comparingLong(Count::questions)
                            .reversed()
                            .thenComparing(Count::value));
        }
    }

    private static boolean isRestricted(Facet facet, Search search) {
        var restrictions = search.restrictions();
        return switch (facet) {
            case BANK -> !restrictions.banks().isEmpty();
            case STATE -> !restrictions.states().isEmpty();
            case TOPIC -> !restrictions.topics().isEmpty();
            case DIFFICULTY -> !restrictions.difficulties().isEmpty();
            case INTERACTION -> !restrictions.interactions().isEmpty();
            case TAG -> !restrictions.tags().isEmpty();
            case LANGUAGE -> !restrictions.languages().isEmpty();
            case AUTHOR -> !restrictions.authors().isEmpty();
            case IN_USE -> restrictions.inUse() != null;
            case CHANGED ->
                    restrictions.changedAfter() != null || restrictions.changedBefore() != null;
        };
    }

    /**
     * Counts these facets.
     *
     * @param without the facet whose restriction is left out; null: none is
     * @return how many questions there are
     */
    private long tally(
            Search search,
            @Nullable Wording wording,
            @Nullable Facet without,
            List<Facet> facets,
            Instant now,
            Map<Facet, List<Count>> counts) {
        var restrictions = search.restrictions();
        var tally =
                wording == null && Conditions.areOfFacts(restrictions)
                        ? Tally.ofFacts(caller.organisation(), restrictions, without, facets, now)
                        : Tally.ofQuestions(conditions(search, wording, without), facets, now);
        var query = database.createNativeQuery(tally.sql(), Object[].class);
        tally.bind(query);
        var total = 0L;
        var rows =
                query.addScalar("facet", String.class)
                        .addScalar("value", String.class)
                        .addScalar("questions", Long.class)
                        .getResultList();
        for (var row : rows) {
            var questions = (Long) row[2];
            if (row[0].equals(Tally.TOTAL)) {
                total = questions;
            } else {
                counts.computeIfAbsent(Facet.valueOf((String) row[0]), _ -> new ArrayList<>())
                        .add(new Count((String) row[1], questions));
            }
        }
        return total;
    }
}
