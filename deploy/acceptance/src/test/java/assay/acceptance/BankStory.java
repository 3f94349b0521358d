package assay.acceptance;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How an author moves in with the questions of other tools, works on them, and moves out. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BankStory {
    private static final String GIFT =
            """
            // Week 1
            ::Ports::Which port is HTTPS?{=443 ~80#That is HTTP.}

            ::Broken::Which is right?{~a ~b}

            ::Sky::The sky is blue.{T}

            ::Map::[html]<p>Where is it?</p><img src="@@PLUGINFILE@@/map.png" alt="A map">{=here ~there}

            $CATEGORY: $course$/top/Networks

            ::Pairs::Match each protocol with its port.{=SSH -> 22
            =DNS -> 53}
            """;

    private static final String MANIFEST =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="week-2">
              <organizations/>
              <resources>
                <resource identifier="bucket" type="imsqti_item_xmlv2p2" href="items/bucket.xml">
                  <file href="items/bucket.xml"/><file href="images/bucket.png"/>
                </resource>
                <resource identifier="own" type="imsqti_item_xmlv2p2" href="items/own.xml">
                  <file href="items/own.xml"/>
                </resource>
                <resource identifier="torn" type="imsqti_item_xmlv2p2" href="items/torn.xml">
                  <file href="items/torn.xml"/>
                </resource>
              </resources>
            </manifest>
            """;

    private static final String ITEM =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="%1$s" title="%1$s" adaptive="false" timeDependent="false">
              <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
                <correctResponse><value>A</value></correctResponse>
              </responseDeclaration>
              <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
              <itemBody>
                %2$s
                <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1">
                  <prompt>Where are objects stored?</prompt>
                  <simpleChoice identifier="A">In a bucket</simpleChoice>
                  <simpleChoice identifier="B">In a queue</simpleChoice>
                </choiceInteraction>
              </itemBody>
              %3$s
            </assessmentItem>
            """;

    private static final String MATCH_CORRECT =
            """
            <responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>\
            """;

    /** Scores by an operator that only the tool knows that wrote it. */
    private static final String OWN_PROCESSING =
            """
            <responseProcessing>
              <setOutcomeValue identifier="SCORE">
                <customOperator class="org.example.generous"><variable identifier="RESPONSE"/></customOperator>
              </setOutcomeValue>
            </responseProcessing>\
            """;

    private record Bank(String id, String name) {
        static Bank opened(String reviewRequired) {
            var name = "bank-" + UUID.randomUUID();
            String id =
                    Person.ADA
                            .asks()
                            .body(
                                    Map.of(
                                            "name",
                                            name,
                                            "title",
                                            "A bank",
                                            "reviewRequired",
                                            reviewRequired))
                            .post("/v1/banks")
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id");
            return new Bank(id, name);
        }

        List<Map<String, Object>> questions() {
            return Person.ADA
                    .asks()
                    .queryParam("bank", name)
                    .queryParam("limit", 200)
                    .get("/v1/questions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items");
        }
    }

    @Test
    void a_dry_run_tells_what_a_file_would_bring_and_keeps_nothing() {
        var bank = Bank.opened("none");

        var job = ended(sent(bank, GIFT, "?dryRun=true"));

        assertEquals("gift", job.getString("format"));
        assertEquals("succeeded", job.getString("job.state"));
        assertEquals(4, job.getInt("job.outcomes.imported"));
        assertEquals(1, job.getInt("job.outcomes.rejected"));
        outcomes(bank, job)
                .then()
                .body(
                        "items.outcome",
                        contains("imported", "rejected", "imported", "imported", "imported"))
                .body("items.questionId", everyItem(nullValue()));
        assertEquals(List.of(), bank.questions());
    }

    @Test
    void the_report_tells_of_each_question_what_came_in_what_was_lost_and_what_was_refused_where() {
        var bank = Bank.opened("none");

        var job = ended(sent(bank, GIFT, "?topic=dva-c02/security&language=de"));

        outcomes(bank, job)
                .then()
                .body("items.title", contains("Ports", "Broken", "Sky", "Map", "Pairs"))
                .body("items.line", contains(2, 4, 6, 8, 12))
                .body(
                        "items.interaction",
                        contains("single_choice", null, "true_false", "single_choice", "matching"))
                .body("items[0].fidelity", not(equalTo("lossy")))
                .body("items[0].questionId", notNullValue())
                .body("items[1].outcome", equalTo("rejected"))
                .body("items[1].reason", containsString("earns"))
                .body("items[3].outcome", equalTo("imported"))
                .body("items[3].fidelity", equalTo("lossy"))
                .body(
                        "items[3].remarks.text",
                        hasItem("A file is linked that GIFT does not carry."));
        Person.ADA
                .asks()
                .queryParam("outcome", "rejected")
                .get("/v1/banks/{bank}/imports/{id}/outcomes", bank.id(), job.getString("id"))
                .then()
                .body("items.title", contains("Broken"));
        Person.ADA
                .asks()
                .get("/v1/questions/{id}", question(bank, job, "Pairs"))
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("latest.language", equalTo("de"))
                .body("latest.topics", contains("dva-c02/security"))
                .body("latest.properties.category", equalTo("Networks"))
                .body("latest.content.targets.text", hasItem("22"));
    }

    @Test
    void a_package_brings_its_pictures_and_says_what_of_its_scoring_it_cannot_keep() {
        var bank = Bank.opened("none");
        var picture = Pictures.png(40, 30);

        var job = ended(sentAsForm(bank, "week-2.zip", contentPackage(picture)));

        assertEquals("qti_2_2", job.getString("format"));
        outcomes(bank, job)
                .then()
                .body("items.file", contains("items/bucket.xml", "items/own.xml", "items/torn.xml"))
                .body("items.outcome", contains("imported", "imported", "rejected"))
                .body("items[0].fidelity", not(equalTo("lossy")))
                .body("items[1].fidelity", equalTo("lossy"))
                .body("items[2].reason", not(equalTo("")));
        String stem =
                Person.ADA
                        .asks()
                        .get("/v1/questions/{id}", question(bank, job, "bucket"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("latest.content.stem");
        assertTrue(stem.contains("alt=\"A bucket\""), stem);
        var hash = stem.replaceFirst("(?s).*asset:([0-9a-f]{64}).*", "$1");
        var shown = Person.ADA.asks().accept("*/*").get("/v1/assets/{hash}", hash);
        shown.then().statusCode(200).header("Content-Type", "image/png");
        assertArrayEquals(picture, shown.asByteArray());
    }

    @Test
    void a_draft_is_published_after_somebody_else_has_commented_and_approved() {
        var bank = Bank.opened("other_than_author");
        var question = question(bank, ended(sent(bank, GIFT, "")), "Ports");

        put(Person.ADA, question, "/publication", Map.of())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-review-required"));
        put(Person.ADA, question, "/review", Map.of("reviewer", "ines", "note", "Is 80 too easy?"))
                .then()
                .statusCode(200)
                .body("review.state", equalTo("in_review"));
        decide(Person.ADA, question, "approved").then().statusCode(403);
        String comment =
                Person.INES
                        .asks()
                        .body(
                                Map.of(
                                        "version",
                                        1,
                                        "pointer",
                                        "/content/stem",
                                        "text",
                                        "Say TCP port."))
                        .post("/v1/questions/{id}/comments", question)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        decide(Person.INES, question, "sent_back").then().statusCode(200);

        revised(question, "Which TCP port is HTTPS?");
        put(Person.ADA, question, "/comments/%s/resolution".formatted(comment), Map.of())
                .then()
                .statusCode(200);
        put(Person.ADA, question, "/review", Map.of("note", "Done.")).then().statusCode(200);
        decide(Person.ADA, question, "approved")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:assay:problem:own-review"));
        decide(Person.INES, question, "approved")
                .then()
                .statusCode(200)
                .body("review.decidedBy", equalTo("ines"));
        put(Person.ADA, question, "/publication", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("published"));

        Person.ADA
                .asks()
                .get("/v1/questions/{id}/history", question)
                .then()
                .statusCode(200)
                .body("items.by", hasItem("ines"));
    }

    @Test
    void what_came_in_is_found_by_its_words_and_counted_by_its_kind() {
        var bank = Bank.opened("none");
        var job = ended(sent(bank, GIFT, "?topic=dva-c02/security"));
        put(Person.ADA, question(bank, job, "Ports"), "/publication", Map.of())
                .then()
                .statusCode(200);

        Person.ADA
                .asks()
                .queryParam("bank", bank.name())
                .queryParam("q", "protocols")
                .get("/v1/questions")
                .then()
                .statusCode(200)
                .body("items.title", contains("Pairs"))
                .body("items[0].snippet.find { it.match }.text", equalTo("protocol"));
        Person.ADA
                .asks()
                .queryParam("bank", bank.name())
                .queryParam("q", "protocoll")
                .get("/v1/questions")
                .then()
                .statusCode(200)
                .body("items.title", contains("Pairs"));
        var counted =
                Person.ADA
                        .asks()
                        .queryParam("bank", bank.name())
                        .queryParam("interaction", "single_choice")
                        .get("/v1/questions/facets")
                        .then()
                        .statusCode(200)
                        .body("total", equalTo(2))
                        .extract()
                        .jsonPath();
        assertEquals(
                Map.of("single_choice", 2, "true_false", 1, "matching", 1),
                facet(counted, "interaction"));
        assertEquals(Map.of("draft", 1, "published", 1), facet(counted, "state"));
        assertEquals(2, facet(counted, "topic").get("dva-c02/security"));
    }

    @Test
    void the_same_file_again_creates_nothing_twice() {
        var bank = Bank.opened("none");
        var archive = contentPackage(Pictures.png(40, 30));
        ended(sent(bank, GIFT, ""));
        ended(sentAsForm(bank, "week-2.zip", archive));
        var before = bank.questions();

        var text = ended(sent(bank, GIFT, ""));
        var form = ended(sentAsForm(bank, "another-name.zip", archive));

        assertEquals(4, text.getInt("job.outcomes.already_there"));
        assertEquals(2, form.getInt("job.outcomes.already_there"));
        assertEquals(before, bank.questions());
        assertEquals(6, before.size());
    }

    @Test
    void what_goes_out_comes_into_another_bank_as_it_was() {
        var bank = Bank.opened("none");
        var picture = Pictures.png(40, 30);
        ended(sent(bank, GIFT, "?topic=dva-c02/security"));
        ended(sentAsForm(bank, "week-2.zip", contentPackage(picture)));

        var foreign = exported(bank, "qti_3_0");
        assertTrue(foreign.keySet().contains("imsmanifest.xml"), foreign.keySet().toString());
        assertEquals(
                6,
                foreign.values().stream()
                        .filter(it ->
                                new String(it, StandardCharsets.UTF_8)
                                        .contains("<qti-assessment-item "))
                        .count());
        assertEquals(1, foreign.values().stream().filter(it -> Arrays.equals(it, picture)).count());

        var own = zip(exported(bank, "native"));
        var other = Bank.opened("none");
        var job = ended(sentAsForm(other, "own.zip", own));
        assertEquals("native", job.getString("format"));
        assertEquals(6, job.getInt("job.outcomes.imported"));
        outcomes(other, job).then().body("items.fidelity", everyItem(equalTo("exact")));
        assertEquals(contents(bank), contents(other));
        assertEquals(
                6, ended(sentAsForm(other, "own.zip", own)).getInt("job.outcomes.already_there"));
    }

    private static Response sent(Bank bank, String gift, String query) {
        return Person.ADA
                .asks()
                .contentType("text/plain; charset=utf-8")
                .body(gift.getBytes(StandardCharsets.UTF_8))
                .post("/v1/banks/{bank}/imports" + query, bank.id());
    }

    private static Response sentAsForm(Bank bank, String name, byte[] file) {
        return Person.ADA
                .asks()
                .contentType("multipart/form-data")
                .multiPart("file", name, file)
                .post("/v1/banks/{bank}/imports", bank.id());
    }

    /** The import or export once its job has finished. */
    private static JsonPath ended(Response created) {
        var location = created.then().statusCode(202).extract().header("Location");
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () ->
                                Person.ADA
                                        .asks()
                                        .get(location)
                                        .then()
                                        .statusCode(200)
                                        .extract()
                                        .jsonPath(),
                        it -> it.getString("job.finishedAt") != null);
    }

    private static Response outcomes(Bank bank, JsonPath job) {
        var reply =
                Person.ADA
                        .asks()
                        .get(
                                "/v1/banks/{bank}/{kind}s/{id}/outcomes",
                                bank.id(),
                                job.getString("job.kind"),
                                job.getString("id"));
        reply.then().statusCode(200).body("nextCursor", nullValue());
        return reply;
    }

    /** The id of the question of this title. */
    private static String question(Bank bank, JsonPath job, String title) {
        return outcomes(bank, job)
                .path("items.find { it.title == '%s' }.questionId".formatted(title));
    }

    private static Response put(Person person, String question, String below, Map<String, ?> body) {
        var version = Person.ADA.asks().get("/v1/questions/{id}", question);
        return person.asks()
                .header("If-Match", below.startsWith("/comments") ? "*" : version.header("ETag"))
                .body(body)
                .put("/v1/questions/{id}" + below, question);
    }

    private static Response decide(Person person, String question, String decision) {
        return put(person, question, "/review/decision", Map.of("decision", decision));
    }

    /** Ada gives the question another stem. */
    private static void revised(String question, String stem) {
        var view = Person.ADA.asks().get("/v1/questions/{id}", question).then().extract();
        var latest = view.jsonPath().<String, Object>getMap("latest");
        var content = new HashMap<>(view.jsonPath().<String, Object>getMap("latest.content"));
        content.put("stem", stem);
        var body = new HashMap<String, Object>(Map.of("content", content));
        body.put("bank", view.path("bank"));
        body.put("name", view.path("name"));
        for (var field :
                List.of(
                        "title",
                        "textFormat",
                        "difficulty",
                        "topics",
                        "tags",
                        "language",
                        "points",
                        "key")) {
            body.put(field, latest.get(field));
        }
        put(Person.ADA, question, "", body).then().statusCode(200);
    }

    private static Map<String, Integer> facet(JsonPath counted, String name) {
        var at = "facets.find { it.facet == '%s' }.values.".formatted(name);
        var values = counted.<String>getList(at + "value");
        var counts = counted.<Integer>getList(at + "count");
        var facet = new LinkedHashMap<String, Integer>();
        for (var i = 0; i < values.size(); i++) {
            facet.put(values.get(i), counts.get(i));
        }
        return facet;
    }

    /** What every question of the bank is, but for where it is and when it came. */
    private static List<Object> contents(Bank bank) {
        return bank.questions().stream()
                .map(question -> {
                    var view =
                            Person.ADA
                                    .asks()
                                    .get("/v1/questions/{id}", question.get("id"))
                                    .then()
                                    .statusCode(200)
                                    .extract()
                                    .jsonPath();
                    var told = new LinkedHashMap<String, Object>();
                    told.put("name", view.get("name"));
                    for (var field :
                            List.of(
                                    "title",
                                    "textFormat",
                                    "difficulty",
                                    "topics",
                                    "tags",
                                    "language",
                                    "points",
                                    "content",
                                    "key",
                                    "properties")) {
                        told.put(field, view.get("latest." + field));
                    }
                    return (Object) told;
                })
                .toList();
    }

    /** The files of a bank's export. */
    private static Map<String, byte[]> exported(Bank bank, String format) {
        var created =
                Person.ADA
                        .asks()
                        .body(Map.of("format", format))
                        .post("/v1/banks/{bank}/exports", bank.id());
        var job = ended(created);
        assertEquals("succeeded", job.getString("job.state"));
        assertEquals(6, job.getInt("job.outcomes.written"));
        outcomes(bank, job).then().body("items", hasSize(6));
        var file =
                Person.ADA
                        .asks()
                        .accept("*/*")
                        .get(created.header("Location") + "/file")
                        .then()
                        .statusCode(200)
                        .header("Content-Disposition", containsString(bank.name()))
                        .extract()
                        .asByteArray();
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /**
     * Three items as another tool writes them: a common one, one that scores its own way, a torn
     * one.
     */
    private static byte[] contentPackage(byte[] picture) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("imsmanifest.xml", MANIFEST.getBytes(StandardCharsets.UTF_8));
        files.put(
                "items/bucket.xml",
                ITEM.formatted(
                                "bucket",
                                "<p><img src=\"../images/bucket.png\" alt=\"A bucket\"/></p>",
                                MATCH_CORRECT)
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "items/own.xml",
                ITEM.formatted("own", "<p>Take your time.</p>", OWN_PROCESSING)
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "items/torn.xml",
                ITEM.formatted("torn", "<p>", "").getBytes(StandardCharsets.UTF_8));
        files.put("images/bucket.png", picture);
        return zip(files);
    }

    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
