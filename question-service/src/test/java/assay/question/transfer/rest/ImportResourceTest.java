package assay.question.transfer.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import assay.question.asset.AssetSamples;
import assay.question.content.QuestionSamples;
import assay.question.content.Questions;
import assay.question.content.json.InteractionExamples;
import assay.question.content.json.QuestionDraftJson;
import assay.question.platform.Api;
import assay.question.platform.Caller;
import assay.question.platform.Issuer;
import assay.question.platform.RunningService;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportResourceTest {
    private static final String GIFT =
            """
            ::Ports::Which port is HTTPS?{=443 ~80#That is HTTP.}

            ::Broken::Which is right?{~a ~b}

            ::Sky::The sky is blue.{T}

            $CATEGORY: $course$/top/Networks

            Match.{=SSH -> 22
            =DNS -> 53}
            """;

    private final Questions stored;
    private final TransferForm form;
    private final Caller caller;
    private final DataSource database;

    @Inject
    ImportResourceTest(Questions stored, TransferForm form, Caller caller, DataSource database) {
        this.stored = stored;
        this.form = form;
        this.caller = caller;
        this.database = database;
    }

    private record Bank(String id, String name) {}

    private static Bank newBank(RequestSpecification author) {
        var name = QuestionSamples.newName("bank");
        var reply = author.body(Map.of("name", name, "title", "A bank")).post("/v1/banks");
        reply.then().statusCode(201);
        return new Bank(reply.path("id"), name);
    }

    private static Bank newBank() {
        return newBank(Api.author());
    }

    private static Response sent(Bank bank, byte[] file, String query) {
        return Api.author()
                .contentType(ContentType.BINARY)
                .body(file)
                .post("/v1/banks/%s/imports%s".formatted(bank.id(), query));
    }

    private static Response imported(Bank bank, String text, String query) {
        return imported(bank, text.getBytes(StandardCharsets.UTF_8), query);
    }

    private static Response imported(Bank bank, byte[] file, String query) {
        var reply = sent(bank, file, query);
        reply.then().statusCode(202);
        return ended(reply.header("Location"));
    }

    /** What a job is in the end. */
    private static Response ended(String location) {
        return ended(location, Api::author);
    }

    private static Response ended(String location, Supplier<RequestSpecification> caller) {
        var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            var reply = caller.get().get(location);
            reply.then().statusCode(200);
            if (reply.path("job.finishedAt") != null) {
                return reply;
            }
            assertThat(System.nanoTime()).as(reply.asString()).isLessThan(until);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Map<String, Object>> outcomes(Response job) {
        var outcomes = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            var page =
                    Api.author()
                            .queryParam("limit", 2)
                            .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                            .get(
                                    "/v1/banks/{bank}/{kind}s/{id}/outcomes",
                                    job.<String>path("bankId"),
                                    job.<String>path("job.kind"),
                                    job.<String>path("id"));
            page.then().statusCode(200);
            outcomes.addAll(page.<List<Map<String, Object>>>path("items"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return outcomes;
    }

    /** Not held against the contract, whose validator knows neither forms nor archives. */
    private static RequestSpecification plain() {
        return RestAssured.given()
                .filter(Api.HEADERS)
                .auth()
                .oauth2(Issuer.tokenOf("ada", "author"));
    }

    private static List<Map<String, Object>> questions(Bank bank) {
        return Api.author()
                .queryParam("bank", bank.name())
                .queryParam("limit", 200)
                .get("/v1/questions")
                .path("items");
    }

    @Test
    void of_a_file_the_good_questions_are_drafts_and_the_bad_one_is_told_with_its_line() {
        var bank = newBank();

        var job = imported(bank, GIFT, "?language=de");

        job.then()
                .body("format", equalTo("gift"))
                .body("job.state", equalTo("succeeded"))
                .body("job.outcomes.imported", equalTo(3))
                .body("job.outcomes.rejected", equalTo(1));
        var outcomes = outcomes(job);
        assertThat(outcomes)
                .extracting(one -> one.get("outcome"))
                .containsExactly("imported", "rejected", "imported", "imported");
        assertThat(outcomes.get(1).get("line")).isEqualTo(3);
        assertThat(String.valueOf(outcomes.get(1).get("reason"))).contains("earns anything");
        assertThat(outcomes.get(1).get("title")).isEqualTo("Broken");
        assertThat(questions(bank)).hasSize(3);
        Api.author()
                .get("/v1/questions/{id}", outcomes.get(3).get("questionId"))
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("latest.language", equalTo("de"))
                .body("latest.textFormat", equalTo("html"))
                .body("latest.properties.category", equalTo("Networks"))
                .body("latest.origin.format", equalTo("gift"))
                .body("latest.content.type", equalTo("matching"));
        Api.author()
                .get("/v1/questions/{id}/history", outcomes.get(3).get("questionId"))
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("created")))
                .body("items[0].by", equalTo("ada"))
                .body("items[0].version", equalTo(1))
                .body("items[0].details.import", equalTo(job.<String>path("id")));
    }

    @Test
    void the_same_file_again_creates_nothing() {
        var bank = newBank();
        imported(bank, GIFT, "");

        var again = imported(bank, GIFT, "");

        again.then()
                .body("job.outcomes.already_there", equalTo(3))
                .body("job.outcomes.rejected", equalTo(1));
        assertThat(questions(bank)).hasSize(3);
        assertThat(outcomes(again).getFirst().get("questionId")).isNotNull();
    }

    @Test
    void the_same_file_is_known_again_under_other_topics_and_another_language() {
        var bank = newBank();
        var scheme = QuestionSamples.newName("scheme");
        var question = QuestionSamples.singleChoice(bank.name());
        question.putArray("topics").add(scheme + "/ports");
        var file = file(question);
        var first = outcomes(imported(bank, file, "")).getFirst();
        assertThat(first.get("remarks")).asString().contains("There is no topic");
        imported(bank, GIFT, "");
        QuestionSamples.withTopics();
        for (var created :
                List.of(
                        Api.author()
                                .body(Map.of("name", scheme, "title", "Scheme"))
                                .post("/v1/topics/schemes"),
                        Api.author()
                                .body(Map.of("scheme", scheme, "name", "ports", "title", "Ports"))
                                .post("/v1/topics"))) {
            created.then().statusCode(201);
        }

        for (var query : List.of("?dryRun=true", "", "?topic=cloud/security&language=de")) {
            assertThat(outcomes(imported(bank, file, query)))
                    .singleElement()
                    .satisfies(again -> {
                        assertThat(again).containsEntry("outcome", "already_there");
                        assertThat(again).containsEntry("questionId", questionId(first));
                    });
            imported(bank, GIFT, query).then().body("job.outcomes.already_there", equalTo(3));
        }
        assertThat(questions(bank)).hasSize(4);
    }

    @Test
    void what_was_imported_when_only_what_became_of_it_was_noted_is_known_again() throws Exception {
        var bank = newBank();
        var file = "::Sky::Is the sky blue?{T}";
        var id = questionId(outcomes(imported(bank, file, "")).getFirst());
        noteAsBefore(UUID.fromString(String.valueOf(id)));

        // the first time by what it became, and from then on by what the file says
        for (var query : List.of("", "?language=de")) {
            assertThat(outcomes(imported(bank, file, query)).getFirst())
                    .containsEntry("outcome", "already_there")
                    .containsEntry("questionId", id);
        }
    }

    private void noteAsBefore(UUID questionId) throws SQLException {
        var draft =
                QuarkusTransaction.requiringNew()
                        .call(() -> {
                            caller.actAs("ada", "demo");
                            return stored.find(questionId).orElseThrow().latest().draft();
                        });
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "update imported_question set digest = ? where question_id = ?")) {
            statement.setString(1, Digest.of(form.write(QuestionDraftJson.of("", "", draft))));
            statement.setObject(2, questionId);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void what_lies_in_the_trash_is_said_to_lie_there_and_comes_back_only_by_restoring() {
        var bank = newBank();
        var file = "::Lost::Is it lost?{T}\n\n::Kept::Is it kept?{T}";
        imported(bank, file, "");
        var lost = questions(bank).getFirst().get("id");
        var etag = Api.author().get("/v1/questions/{id}", lost).header("ETag");
        var trashed = Api.author().header("If-Match", etag).delete("/v1/questions/{id}", lost);
        trashed.then().statusCode(200);

        for (var query : List.of("?dryRun=true", "")) {
            var again = outcomes(imported(bank, file, query));

            assertThat(again)
                    .extracting(one -> one.get("outcome"))
                    .containsExactly("already_there", "already_there");
            assertThat(again.getFirst().get("questionId")).isEqualTo(lost);
            assertThat(again.getFirst().get("reason")).asString().contains("is in the trash");
            assertThat(again.getLast().get("reason")).isNull();
        }
        assertThat(questions(bank)).extracting(one -> one.get("name")).containsExactly("kept");
        Api.author()
                .header("If-Match", trashed.header("ETag"))
                .delete("/v1/questions/{id}/trashing", lost)
                .then()
                .statusCode(200);
        assertThat(outcomes(imported(bank, file, "")))
                .extracting(one -> one.get("reason"))
                .containsOnlyNulls();
    }

    @Test
    void in_another_bank_the_same_file_is_new() {
        imported(newBank(), GIFT, "");
        var other = newBank();

        imported(other, GIFT, "").then().body("job.outcomes.imported", equalTo(3));

        assertThat(questions(other)).hasSize(3);
    }

    @Test
    void a_dry_run_tells_what_would_come_and_keeps_nothing() {
        var bank = newBank();

        var job = imported(bank, GIFT, "?dryRun=true");

        job.then()
                .body("dryRun", equalTo(true))
                .body("job.outcomes.imported", equalTo(3))
                .body("job.outcomes.rejected", equalTo(1));
        assertThat(outcomes(job).getFirst().get("questionId")).isNull();
        assertThat(questions(bank)).isEmpty();
        imported(bank, GIFT, "").then().body("job.outcomes.imported", equalTo(3));
    }

    /** More questions than one step of an import takes. */
    private static String fillers(String own) {
        var fillers = new StringBuilder();
        for (var i = 0; i < 60; i++) {
            fillers.append("::Filler %d::What is %s times %d?{=%d}\n\n".formatted(i, own, i, i));
        }
        return fillers.toString();
    }

    @Test
    void a_dry_run_tells_what_of_a_file_repeats_the_file_as_the_real_run_does() {
        var bank = newBank();
        var own = QuestionSamples.newName("own").replace('-', ' ');
        var twice = "::Twice::Which port is SSH in %s?{=22 ~23}\n\n".formatted(own);
        var renamed = "::Renamed::Which port is SSH in %s?{=22 ~23}\n\n".formatted(own);
        var another = "::Twice::Which port is HTTP in %s?{=80 ~81}\n\n".formatted(own);
        var file =
                twice
                        + twice
                        + renamed
                        + fillers(own)
                        + twice
                        + renamed
                        + another
                        + renamed.replace("Renamed", "Again");

        var dry = outcomes(imported(bank, file, "?dryRun=true"));
        assertThat(questions(bank)).isEmpty();
        var real = outcomes(imported(bank, file, ""));

        assertThat(dry).hasSize(67).hasSameSizeAs(real);
        for (var same : List.of("outcome", "name", "title")) {
            assertThat(dry)
                    .extracting(one -> one.get(same))
                    .isEqualTo(real.stream().map(one -> one.get(same)).toList());
        }
        assertThat(dry)
                .extracting(one -> one.get("outcome"))
                .filteredOn("already_there"::equals)
                .hasSize(3);
        assertThat(dry).extracting(one -> one.get("questionId")).containsOnlyNulls();
        // the third says what the first does, and so does the last, after another step
        assertThat(dry.get(2).get("repeats")).isEqualTo(List.of(1));
        assertThat(dry.getLast().get("repeats")).isEqualTo(List.of(1, 3));
        assertThat(dry.getFirst().get("repeats")).isEqualTo(List.of());
        assertThat(duplicates(real.getLast()))
                .filteredOn(Duplicate::exact)
                .extracting(Duplicate::name)
                .contains("twice", "renamed");
        assertThat(real).extracting(one -> one.get("repeats")).containsOnly(List.of());
        assertThat(dry.get(65).get("name")).isNotEqualTo("twice");
    }

    private static final String BUCKETS =
            """
            ::Buckets::Which storage class keeps %s objects that are read once a month, at the least cost, ready within milliseconds?{=Infrequent access ~Standard ~Deep archive}
            """;

    private record Duplicate(
            String questionId,
            String bank,
            String name,
            String title,
            double similarity,
            boolean exact) {}

    private static List<Duplicate> duplicates(Map<String, Object> outcome) {
        return new ObjectMapper()
                .convertValue(outcome.get("possibleDuplicates"), new TypeReference<>() {});
    }

    private static Object questionId(Map<String, Object> outcome) {
        return Objects.requireNonNull(outcome.get("questionId"));
    }

    @Test
    void a_question_that_nearly_repeats_one_of_the_bank_names_it_in_a_dry_run_too() {
        var bank = newBank();
        // one word is the test's own, so that what other tests imported is no match
        var own = QuestionSamples.newName("own").replace('-', ' ');
        var first = outcomes(imported(bank, BUCKETS.formatted(own + " large"), "")).getFirst();
        assertThat(duplicates(first)).noneMatch(one -> one.bank().equals(bank.name()));
        var near =
                BUCKETS.formatted(own + " big")
                        + "\n::Other::Which port is SSH in "
                        + own
                        + "?{=22 ~23}";

        var dry = outcomes(imported(bank, near, "?dryRun=true"));
        var real = outcomes(imported(bank, near, ""));

        for (var told : List.of(dry, real)) {
            assertThat(duplicates(told.getFirst()))
                    .filteredOn(one -> one.bank().equals(bank.name()))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.questionId()).isEqualTo(questionId(first));
                        assertThat(one.name()).isEqualTo("buckets");
                        assertThat(one.exact()).isFalse();
                        assertThat(one.similarity()).isBetween(0.7, 0.999);
                    });
            assertThat(duplicates(told.getLast())).noneMatch(one -> one.bank().equals(bank.name()));
        }
    }

    @Test
    void the_same_words_under_another_key_are_an_exact_repetition() {
        var bank = newBank();
        var own = QuestionSamples.newName("own").replace('-', ' ');
        var text = "::Named::Which of the ports of %s is that of HTTPS?{=443 ~80}".formatted(own);
        var first = outcomes(imported(bank, text, "")).getFirst();

        var again = outcomes(imported(bank, text.replace("=443 ~80", "~443 =80"), ""));

        assertThat(again.getFirst().get("outcome")).isEqualTo("imported");
        assertThat(duplicates(again.getFirst()).getFirst())
                .satisfies(one -> {
                    assertThat(one.questionId()).isEqualTo(questionId(first));
                    assertThat(one.exact()).isTrue();
                });
    }

    @Test
    void of_two_like_questions_in_one_file_the_later_names_the_earlier() {
        var bank = newBank();
        var own = QuestionSamples.newName("own").replace('-', ' ');
        var text = BUCKETS.formatted(own + " large") + "\n" + BUCKETS.formatted(own + " big");

        var told = outcomes(imported(bank, text, ""));

        assertThat(duplicates(told.getFirst()))
                .noneMatch(one -> one.questionId().equals(questionId(told.getLast())));
        assertThat(duplicates(told.getLast()))
                .filteredOn(one -> one.bank().equals(bank.name()))
                .extracting(Duplicate::questionId)
                .containsExactly((String) questionId(told.getFirst()));
    }

    private record Resemblance(int ordinal, double similarity) {}

    private static List<Resemblance> resembled(Map<String, Object> outcome) {
        return new ObjectMapper().convertValue(outcome.get("resembles"), new TypeReference<>() {});
    }

    @Test
    void a_dry_run_names_what_its_file_nearly_repeats_as_the_real_run_does() {
        var bank = newBank();
        var own = QuestionSamples.newName("own").replace('-', ' ');
        var file =
                BUCKETS.formatted(own + " large")
                        + "\n"
                        + BUCKETS.formatted(own + " big")
                        + "\n"
                        + fillers(own)
                        + BUCKETS.formatted(own + " huge");

        var dry = outcomes(imported(bank, file, "?dryRun=true"));
        var real = outcomes(imported(bank, file, ""));

        var ids = real.stream().map(one -> one.get("questionId")).toList();
        for (var place : List.of(1, dry.size() - 1)) {
            var told = resembled(dry.get(place));
            var found =
                    duplicates(real.get(place)).stream()
                            .filter(one -> ids.contains(one.questionId()))
                            .toList();
            assertThat(told)
                    .extracting(one -> ids.get(one.ordinal() - 1))
                    .containsExactlyElementsOf(found.stream().map(Duplicate::questionId).toList());
            assertThat(told)
                    .extracting(Resemblance::similarity)
                    .containsExactlyElementsOf(found.stream().map(Duplicate::similarity).toList());
        }
        assertThat(resembled(dry.get(1))).extracting(Resemblance::ordinal).containsExactly(1);
        assertThat(resembled(dry.getLast()))
                .extracting(Resemblance::ordinal)
                .containsExactlyInAnyOrder(1, 2);
        assertThat(resembled(dry.getFirst())).isEmpty();
        assertThat(real).extracting(one -> one.get("resembles")).containsOnly(List.of());
        assertThat(dry.getLast().get("repeats")).isEqualTo(List.of());
    }

    @Test
    void questions_of_another_organisation_are_no_duplicates() {
        var text =
                "::Mine::Which of the ports of %s is that of HTTPS?{=443 ~80}"
                        .formatted(QuestionSamples.newName("own"));
        var bank = newBank(Api.stranger());
        var theirs =
                Api.stranger()
                        .contentType(ContentType.BINARY)
                        .body(text.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/banks/{bank}/imports", bank.id());
        ended(theirs.header("Location"), Api::stranger)
                .then()
                .body("job.outcomes.imported", equalTo(1));

        var told = outcomes(imported(newBank(), text, ""));

        assertThat(duplicates(told.getFirst())).noneMatch(one -> one.bank().equals(bank.name()));
    }

    @Test
    void two_questions_of_the_same_name_both_come_in() {
        var bank = newBank();

        imported(bank, "::Same::One?{T}\n\n::Same::Two?{T}\n\n::Same::Two?{T}", "")
                .then()
                .body("job.outcomes.imported", equalTo(2))
                .body("job.outcomes.already_there", equalTo(1));

        assertThat(questions(bank))
                .extracting(one -> one.get("name"))
                .containsExactly("same", "same-2");
    }

    @Test
    void a_form_brings_the_file_as_well() {
        var bank = newBank();

        var reply =
                plain().contentType(ContentType.MULTIPART)
                        .multiPart("file", "questions.txt", GIFT.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/banks/{bank}/imports", bank.id());

        reply.then().statusCode(202);
        ended(reply.header("Location")).then().body("job.outcomes.imported", equalTo(3));
    }

    @Test
    void what_would_run_in_a_page_is_taken_out_and_told() {
        var bank = newBank();

        var job = imported(bank, "[html]<script>alert(1)</script><p>Is it?</p>{T}", "");

        var outcome = outcomes(job).getFirst();
        assertThat(outcome.get("fidelity")).isEqualTo("normalised");
        Api.author()
                .get("/v1/questions/{id}", outcome.get("questionId"))
                .then()
                .body("latest.content.stem", equalTo("<p>Is it?</p>"));
    }

    @Test
    void a_picture_that_cannot_be_shown_from_where_it_is_is_lost_and_told() {
        var job =
                imported(
                        newBank(),
                        "[html]<p><img src\\=\"http\\://pictures.example/a.png\"> Is it?</p>{T}",
                        "");

        var outcome = outcomes(job).getFirst();
        assertThat(outcome.get("fidelity")).isEqualTo("lossy");
        assertThat(outcome.get("remarks")).asString().contains("http://pictures.example/a.png");
    }

    @Test
    void pictures_that_stay_on_another_server_are_told() {
        var job =
                imported(
                        newBank(),
                        "[html]<p><img src\\=\"https\\://pictures.example/a.png\" alt\\=\"A\"> Is it?</p>{T}",
                        "");

        var outcome = outcomes(job).getFirst();
        assertThat(outcome.get("outcome")).isEqualTo("imported");
        assertThat(outcome.get("remarks"))
                .asString()
                .contains("Pictures stay on other servers (1)");
        Api.author()
                .get("/v1/questions/{id}", outcome.get("questionId"))
                .then()
                .body("latest.content.stem", containsString("https://pictures.example/a.png"));
    }

    @Test
    void what_is_in_no_known_format_is_refused_at_once() {
        sent(newBank(), "Just some words.".getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:unknown-format"));
        sent(newBank(), new byte[0], "").then().statusCode(400);
    }

    @Test
    void an_archive_that_leads_out_of_itself_is_refused_at_once() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../etc/passwd"));
            zip.write(1);
        }

        sent(newBank(), bytes.toByteArray(), "")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:unreadable-file"));
    }

    @Test
    void a_file_that_is_not_what_it_is_said_to_be_fails_with_its_reason() {
        var job = imported(newBank(), GIFT, "?format=moodle_xml");

        job.then().body("job.state", equalTo("failed"));
        assertThat(job.<String>path("job.failure")).isNotBlank();
    }

    @Test
    void a_file_that_breaks_off_keeps_what_came_before() {
        var bank = newBank();

        var job =
                imported(
                        bank,
                        """
                        <?xml version="1.0"?><quiz><question type="truefalse"><name><text>One</text></name>
                        <questiontext format="html"><text>Is it?</text></questiontext>
                        <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
                        </question><question type="tru\
                        """,
                        "");

        job.then()
                .body("job.state", equalTo("succeeded"))
                .body("job.outcomes.imported", equalTo(1))
                .body("job.outcomes.rejected", equalTo(1));
        assertThat(questions(bank)).hasSize(1);
    }

    @Test
    void more_questions_than_one_step_takes_come_in_all_and_in_order() {
        var bank = newBank();
        var gift = new StringBuilder();
        for (var i = 0; i < 130; i++) {
            gift.append("::Q %d::Is %d even?{%s}%n%n".formatted(i, i, i % 2 == 0 ? "T" : "F"));
        }

        var job = imported(bank, gift.toString(), "");

        job.then().body("job.outcomes.imported", equalTo(130)).body("job.done", equalTo(130));
        assertThat(questions(bank))
                .extracting(one -> one.get("title"))
                .hasSize(130)
                .startsWith("Q 0", "Q 1")
                .endsWith("Q 129");
    }

    @Test
    void what_was_exported_comes_back_as_it_was() {
        var bank = newBank();
        imported(bank, GIFT, "");
        QuestionSamples.draft(QuestionSamples.multipleChoice(bank.name()));
        for (var format : List.of("native", "moodle_xml", "qti_2_2", "qti_3_0")) {
            var created =
                    Api.author()
                            .body(Map.of("format", format))
                            .post("/v1/banks/{bank}/exports", bank.id());
            created.then().statusCode(202);
            var export = ended(created.header("Location"));
            export.then()
                    .body("job.state", equalTo("succeeded"))
                    .body("job.outcomes.written", equalTo(4));
            assertThat(outcomes(export)).hasSize(4);
            var file = plain().accept("*/*").get(created.header("Location") + "/file");
            file.then().statusCode(200);
            assertThat(file.header("Content-Disposition")).contains(bank.name());
            var asked = plain().accept(file.contentType());
            assertThat(asked.get(created.header("Location") + "/file").asByteArray())
                    .isEqualTo(file.asByteArray());
            var other = newBank();

            imported(other, file.asByteArray(), "")
                    .then()
                    .body("format", equalTo(format))
                    .body("job.outcomes.imported", equalTo(4));

            if (format.equals("native")) {
                assertThat(contents(other)).isEqualTo(contents(bank));
            }
        }
    }

    private static List<Object> contents(Bank bank) {
        return questions(bank).stream()
                .map(question -> {
                    var latest =
                            Api.author()
                                    .get("/v1/questions/{id}", question.get("id"))
                                    .<Map<String, Object>>path("latest");
                    return (Object)
                            List.of(
                                    latest.get("title"),
                                    latest.get("content"),
                                    latest.get("key"),
                                    latest.get("tags"),
                                    latest.get("points"));
                })
                .toList();
    }

    @Test
    void an_export_says_what_a_format_cannot_say() {
        var bank = newBank();
        imported(bank, GIFT, "");

        var created =
                Api.author()
                        .body(Map.of("format", "aiken"))
                        .post("/v1/banks/{bank}/exports", bank.id());
        var export = ended(created.header("Location"));

        export.then()
                .body("job.outcomes.written", equalTo(1))
                .body("job.outcomes.left_out", equalTo(2));
        Api.author()
                .queryParam("outcome", "left_out")
                .get(created.header("Location") + "/outcomes")
                .then()
                .body("items", hasSize(2))
                .body("items[0].reason", containsString("one right choice"));
        Api.author()
                .body(Map.of("format", "qti_1_2"))
                .post("/v1/banks/{bank}/exports", bank.id())
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/format"));
    }

    @Test
    void only_authors_of_the_organisation_import_and_see_imports() {
        var bank = newBank();
        var job = imported(bank, GIFT, "");
        var path = "/v1/banks/%s/imports/%s".formatted(bank.id(), job.<String>path("id"));

        Api.stranger().get(path).then().statusCode(404);
        Api.candidate().get(path).then().statusCode(403);
        Api.instructor()
                .contentType(ContentType.BINARY)
                .body(GIFT.getBytes(StandardCharsets.UTF_8))
                .post("/v1/banks/{bank}/imports", bank.id())
                .then()
                .statusCode(403);
        Api.author()
                .get("/v1/banks/{bank}/imports/{id}", newBank().id(), job.<String>path("id"))
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-job"));
        Api.author()
                .get("/v1/banks/{bank}/imports", bank.id())
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void a_repeated_request_is_one_import() {
        var bank = newBank();
        var key = QuestionSamples.newName("key");

        var first =
                Api.author()
                        .header("Idempotency-Key", key)
                        .contentType(ContentType.BINARY)
                        .body(GIFT.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/banks/{bank}/imports", bank.id());
        var second =
                Api.author()
                        .header("Idempotency-Key", key)
                        .contentType(ContentType.BINARY)
                        .body(GIFT.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/banks/{bank}/imports", bank.id());

        assertThat(second.<String>path("id")).isEqualTo(first.<String>path("id"));
        ended(first.header("Location"));
    }

    private long parts(Object importId) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select count(*) from transfer_file_part where job_id = ?")) {
            statement.setObject(1, UUID.fromString(String.valueOf(importId)));
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void the_file_goes_when_its_import_ends_and_the_report_stays() throws Exception {
        for (var query : List.of("", "?dryRun=true", "?format=moodle_xml")) {
            var job = imported(newBank(), GIFT, query);

            assertThat(parts(job.path("id"))).as(query).isZero();
            assertThat(outcomes(job)).hasSize(job.<Integer>path("job.done"));
        }
    }

    @Test
    void an_import_that_is_cancelled_keeps_neither_its_file_nor_the_step_under_way()
            throws Exception {
        var bank = newBank();
        String location;
        try (var holding = database.getConnection();
                var statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("lock table imported_question in access exclusive mode");
            try {
                location = sent(bank, GIFT.getBytes(StandardCharsets.UTF_8), "").header("Location");
                var job = Api.author().get(location);
                assertThat(parts(job.path("id"))).isEqualTo(1);

                Api.author()
                        .header("If-Match", "*")
                        .put(location + "/cancellation")
                        .then()
                        .statusCode(200)
                        .body("job.state", equalTo("cancelled"));

                assertThat(parts(job.path("id"))).isZero();
            } finally {
                holding.rollback();
                holding.setAutoCommit(true);
            }
        }
        imported(bank, "::Sky::The sky is blue.{T}", "");
        assertThat(questions(bank)).hasSize(1);
        Api.author().get(location).then().body("job.state", equalTo("cancelled"));
    }

    private static String file(Object... questions) {
        return "{\"questions\": %s}".formatted(Arrays.toString(questions));
    }

    @Test
    void a_question_that_names_an_asset_nobody_has_is_rejected_alone() {
        var bank = newBank();
        var unknown = "0a".repeat(32);
        var lacking = QuestionSamples.multipleChoice(bank.name());
        QuestionSamples.object(lacking, "/content")
                .put("stem", "![x](asset:%s)".formatted(unknown));
        QuestionSamples.object(lacking, "/key")
                .put("rationale", "See ![x](asset:%s).".formatted(unknown));
        var file =
                file(
                        QuestionSamples.multipleChoice(bank.name()),
                        lacking,
                        QuestionSamples.singleChoice(bank.name()));

        for (var query : List.of("?dryRun=true", "")) {
            var job = imported(bank, file, query);

            job.then().body("job.state", equalTo("succeeded"));
            var outcomes = outcomes(job);
            assertThat(outcomes)
                    .extracting(outcome -> outcome.get("outcome"))
                    .containsExactly("imported", "rejected", "imported");
            var detail = "there is no asset " + unknown;
            assertThat(outcomes.get(1))
                    .containsEntry("line", 1)
                    .containsEntry(
                            "faults",
                            List.of(
                                    Map.of("pointer", "#/content/stem", "detail", detail),
                                    Map.of("pointer", "#/key/rationale", "detail", detail)));
        }
    }

    private static ObjectNode onPicture(Bank bank, byte[] file, int width, int height) {
        var asset =
                Api.author()
                        .contentType(ContentType.BINARY)
                        .body(file)
                        .post("/v1/assets")
                        .<String>path("hash");
        var question = QuestionSamples.singleChoice(bank.name());
        question.set("content", QuestionSamples.parse(InteractionExamples.SELECT_POINT_CONTENT));
        QuestionSamples.object(question, "/content/image")
                .put("asset", asset)
                .put("width", width)
                .put("height", height);
        question.set(
                "key",
                QuestionSamples.parse(
                        """
                        {"type": "select_point", "areas": [{"shape": {"type": "circle", "x": 5, "y": 5, "radius": 4}, "credit": 1}]}\
                        """));
        return question;
    }

    @Test
    void regions_on_something_that_is_no_picture_are_rejected_and_a_stretched_picture_is_told() {
        var bank = newBank();
        var picture = AssetSamples.picture("png", 40, 30, 0x135724);

        var job =
                imported(
                        bank,
                        file(
                                onPicture(bank, picture, 40, 30),
                                onPicture(bank, AssetSamples.pdf(), 40, 30),
                                onPicture(bank, picture, 400, 30)),
                        "");

        var outcomes = outcomes(job);
        assertThat(outcomes)
                .extracting(outcome -> outcome.get("outcome"))
                .containsExactly("imported", "rejected", "imported");
        assertThat(outcomes)
                .extracting(outcome -> outcome.get("fidelity"))
                .containsExactly("exact", null, "normalised");
        assertThat(outcomes.get(1))
                .containsEntry(
                        "faults",
                        List.of(
                                Map.of(
                                        "pointer",
                                        "#/content/image/asset",
                                        "detail",
                                        "the asset is application/pdf and no picture")));
        assertThat(outcomes.getLast().get("remarks"))
                .asString()
                .contains("The picture of 40 x 30 is shown out of its proportions, as 400 x 30.");
    }

    @Test
    void a_number_that_nobody_can_compute_with_rejects_its_question_alone() {
        var bank = newBank();
        var fine = QuestionSamples.multipleChoice(bank.name()).toString();
        var huge =
                QuestionSamples.multipleChoice(bank.name())
                        .toString()
                        .replace("\"a\":-0.5", "\"a\":1e-500000000");
        assertThat(huge).contains("1e-500000000");

        var job =
                imported(
                        bank,
                        "{\"questions\": [%s, %s]}".formatted(huge, fine),
                        "?format=native&language=en");

        var outcomes = outcomes(job);
        assertThat(outcomes)
                .extracting(outcome -> outcome.get("outcome"))
                .containsExactly("rejected", "imported");
        assertThat(outcomes.getFirst().get("reason"))
                .isEqualTo(
                        "/key/scoring/weights/a: must not have more than 1000 digits before or after the point");
    }
}
