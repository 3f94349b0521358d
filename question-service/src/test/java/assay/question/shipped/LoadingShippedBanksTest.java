package assay.question.shipped;

import static assay.question.content.QuestionSamples.newName;
import static assay.question.content.QuestionSamples.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import assay.question.content.json.QuestionDraftJson;
import assay.question.content.json.StoredForm;
import assay.question.platform.Api;
import assay.question.platform.Issuer;
import assay.question.platform.JsonManners;
import assay.question.platform.RunningService;
import assay.question.shipped.ShippedBank.ShippedNote;
import assay.question.shipped.ShippedBank.ShippedQuestion;
import assay.question.shipped.ShippedBankLoad.Changes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class LoadingShippedBanksTest {
    private static final ObjectMapper JSON = JsonManners.mapper();
    private static final ShippedFiles FILES = ShippedFiles.of("aws-developer-associate", JSON);
    private static final ShippedBank BANK = ShippedBank.of(FILES, JSON);

    private final LoadingShippedBanks loading;

    @Inject
    LoadingShippedBanksTest(DataSource database) {
        loading =
                new LoadingShippedBanks(
                        Optional.empty(),
                        database,
                        new StoredForm(JSON),
                        JSON,
                        InstantSource.system());
    }

    private static RequestSpecification authorIn(String organisation) {
        return Api.as(Issuer.tokenIn(organisation, "ada", "author"));
    }

    /** The bank's first questions only. */
    private static ShippedBank first(int count) {
        return bank(BANK.questions().subList(0, count));
    }

    private static ShippedBank bank(List<ShippedQuestion> questions) {
        return new ShippedBank(
                BANK.description(),
                questions,
                List.of(),
                Integer.toHexString(questions.hashCode()));
    }

    private static ShippedQuestion changed(ShippedQuestion question, UnaryOperator<String> change) {
        try {
            var text = change.apply(JSON.writeValueAsString(question.draft()));
            var draft = JSON.readValue(text, QuestionDraftJson.class);
            var content = parse(text);
            var key = content.remove("key");
            return new ShippedQuestion(draft, content.toString(), key.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ShippedQuestion same(ShippedQuestion question) {
        return changed(question, text -> text);
    }

    @Test
    void the_whole_bank_is_there_after_the_first_load_and_the_second_finds_nothing_to_do()
            throws SQLException {
        var organisation = newName("org");
        var began = Instant.now();

        var changes = loading.load(organisation, BANK);

        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(changes)
                .isEqualTo(new Changes(BANK.questions().size(), 0, 0, 0, BANK.notes().size(), 0));
        assertThat(loading.load(organisation, BANK)).isEqualTo(new Changes(0, 0, 0, 0, 0, 0));
        assertThat(loading.isLoaded(organisation, FILES)).isTrue();
        assertThat(loading.isLoaded(newName("org"), FILES)).isFalse();
        var author = authorIn(organisation);
        author.get("/v1/questions?bank=aws-developer-associate&state=published&limit=200")
                .then()
                .body("items", hasSize(200));
        authorIn(organisation)
                .get("/v1/topics/schemes")
                .then()
                .body("items.name", equalTo(List.of("aws-notes", "dva-c02", "aws-services")));
        authorIn(organisation)
                .get("/v1/banks")
                .then()
                .body("items[0].notice", equalTo(BANK.description().notice()));
        authorIn("other")
                .get("/v1/questions?bank=aws-developer-associate")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void a_later_release_changes_only_what_it_must() throws SQLException {
        var organisation = newName("org");
        var before = first(4).questions().stream().map(LoadingShippedBanksTest::same).toList();
        loading.load(organisation, bank(before));
        var title = before.get(1).draft().title();

        var after = new ArrayList<>(before.subList(0, 3));
        after.set(
                1,
                changed(
                        before.get(1),
                        text -> text.replace("\"title\":\"" + title, "\"title\":\"New: " + title)));
        after.set(
                2,
                changed(
                        before.get(2),
                        text -> text.replace("\"rationale\":\"", "\"rationale\":\"Now: ")));
        var changes = loading.load(organisation, bank(after));

        assertThat(changes).isEqualTo(new Changes(0, 1, 1, 1, 0, 0));
        var list = authorIn(organisation).get("/v1/questions");
        list.then()
                .body(
                        "items.state",
                        equalTo(List.of("published", "published", "published", "retired")))
                .body("items.latestVersion", equalTo(List.of(1, 2, 1, 1)))
                .body("items.publishedVersion", equalTo(List.of(1, 2, 1, 1)));
        authorIn(organisation)
                .get("/v1/questions/{id}", list.<String>path("items[1].id"))
                .then()
                .body("latest.title", equalTo("New: " + title));
        authorIn(organisation)
                .get(
                        "/v1/questions/{id}/versions/1/key-revisions",
                        list.<String>path("items[2].id"))
                .then()
                .body("items.reason", equalTo(List.of("", "Corrected in the shipped bank.")));
    }

    @Test
    void an_authors_draft_is_never_overrun() throws SQLException {
        var organisation = newName("org");
        var before = first(1).questions().stream().map(LoadingShippedBanksTest::same).toList();
        loading.load(organisation, bank(before));
        var list = authorIn(organisation).get("/v1/questions");
        var draft = parse(write(before.getFirst().draft())).put("title", "An author's own");
        authorIn(organisation)
                .header("If-Match", "*")
                .body(draft.toString())
                .put("/v1/questions/{id}", list.<String>path("items[0].id"))
                .then()
                .statusCode(200);

        var later =
                List.of(
                        changed(
                                before.getFirst(),
                                text -> text.replace("\"title\":\"", "\"title\":\"New: ")));

        assertThat(loading.load(organisation, bank(later)))
                .isEqualTo(new Changes(0, 0, 0, 0, 0, 1));
        authorIn(organisation)
                .get("/v1/questions")
                .then()
                .body("items[0].title", equalTo("An author's own"));
    }

    private static ShippedBank bank(ShippedNote note) {
        return new ShippedBank(BANK.description(), List.of(), List.of(note), note.digest());
    }

    private static ShippedNote note(String title) {
        return new ShippedNote("iam", title, List.of("aws-notes/iam"), "# Roles", title);
    }

    @Test
    void a_candidate_reads_the_study_notes_of_a_topic() throws SQLException {
        var organisation = newName("org");
        loading.load(organisation, bank(note("Roles")));
        loading.load(organisation, bank(note("Roles and policies")));

        var candidate = Api.as(Issuer.tokenIn(organisation, "carl", "candidate"));

        candidate
                .get("/v1/study-notes?topic=aws-notes/accounts-and-access")
                .then()
                .body("items.title", equalTo(List.of("Roles and policies")));
    }

    @Test
    void a_study_note_that_somebody_has_edited_is_never_overrun() throws SQLException {
        var organisation = newName("org");
        loading.load(organisation, bank(note("Roles")));
        String id = authorIn(organisation).get("/v1/study-notes").path("items[0].id");
        authorIn(organisation)
                .header("If-Match", "*")
                .body(
                        """
                        {"title": "Our own", "body": "Text", "language": "en", "topics": []}\
                        """)
                .put("/v1/study-notes/{id}", id)
                .then()
                .statusCode(200);

        var changes = loading.load(organisation, bank(note("Roles and policies")));

        assertThat(changes).isEqualTo(new Changes(0, 0, 0, 0, 0, 1));
        authorIn(organisation)
                .get("/v1/study-notes/{id}", id)
                .then()
                .body("title", equalTo("Our own"));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void replicas_that_start_together_load_once() throws Exception {
        var organisation = newName("org");
        var bank = first(50);
        Callable<Changes> load = () -> loading.load(organisation, bank);
        try (var threads = Executors.newFixedThreadPool(3)) {
            var added = new ArrayList<Integer>();
            for (var changes : threads.invokeAll(Collections.nCopies(3, load))) {
                added.add(changes.get().added());
            }
            assertThat(added).containsExactlyInAnyOrder(50, 0, 0);
        }
    }

    @Test
    void a_load_that_fails_half_way_leaves_nothing() throws SQLException {
        var organisation = newName("org");
        var twice =
                Stream.concat(first(3).questions().stream(), first(1).questions().stream())
                        .toList();

        assertThatThrownBy(() -> loading.load(organisation, bank(twice)))
                .isInstanceOf(SQLException.class);

        authorIn(organisation).get("/v1/banks").then().body("items", hasSize(0));
        assertThat(loading.load(organisation, first(3)).added()).isEqualTo(3);
    }
}
