package assay.question.search.rest;

import static assay.question.content.QuestionSamples.draft;
import static assay.question.content.QuestionSamples.freeze;
import static assay.question.content.QuestionSamples.inReview;
import static assay.question.content.QuestionSamples.newBank;
import static assay.question.content.QuestionSamples.newName;
import static assay.question.content.QuestionSamples.object;
import static assay.question.content.QuestionSamples.publish;
import static assay.question.content.QuestionSamples.published;
import static assay.question.content.QuestionSamples.read;
import static assay.question.content.QuestionSamples.retire;
import static assay.question.content.QuestionSamples.revise;
import static assay.question.content.QuestionSamples.singleChoice;
import static assay.question.content.QuestionSamples.trash;
import static assay.question.content.QuestionSamples.withTopics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import assay.question.platform.Api;
import assay.question.platform.RunningService;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuestionSearchResourceTest {
    private final DataSource database;

    @Inject
    QuestionSearchResourceTest(DataSource database) {
        this.database = database;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode asking(String bank, String language, String stem) {
        var question = singleChoice(bank);
        question.put("title", "Untitled").put("language", language);
        question.putArray("tags");
        object(question, "/content").put("stem", stem);
        var choices = object(question, "/content").withArray("choices");
        for (var i = 0; i < choices.size(); i++) {
            ((ObjectNode) choices.get(i)).put("text", "Choice " + i);
        }
        return question;
    }

    private static String added(ObjectNode question) {
        return draft(question).path("id");
    }

    private static ValidatableResponse search(String bank, String words) {
        return Api.author()
                .queryParam("bank", bank)
                .queryParam("q", words)
                .get("/v1/questions")
                .then()
                .statusCode(200);
    }

    @Test
    void words_are_found_in_any_form_that_their_language_gives_them() {
        var bank = newBank();
        var english = added(asking(bank, "en", "Which policies encrypted the buckets?"));
        var german = added(asking(bank, "de-CH", "Welche Häuser verschlüsselten die Daten?"));

        search(bank, "encrypting policy").body("items.id", contains(english));
        search(bank, "Haus verschlüsseln").body("items.id", contains(german));
        search(bank, "bucket").body("items.id", contains(english));
    }

    @Test
    void accents_and_capitals_make_no_difference() {
        var bank = newBank();
        var french = added(asking(bank, "fr", "Quel réseau privé gère les accès ?"));

        search(bank, "RESEAU prive").body("items.id", contains(french));
        search(bank, "résèau").body("items.id", contains(french));
    }

    @Test
    void a_language_without_stems_is_searched_word_by_word() {
        var bank = newBank();
        var polish = added(asking(bank, "pl", "Która usługa szyfruje dane?"));

        search(bank, "szyfruje usluga").body("items.id", contains(polish));
        search(bank, "szyfr").body("items", empty());
    }

    @Test
    void phrases_alternatives_and_exclusions_work() {
        var bank = newBank();
        var queue = added(asking(bank, "en", "A dead letter queue keeps messages."));
        var letter = added(asking(bank, "en", "A letter about a dead parrot."));

        search(bank, "\"dead letter\"").body("items.id", contains(queue));
        search(bank, "dead -queue").body("items.id", contains(letter));
        search(bank, "parrot or messages").body("items.id", containsInAnyOrder(queue, letter));
    }

    @Test
    void a_word_of_the_title_weighs_more_than_one_of_a_choice() {
        var bank = newBank();
        var inChoice = asking(bank, "en", "Which one?");
        object(inChoice, "/content/choices/0").put("text", "A throttle");
        var second = added(inChoice);
        var first = added(asking(bank, "en", "Which one?").put("title", "How to throttle"));

        search(bank, "throttle").body("items.id", contains(first, second));
    }

    @Test
    void a_slip_is_corrected_and_told_when_nothing_is_found_otherwise() {
        var bank = newBank();
        var id = added(asking(bank, "en", "Which quokkaberry function scales?"));

        search(bank, "quokkabrery functoin")
                .body("items.id", contains(id))
                .body("corrections.word", hasItem("quokkabrery"))
                .body("corrections[0].replacements", hasItem("quokkaberry"));
        search(bank, "quokkaberry").body("corrections", empty());
    }

    @Test
    void a_slip_is_corrected_on_every_page() {
        var bank = newBank();
        for (var i = 0; i < 3; i++) {
            draft(asking(bank, "en", "About the wombatronic number " + i));
        }

        var first =
                Api.author()
                        .queryParam("bank", bank)
                        .queryParam("q", "wombatrinic")
                        .queryParam("limit", 2)
                        .get("/v1/questions");
        first.then().body("items", hasSize(2));
        Api.author()
                .queryParam("bank", bank)
                .queryParam("q", "wombatrinic")
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get("/v1/questions")
                .then()
                .body("items", hasSize(1))
                .body("corrections.word", contains("wombatrinic"));
    }

    @Test
    void a_snippet_shows_the_words_and_no_markup() {
        var bank = newBank();
        draft(
                asking(
                        bank,
                        "en",
                        "# Head\n\nThe **zebrafish** [swims](https://example.org/x) <b>on</b>."));

        var snippet =
                search(bank, "zebrafish").extract().<List<String>>path("items[0].snippet.text");
        assertThat(String.join("", snippet))
                .contains("zebrafish swims on")
                .doesNotContain("**", "<b>");
        search(bank, "zebrafish")
                .body("items[0].snippet.find { it.match }.text", equalTo("zebrafish"));
        Api.author()
                .queryParam("bank", bank)
                .get("/v1/questions")
                .then()
                .body("items[0].snippet", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'rationale': 'Because of the axolotl.'}",
                "{'overall': {'incorrect': 'Think of the axolotl.'}}",
                "{'hints': ['It swims.', 'It is an axolotl.']}",
                "{'feedback': [{'choice': 'a', 'text': 'No axolotl.'}]}",
                "{'references': [{'title': 'The axolotl', 'url': 'https://example.org/'}]}"
            })
    void what_a_key_explains_is_searched_on_request_only(String said) throws IOException {
        var bank = newBank();
        var question = asking(bank, "en", "Which one?");
        object(question, "/key").setAll((ObjectNode) JSON.readTree(said.replace('\'', '"')));
        var id = added(question);

        search(bank, "axolotl").body("items", empty());
        Api.author()
                .queryParam("bank", bank)
                .queryParam("q", "axolotls")
                .queryParam("keys", true)
                .get("/v1/questions")
                .then()
                .body("items.id", contains(id));
    }

    @Test
    void notes_for_markers_and_feedback_about_gaps_are_what_a_key_explains_too()
            throws IOException {
        var bank = newBank();
        var essay = asking(bank, "en", "Which one?");
        essay.set("content", JSON.readTree("{\"type\": \"essay\", \"stem\": \"Tell all.\"}"));
        essay.set(
                "key",
                JSON.readTree(
                        "{\"type\": \"essay\", \"marking\": {\"notes\": \"Wants the axolotl.\"}}"));
        var cloze = asking(bank, "en", "Which one?");
        cloze.set(
                "content",
                JSON.readTree(
                        """
                        {"type": "cloze", "stem": "It is [[g]].", "gaps": [{"type": "selection", "id": "g",
                         "choices": [{"id": "a", "text": "this"}, {"id": "b", "text": "that"}]}]}
                        """));
        cloze.set(
                "key",
                JSON.readTree(
                        """
                        {"type": "cloze", "gaps": [
                          {"type": "selection", "gap": "g", "credits": {"a": 1}, "feedback": {"b": "No axolotl."}}]}
                        """));
        var ids = List.of(added(essay), added(cloze));

        Api.author()
                .queryParam("bank", bank)
                .queryParam("q", "axolotl")
                .queryParam("keys", true)
                .get("/v1/questions")
                .then()
                .body("items.id", containsInAnyOrder(ids.toArray()));
    }

    @Test
    void what_is_published_while_a_review_is_pending_is_in_review_no_more() {
        var bank = newBank();
        var waiting = inReview(draft(asking(bank, "en", "Which one?")));
        Api.author()
                .get("/v1/questions?state=in_review&bank=" + bank)
                .then()
                .body("items", hasSize(1));

        publish(waiting);

        Api.author()
                .get("/v1/questions?state=in_review&bank=" + bank)
                .then()
                .body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table question; --",
                "\" or 1=1 --",
                "a & b | !c <-> (d",
                "\\' :* %s ${x} {0} ?",
                "---",
                "\"",
                "or or or",
                "the of",
                "\u0001\u0002\u0003"
            })
    void strange_words_find_nothing_and_break_nothing(String words) {
        var bank = newBank();
        draft(asking(bank, "en", "Which one?"));

        search(bank, words).body("items", empty());
    }

    @Test
    void a_character_that_no_text_has_is_refused() {
        Api.author()
                .queryParam("q", "a\0b")
                .get("/v1/questions")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:assay:problem:malformed-request"))
                .body("errors.parameter", contains("q"));
    }

    @Test
    void values_of_one_restriction_are_alternatives_and_restrictions_add_up() {
        var bank = newBank();
        var easy = added(asking(bank, "en", "One").put("difficulty", "easy"));
        var medium = added(asking(bank, "de", "Zwei").put("difficulty", "medium"));
        added(asking(bank, "en", "Three").put("difficulty", "hard"));

        Api.author()
                .queryParam("bank", bank)
                .queryParam("difficulties", "easy", "medium")
                .get("/v1/questions")
                .then()
                .statusCode(200)
                .body("items.id", contains(easy, medium));
        Api.author()
                .queryParam("bank", bank)
                .queryParam("difficulties", "easy", "medium")
                .queryParam("languages", "de")
                .get("/v1/questions")
                .then()
                .body("items.id", contains(medium));
        Api.author()
                .queryParam("bank", bank)
                .queryParam("difficulty", "impossible")
                .get("/v1/questions")
                .then()
                .statusCode(400);
    }

    @Test
    void authors_use_and_last_change_restrict_too() {
        var bank = newBank();
        var reply = draft(asking(bank, "en", "One"));
        String changed = reply.path("updatedAt");

        for (var parameter :
                new String[] {"authors=ada", "inUse=false", "changedAfter=" + changed}) {
            Api.author()
                    .get("/v1/questions?bank=" + bank + "&" + parameter)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1));
        }
        for (var parameter :
                new String[] {"authors=bob", "inUse=true", "changedBefore=2020-01-01T00:00:00Z"}) {
            Api.author()
                    .get("/v1/questions?bank=" + bank + "&" + parameter)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }
        for (var parameter : new String[] {"inUse=perhaps", "changedAfter=yesterday"}) {
            Api.author().get("/v1/questions?" + parameter).then().statusCode(400);
        }
    }

    @Test
    void a_list_is_sorted_as_asked() {
        var bank = newBank();
        var b = draft(asking(bank, "en", "One").put("title", "Émile").put("difficulty", "hard"));
        var a = draft(asking(bank, "en", "Two").put("title", "anna").put("difficulty", "easy"));
        revise(
                b,
                asking(bank, "en", "Once more")
                        .put("title", "Émile")
                        .put("difficulty", "hard")
                        .put("name", b.<String>path("name")));
        String idA = a.path("id");
        String idB = b.path("id");

        sorted(bank, "sort=title").body("items.id", contains(idA, idB));
        sorted(bank, "sort=title&order=descending").body("items.id", contains(idB, idA));
        sorted(bank, "sort=updated").body("items.id", contains(idB, idA));
        sorted(bank, "sort=difficulty").body("items.id", contains(idA, idB));
        sorted(bank, "sort=created").body("items.id", contains(idB, idA));
        sorted(bank, "order=descending").body("items.id", contains(idA, idB));
        Api.author().get("/v1/questions?sort=relevance").then().statusCode(400);
    }

    private static ValidatableResponse sorted(String bank, String order) {
        return Api.author().get("/v1/questions?bank=" + bank + "&" + order).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=created",
                "sort=updated&order=ascending",
                "sort=title",
                "sort=difficulty&order=descending",
                "q=platypus"
            })
    void pages_hold_every_question_once_while_others_come_and_change(String order) {
        var bank = newBank();
        var all = new ArrayList<String>();
        var replies = new ArrayList<Response>();
        for (var i = 0; i < 7; i++) {
            var reply =
                    draft(
                            asking(bank, "en", "A platypus " + "platypus ".repeat(i))
                                    .put("title", "Title " + (i * 5) % 7)
                                    .put("difficulty", i % 2 == 0 ? "easy" : "hard"));
            replies.add(reply);
            all.add(reply.path("id"));
        }

        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var request = Api.author();
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get("/v1/questions?limit=2&bank=" + bank + "&" + order);
            page.then().statusCode(200);
            seen.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("nextCursor");
            if (seen.size() == 2) {
                // one that was shown changes, and another comes
                var shown = replies.get(all.indexOf(seen.getFirst()));
                revise(
                        shown,
                        asking(bank, "en", "No more")
                                .put("title", "Title 0")
                                .put("name", shown.<String>path("name")));
                draft(asking(bank, "en", "A platypus too").put("title", "Title 3"));
            }
        } while (cursor != null);

        assertThat(seen).containsAll(all);
        assertThat(all)
                .allSatisfy(id ->
                        assertThat(seen.stream().filter(id::equals).count())
                                .isLessThanOrEqualTo(2));
        assertThat(seen.stream().filter(all::contains).distinct().toList()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "created, ascending",
        "created, descending",
        "updated, ascending",
        "updated, descending",
        "title, ascending",
        "title, descending",
        "difficulty, ascending",
        "difficulty, descending",
        "relevance, ascending",
        "relevance, descending"
    })
    void what_nobody_touches_is_paged_once_and_in_order_whatever_ties_comes_goes_and_changes(
            String sort, String order) throws SQLException {
        var bank = newBank();
        var replies = new HashMap<String, Response>();
        for (var i = 0; i < 9; i++) {
            var reply =
                    draft(
                            asking(bank, "en", i < 6 ? "A numbat." : "A numbat, a numbat.")
                                    .put("title", i % 3 == 0 ? "Another" : "The same")
                                    .put("difficulty", i % 4 == 0 ? "easy" : "hard"));
            replies.put(reply.path("id"), reply);
        }
        try (var connection = database.getConnection();
                var ties =
                        connection.prepareStatement(
                                "update question set updated_at = '2020-02-03 04:05:06.789012+00' where bank = ?")) {
            ties.setString(1, bank);
            ties.executeUpdate();
        }
        var list = "/v1/questions?q=numbat&bank=" + bank + "&sort=" + sort + "&order=" + order;
        var atFirst = Api.author().get(list).<List<String>>path("items.id");
        assertThat(atFirst).hasSize(9);
        var touched = new HashSet<String>();
        var seen = new ArrayList<String>();
        String cursor = null;
        var pages = 0;
        do {
            var request = Api.author().queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get(list);
            page.then().statusCode(200);
            seen.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("nextCursor");
            pages++;
            if (pages == 1) {
                var changed = Objects.requireNonNull(replies.get(seen.getFirst()));
                touched.add(changed.path("id"));
                revise(
                        changed,
                        asking(bank, "en", "No more a numbat numbat.")
                                .put("title", "The same")
                                .put("name", changed.<String>path("name")));
            } else if (pages == 2) {
                // the one that the cursor stands for, and one that is still to come
                for (var gone : List.of(seen.getLast(), atFirst.getLast())) {
                    touched.add(gone);
                    trash(read(Objects.requireNonNull(replies.get(gone))));
                }
                var added = draft(asking(bank, "en", "A numbat.").put("title", "The same"));
                touched.add(added.path("id"));
            }
            assertThat(pages).isLessThan(20);
        } while (cursor != null);

        var expected = new ArrayList<>(atFirst);
        expected.removeAll(touched);
        seen.removeAll(touched);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void a_cursor_is_taken_by_its_own_list_alone() {
        var bank = newBank();
        draft(asking(bank, "en", "One"));
        draft(asking(bank, "en", "Two"));
        String cursor = Api.author().get("/v1/questions?limit=1&bank=" + bank).path("nextCursor");
        assertThat(cursor).isNotNull();

        for (var other :
                new String[] {
                    "bank=" + bank + "&state=draft",
                    "bank=" + bank + "&sort=title",
                    "bank=" + bank + "&order=descending",
                    "bank=" + bank + "&q=one",
                    "bank=" + bank + "&reviewer=ada",
                    "tag=another"
                }) {
            Api.author()
                    .get("/v1/questions?limit=1&" + other + "&cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:assay:problem:malformed-request"))
                    .body("errors.parameter", contains("cursor"));
        }
        for (var forged : new String[] {"x", "e30", "bnVsbA", "AAAA"}) {
            Api.author()
                    .get("/v1/questions?bank=" + bank + "&cursor=" + forged)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void a_facet_is_counted_without_its_own_restriction() {
        var bank = newBank();
        withTopics();
        var one = asking(bank, "en", "A capybara swims.").put("difficulty", "easy");
        one.putArray("topics").add("cloud/encryption");
        one.putArray("tags").add("swimming");
        draft(one);
        var two = asking(bank, "en", "A capybara sleeps.").put("difficulty", "hard");
        two.putArray("topics").add("cloud/identity");
        published(two);

        var facets =
                Api.author()
                        .get("/v1/questions/facets?q=capybara&difficulty=easy&bank=" + bank)
                        .then()
                        .statusCode(200)
                        .body("total", equalTo(1));
        assertThat(values(facets, "difficulty")).containsExactlyInAnyOrder("easy=1", "hard=1");
        assertThat(values(facets, "state")).containsExactly("draft=1");
        assertThat(values(facets, "topic"))
                .containsExactlyInAnyOrder("cloud/encryption=1", "cloud/security=1");
        assertThat(values(facets, "tag")).containsExactly("swimming=1");
        assertThat(values(facets, "language")).containsExactly("en=1");
        assertThat(values(facets, "in_use")).containsExactly("false=1");
        assertThat(values(facets, "changed"))
                .containsExactly("PT24H=1", "PT168H=1", "PT720H=1", "PT8760H=1");

        var all =
                Api.author()
                        .get("/v1/questions/facets?facets=topic&facets=state&bank=" + bank)
                        .then();
        all.body("total", equalTo(2)).body("facets.facet", contains("topic", "state"));
        assertThat(values(all, "topic"))
                .contains("cloud/security=2", "cloud/encryption=1", "cloud/identity=1");
        assertThat(values(all, "state")).containsExactlyInAnyOrder("draft=1", "published=1");
    }

    @Test
    void as_many_are_counted_as_are_listed_whatever_is_asked() {
        var bank = newBank();
        withTopics();
        var one = asking(bank, "en", "A capybara swims.").put("difficulty", "easy");
        one.putArray("topics").add("cloud/encryption");
        one.putArray("tags").add("swimming");
        draft(one);
        published(asking(bank, "en", "A capybara sleeps.").put("difficulty", "hard"));
        draft(asking(bank, "de", "Ein Wasserschwein.").put("difficulty", "medium"));

        for (var asked :
                List.of(
                        "state=draft",
                        "states=draft&states=published",
                        "state=in_review",
                        "states=in_review&states=draft",
                        "state=trashed",
                        "difficulties=hard&difficulties=medium",
                        "difficulty=easy&state=draft&topic=cloud/security",
                        "interaction=single_choice",
                        "interaction=essay",
                        "languages=de",
                        "languages=de&tag=swimming",
                        "tag=swimming&state=draft",
                        "inUse=false")) {
            var listed =
                    Api.author()
                            .get("/v1/questions?bank=" + bank + "&" + asked)
                            .then()
                            .statusCode(200)
                            .extract()
                            .<List<String>>path("items.id");
            Api.author()
                    .get("/v1/questions/facets?bank=" + bank + "&" + asked)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(listed.size()));
        }
    }

    /** What restricts a list to one value of a facet. */
    private static final Map<String, String> PARAMETERS =
            Map.of(
                    "bank", "bank",
                    "state", "state",
                    "topic", "topic",
                    "difficulty", "difficulty",
                    "interaction", "interaction",
                    "tag", "tag",
                    "language", "languages",
                    "author", "authors",
                    "in_use", "inUse");

    /** Lists find by terms in an index, facets count numbers in a table of their own. */
    private static void assertFacetsCountWhatListsFind(String bank) {
        assertFacetsCountWhatListsFind(
                bank,
                List.of(Map.of(), Map.of("topic", "cloud/identity", "changedAfter", LONG_AGO)));
    }

    private static final List<String> STATES =
            List.of("draft", "in_review", "published", "retired");
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    private static void assertFacetsCountWhatListsFindHoweverTheyAreRestricted(String bank) {
        assertFacetsCountWhatListsFind(
                bank,
                List.of(
                        Map.of(),
                        Map.of("q", "capybara"),
                        Map.of("state", "draft"),
                        Map.of("state", "in_review"),
                        Map.of("topic", "cloud/security"),
                        Map.of("topic", "cloud/none"),
                        Map.of("tag", "swimming", "difficulty", "easy"),
                        Map.of("authors", "ada", "inUse", "false", "languages", "en"),
                        Map.of("changedAfter", LONG_AGO, "topic", "cloud/identity"),
                        Map.of("changedBefore", LONG_AGO)));
    }

    private static void assertFacetsCountWhatListsFind(
            String bank, List<Map<String, String>> searches) {
        for (var asked : searches) {
            var base = new HashMap<String, String>(asked);
            base.put("bank", bank);
            var reply = Api.author().queryParams(base).get("/v1/questions/facets");
            reply.then().statusCode(200);
            assertThat(reply.<Integer>path("total")).as("%s", base).isEqualTo(listed(base));
            for (var facet : reply.<List<Map<String, Object>>>path("facets")) {
                var parameter = PARAMETERS.get((String) facet.get("facet"));
                if (parameter != null) {
                    var counted = new TreeMap<String, Integer>();
                    ((List<?>) Objects.requireNonNull(facet.get("values")))
                            .forEach(value ->
                                    counted.put(
                                            (String) ((Map<?, ?>) value).get("value"),
                                            (Integer) ((Map<?, ?>) value).get("count")));
                    counted.keySet()
                            .removeIf(value -> parameter.equals("bank") && !value.equals(bank));
                    if (parameter.equals("state")) {
                        STATES.forEach(state -> counted.putIfAbsent(state, 0));
                    }
                    var found = new TreeMap<String, Integer>();
                    for (var value : counted.keySet()) {
                        var with = new HashMap<>(base);
                        with.put(parameter, value);
                        found.put(value, listed(with));
                    }
                    assertThat(counted).as("%s of %s", facet.get("facet"), base).isEqualTo(found);
                }
            }
        }
    }

    private static int listed(Map<String, String> asked) {
        var reply = Api.author().queryParams(asked).queryParam("limit", 200).get("/v1/questions");
        reply.then().statusCode(200);
        return reply.<List<String>>path("items.id").size();
    }

    @Test
    void facets_count_what_lists_find_after_every_change() {
        var bank = newBank();
        var other = newBank();
        withTopics();
        var one = asking(bank, "en", "A capybara swims.").put("difficulty", "easy");
        one.putArray("topics").add("cloud/encryption").add("cloud/identity");
        one.putArray("tags").add("swimming").add("sleeping");
        var first = draft(one);
        var two = asking(bank, "de", "Ein Wasserschwein.").put("difficulty", "hard");
        two.putArray("topics").add("cloud/identity");
        var second = published(two);
        draft(asking(bank, "en", "A capybara sleeps."));
        assertFacetsCountWhatListsFindHoweverTheyAreRestricted(bank);

        one.putArray("topics").add("cloud/operation");
        one.putArray("tags").add("swimming").add("diving");
        first = revise(first, one.put("difficulty", "medium"));
        second = revise(second, two.put("language", "en"));
        assertFacetsCountWhatListsFind(bank);

        first = inReview(first);
        freeze(bank).then().statusCode(200);
        assertFacetsCountWhatListsFindHoweverTheyAreRestricted(bank);

        first = publish(first);
        retire(second);
        assertFacetsCountWhatListsFind(bank);

        first = trash(first);
        assertFacetsCountWhatListsFind(bank);
        var restored =
                Api.author()
                        .header("If-Match", first.header("ETag"))
                        .delete("/v1/questions/{id}/trashing", first.<String>path("id"));
        restored.then().statusCode(200);
        assertFacetsCountWhatListsFind(bank);

        Api.author()
                .header("If-Match", restored.header("ETag"))
                .body(Map.of("bank", other))
                .put("/v1/questions/{id}/bank", restored.<String>path("id"))
                .then()
                .statusCode(200);
        assertFacetsCountWhatListsFind(bank);
        assertFacetsCountWhatListsFind(other);
    }

    @Test
    void what_is_known_twice_is_counted_once() throws SQLException {
        var bank = newBank();
        var question = asking(bank, "en", "A capybara dives.");
        question.putArray("tags").add("twice-known");
        draft(question);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            // as two transactions do that meet the same at the same time
            statement.executeUpdate(
                    """
                    insert into question_kind (organisation, bank, state, difficulty, interaction, language, author, in_use)
                    select organisation, bank, state, difficulty, interaction, language, author, in_use
                    from question_kind where bank = '%s'
                    """
                            .formatted(bank));
            statement.executeUpdate(
                    "insert into question_term (organisation, facet, value) values ('demo', 'TAG', 'twice-known')");
            draft(question.put("name", "another"));
            statement.executeUpdate(
                    """
                    update question_facts f set kind = k.id, terms = array(select max(id) from question_term where value = 'twice-known')
                    from question_search s, (select max(id) as id from question_kind where bank = '%1$s') k
                    where s.question_id = f.question_id and s.bank = '%1$s' and s.name = 'another'
                    """
                            .formatted(bank));
        }

        var facets = Api.author().get("/v1/questions/facets?bank=" + bank).then();
        assertThat(values(facets, "tag")).containsExactly("twice-known=2");
        assertThat(values(facets, "state")).containsExactly("draft=2");
        assertFacetsCountWhatListsFind(bank);
        Api.author()
                .get("/v1/questions/facets?tag=twice-known&bank=" + bank)
                .then()
                .body("total", equalTo(2));
    }

    private static List<String> values(ValidatableResponse facets, String name) {
        return facets.extract()
                .path(
                        "facets.find { it.facet == '"
                                + name
                                + "' }.values.collect { it.value + '=' + it.count }");
    }

    @Test
    void facets_of_nothing_are_empty() {
        Api.author()
                .get("/v1/questions/facets?q=xyzzyplugh&bank=" + newBank())
                .then()
                .statusCode(200)
                .body("total", equalTo(0))
                .body("facets", hasSize(10))
                .body("facets.values.flatten().findAll { it.count > 0 }", empty());
    }

    @Test
    void a_topic_that_moves_takes_its_questions_along() {
        var bank = newBank();
        var scheme = newName("scheme");
        Api.author()
                .body("{\"name\": \"%s\", \"title\": \"S\"}".formatted(scheme))
                .post("/v1/topics/schemes");
        topic(scheme, "above");
        var child = topic(scheme, "child");
        var question = asking(bank, "en", "One");
        question.putArray("topics").add(scheme + "/child");
        var id = added(question);

        var underAbove = "/v1/questions?bank=" + bank + "&topic=" + scheme + "/above";
        Api.author().get(underAbove).then().body("items", empty());
        Api.author()
                .header("If-Match", child.header("ETag"))
                .body(
                        "{\"scheme\": \"%1$s\", \"name\": \"child\", \"title\": \"Child\", \"parent\": \"%1$s/above\"}"
                                .formatted(scheme))
                .put("/v1/topics/{id}", child.<String>path("id"))
                .then()
                .statusCode(200);

        Api.author().get(underAbove).then().body("items.id", contains(id));
    }

    private static Response topic(String scheme, String name) {
        var reply =
                Api.author()
                        .body(
                                "{\"scheme\": \"%s\", \"name\": \"%s\", \"title\": \"T\"}"
                                        .formatted(scheme, name))
                        .post("/v1/topics");
        reply.then().statusCode(201);
        return reply;
    }

    @Test
    void nothing_of_another_organisation_is_found() {
        var bank = newBank();
        var id = added(asking(bank, "en", "The thylacine question"));

        Api.stranger()
                .get("/v1/questions?q=thylacine")
                .then()
                .statusCode(200)
                .body("items", empty());
        Api.stranger().get("/v1/questions?q=thylacina").then().body("corrections", empty());
        Api.stranger().get("/v1/questions/facets?q=thylacine").then().body("total", equalTo(0));
        Api.stranger().get("/v1/questions?bank=" + bank).then().body("items", empty());
        Api.stranger().get("/v1/questions/{id}/near-duplicates", id).then().statusCode(404);
        search(bank, "thylacine").body("items.id", contains(id));
    }

    @Test
    void candidates_search_nothing() {
        for (var path : new String[] {"", "/facets"}) {
            Api.candidate().get("/v1/questions" + path).then().statusCode(403);
        }
    }

    private static final String STEM =
            "An application on Amazon EC2 must read objects from a bucket without storing any"
                    + " long-lived credentials. Which solution meets these requirements with the least"
                    + " operational effort?";

    @Test
    void whoever_saves_a_repetition_is_told_and_not_refused() {
        var bank = newBank();
        var first = draft(asking(bank, "en", STEM));
        first.then().body("possibleDuplicates", notNullValue());
        String id = first.path("id");

        draft(asking(bank, "en", "**" + STEM.toUpperCase(java.util.Locale.ROOT) + "**"))
                .then()
                .body(
                        "possibleDuplicates.findAll { it.questionId == '%s' }.exact".formatted(id),
                        contains(true))
                .body(
                        "possibleDuplicates.findAll { it.questionId == '%s' }.similarity"
                                .formatted(id),
                        contains(1.0f));
        var near =
                draft(
                        asking(
                                bank,
                                "en",
                                STEM.replace("EC2", "ECS").replace("long-lived", "static")));
        near.then()
                .body("possibleDuplicates.questionId", hasItem(id))
                .body(
                        "possibleDuplicates.findAll { it.questionId == '%s' }.exact".formatted(id),
                        contains(false))
                .body("possibleDuplicates.questionId", not(hasItem(near.<String>path("id"))));
        var revised =
                revise(
                        near,
                        asking(
                                        bank,
                                        "en",
                                        "Which colour does the sky have at noon in summer, seen"
                                                + " from the sea?")
                                .put("name", near.<String>path("name")));
        revised.then().body("possibleDuplicates.questionId", not(hasItem(id)));
    }

    @ParameterizedTest
    @CsvSource({"3 + 4, 3 - 4", "a == b, a != b", "x < y, x > y", "(a b) c, a (b c)"})
    void another_operator_makes_another_question(String one, String other) {
        var bank = newBank();
        var stem = "What does `%s` give in the language of " + newName("test") + "?";
        var id = added(asking(bank, "en", stem.formatted(one)));
        var same = "possibleDuplicates.findAll { it.questionId == '%s' }.exact".formatted(id);

        draft(asking(bank, "en", stem.formatted(other))).then().body(same, contains(false));
        draft(asking(bank, "en", stem.formatted(one).replace(" ", "  ")))
                .then()
                .body(same, contains(true));
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of(
                        "zh",
                        "一个运行在云服务器上的应用程序必须读取存储桶中的对象并且不保存任何长期凭证",
                        List.of("读取", "写入"),
                        "夏天中午从海边看天空是什么颜色的呢请选择最合适的答案"),
                Arguments.of(
                        "ja",
                        "クラウド上のアプリケーションは長期の認証情報を保存せずにオブジェクトを読み取る必要があります",
                        List.of("長期", "短期"),
                        "夏の正午に海から見た空の色は何色ですか最も適切なものを選んでください"),
                Arguments.of(
                        "ar",
                        "يجب أن يقرأ التطبيق الكائنات من المخزن دون حفظ أي بيانات اعتماد طويلة"
                                + " الأجل في الخادم",
                        List.of("يقرأ", "يكتب"),
                        "ما لون السماء في منتصف النهار في الصيف عند النظر إليها من شاطئ البحر"
                                + " البعيد"),
                Arguments.of(
                        "he",
                        "היישום חייב לקרוא אובייקטים מהמאגר בלי לשמור אישורים ארוכי טווח על השרת"
                                + " עצמו",
                        List.of("לקרוא", "לכתוב"),
                        "באיזה צבע השמיים בצהרי היום בקיץ כאשר מביטים בהם מחוף הים הרחוק"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void near_duplicates_are_found_in_every_script(
            String language, String stem, List<String> change, String another) {
        var bank = newBank();
        var id = added(asking(bank, language, stem + " AWS"));
        var same = "possibleDuplicates.findAll { it.questionId == '%s' }.exact".formatted(id);

        draft(asking(bank, language, stem.replace(change.getFirst(), change.getLast()) + " AWS"))
                .then()
                .body(same, contains(false));
        draft(asking(bank, language, another + " AWS")).then().body(same, empty());
    }

    @Test
    void near_duplicates_of_a_question_can_be_asked_for() {
        var bank = newBank();
        var stem = STEM.replace("bucket", "vault " + newName("x"));
        var one = added(asking(bank, "en", stem));
        var other = added(asking(bank, "en", stem.replace("least", "smallest")));

        Api.author()
                .get("/v1/questions/{id}/near-duplicates", one)
                .then()
                .statusCode(200)
                .body("items.questionId", hasItem(other))
                .body("items.questionId", not(hasItem(one)))
                .body("nextCursor", nullValue());
        Api.author()
                .get("/v1/questions/{id}/near-duplicates", "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2aff")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-question"));
    }

    @Test
    void a_correction_of_a_key_and_a_publication_are_followed() {
        var bank = newBank();
        var reply = published(asking(bank, "en", "Which pangolin?"));

        Api.author()
                .get("/v1/questions?q=pangolin&state=published&bank=" + bank)
                .then()
                .body("items.id", hasItems(reply.<String>path("id")));
        Api.author()
                .get("/v1/questions?q=pangolin&state=draft&bank=" + bank)
                .then()
                .body("items", empty());
    }
}
