package assay.question.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.asset.AssetSamples;
import assay.question.content.QuestionSamples;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every operation of the contract, asked by one organisation for what belongs to another: it finds
 * nothing, tells nothing and changes nothing. The operations are those of {@code openapi.yaml}, so
 * that a new one fails here until it is known how to ask it.
 */
@QuarkusTest
@RunningService
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class IsolationTest {
    private static final String OURS = QuestionSamples.newName("ours");
    private static final String THEIRS = QuestionSamples.newName("theirs");
    private static final String THIRD = QuestionSamples.newName("third");

    /** Words that stand in what is ours alone. */
    private static final String SECRET = "quaggaproof";

    private static final String AIKEN =
            """
            Which %s?
            A. One
            B. Two
            ANSWER: A
            """;

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "delete");

    /** Parts of a path that stand for something that only the part before them can have. */
    private static final Set<String> NESTED = Set.of("exportId", "importId", "commentId");

    /** With a part of ours in the path, and yet no 404; by the reason. */
    private static final Map<String, Integer> ANSWERED_OTHERWISE =
            Map.of(
                    // releasing what is not there is done already
                    "releasePool", 204,
                    // a pool's id is the caller's choice; what it selects is not there
                    "freezePool", 422);

    /** Without a part of ours in the path: what their body names is not there. */
    private static final Map<String, Integer> NAMED_IN_BODIES =
            Map.of(
                    "createQuestion", 422,
                    "createTopic", 422,
                    "createStudyNote", 422,
                    // its filter finds nothing
                    "createBulkChange", 422,
                    // which it tells to be missing
                    "lookUpAnswerKeys", 200);

    /** What makes something new of theirs, whatever is ours. */
    private static final Map<String, Integer> OF_THEIR_OWN =
            Map.of(
                    "createBank", 201,
                    "createScheme", 201,
                    "uploadAsset", 201);

    private final DataSource database;
    private final Map<String, String> ours = new HashMap<>();
    private final Map<String, String> theirs = new HashMap<>();
    private final Map<String, Object> bodies = new HashMap<>();
    private final byte[] picture = AssetSamples.newPicture();

    @Inject
    IsolationTest(DataSource database) {
        this.database = database;
    }

    private record Operation(String method, String path, String id, JsonNode node) {
        List<String> parameters() {
            return PARAMETER.matcher(path).results().map(part -> part.group(1)).toList();
        }

        boolean isInternal() {
            return path.startsWith("/internal/");
        }

        boolean names(String parameter) {
            return node.path("parameters").findValuesAsText("name").contains(parameter);
        }

        @Override
        public String toString() {
            return "%s (%s %s)".formatted(id, method, path);
        }
    }

    /** Those that read first, and those that delete last: each finds what it asks for. */
    private static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        JsonNode contract;
        try {
            contract = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var path : contract.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(
                            new Operation(
                                    operation.getKey(),
                                    path.getKey(),
                                    operation.getValue().get("operationId").asText(),
                                    operation.getValue()));
                }
            }
        }
        operations.sort(
                Comparator.comparingInt(operation ->
                        List.of("get", "head", "put", "post", "delete")
                                .indexOf(operation.method())));
        return operations;
    }

    private static RequestSpecification in(String organisation) {
        return Api.as(tokenIn(organisation));
    }

    private static String tokenIn(String organisation) {
        return Issuer.tokenIn(organisation, "olga", "author", "instructor", "admin");
    }

    /** Before the first test: the port is not known earlier. */
    @BeforeEach
    void one_organisation_has_one_of_everything_and_the_other_a_bank_and_a_question()
            throws InterruptedException {
        if (!ours.isEmpty()) {
            return;
        }
        fill(OURS, ours);
        fill(THEIRS, theirs);
        var bank = of(ours, "bank");
        var scheme = of(ours, "scheme");
        var draft = QuestionSamples.singleChoice(bank).put("name", "another").toString();
        var elsewhere = QuestionSamples.singleChoice(of(ours, "otherBank")).toString();
        var reference = scheme + "/topic";
        bodies.put("updateBank", Map.of("name", bank, "title", "Changed"));
        bodies.put("createBank", Map.of("name", bank, "title", "The same name"));
        bodies.put("createExport", Map.of("format", "gift"));
        bodies.put("reportCoverage", Map.of("sections", List.of(Map.of("name", "a", "count", 1))));
        bodies.put("createQuestion", elsewhere);
        bodies.put("reviseQuestion", draft.replace("another", "question"));
        bodies.put("moveQuestion", Map.of("bank", of(theirs, "otherBank")));
        bodies.put("createComment", Map.of("text", "Theirs"));
        bodies.put("copyVersionToDraft", Map.of("fromVersion", 1, "replace", true));
        bodies.put("askForReview", Map.of("note", "Please."));
        bodies.put("decideReview", Map.of("decision", "sent_back", "note", "No."));
        bodies.put(
                "createKeyRevision",
                Map.of(
                        "reason",
                        "Changed",
                        "key",
                        QuestionSamples.object(QuestionSamples.singleChoice(bank), "/key")));
        bodies.put(
                "createBulkChange",
                Map.of(
                        "filter",
                        Map.of("bank", bank),
                        "change",
                        Map.of("type", "add_tags", "tags", List.of("theirs"))));
        bodies.put("createScheme", Map.of("name", scheme, "title", "The same name"));
        bodies.put("updateScheme", Map.of("name", scheme, "title", "Changed"));
        bodies.put("createTopic", Map.of("scheme", scheme, "name", "new", "title", "New"));
        bodies.put("updateTopic", Map.of("scheme", scheme, "name", "topic", "title", "Changed"));
        var note =
                Map.of(
                        "title", "Changed",
                        "body", "Changed",
                        "language", "en",
                        "topics", List.of(reference));
        bodies.put("createStudyNote", note);
        bodies.put("updateStudyNote", note);
        bodies.put(
                "lookUpAnswerKeys",
                Map.of(
                        "organisation",
                        THEIRS,
                        "questionVersionIds",
                        List.of(of(ours, "questionVersionId"))));
        bodies.put("freezePool", pool(THEIRS, bank));
        bodies.put("createImport", AIKEN.formatted("one"));
        bodies.put("uploadAsset", picture);
    }

    private static String of(Map<String, String> ids, String name) {
        return Objects.requireNonNull(ids.get(name), name);
    }

    private static Map<String, Object> pool(String organisation, String bank) {
        return Map.of(
                "organisation",
                organisation,
                "examId",
                "0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a10",
                "selections",
                List.of(Map.of("name", "all", "bank", bank)));
    }

    /** Makes one of everything that a path names; what each is by the name of its parameter. */
    private void fill(String organisation, Map<String, String> ids) throws InterruptedException {
        var bank = QuestionSamples.newName(organisation + "-bank");
        ids.put("bank", bank);
        ids.put(
                "bankId",
                created(organisation, "/v1/banks", Map.of("name", bank, "title", SECRET)));
        ids.put("otherBank", QuestionSamples.newName(organisation + "-bank"));
        created(organisation, "/v1/banks", Map.of("name", of(ids, "otherBank"), "title", "Other"));
        var scheme = QuestionSamples.newName(organisation + "-scheme");
        ids.put("scheme", scheme);
        created(organisation, "/v1/topics/schemes", Map.of("name", scheme, "title", SECRET));
        ids.put(
                "topicId",
                created(
                        organisation,
                        "/v1/topics",
                        Map.of("scheme", scheme, "name", "topic", "title", SECRET)));
        ids.put(
                "studyNoteId",
                created(
                        organisation,
                        "/v1/study-notes",
                        Map.of(
                                "title",
                                SECRET,
                                "body",
                                SECRET,
                                "language",
                                "en",
                                "topics",
                                List.of(scheme + "/topic"))));
        var asset =
                in(organisation)
                        .contentType("image/png")
                        .body(organisation.equals(OURS) ? picture : AssetSamples.newPicture())
                        .post("/v1/assets");
        asset.then().statusCode(201);
        ids.put("hash", asset.path("hash"));
        question(organisation, ids);
        ids.put("poolId", UUID.randomUUID().toString());
        Api.service("pools:write")
                .body(pool(organisation, bank))
                .put("/internal/v1/pools/{pool}", of(ids, "poolId"))
                .then()
                .statusCode(200);
        var banks = "/v1/banks/" + of(ids, "bankId");
        ids.put(
                "importId",
                ended(
                        organisation,
                        in(organisation)
                                .contentType(ContentType.BINARY)
                                .body(AIKEN.formatted(SECRET).getBytes(UTF_8))
                                .post(banks + "/imports?format=aiken&dryRun=true")));
        ids.put(
                "exportId",
                ended(
                        organisation,
                        in(organisation).body(Map.of("format", "gift")).post(banks + "/exports")));
        ids.put(
                "jobId",
                ended(
                        organisation,
                        in(organisation)
                                .body(
                                        Map.of(
                                                "filter", Map.of("bank", bank),
                                                "change",
                                                        Map.of(
                                                                "type",
                                                                "add_tags",
                                                                "tags",
                                                                List.of(SECRET)),
                                                "dryRun", true))
                                .post("/v1/questions/bulk-changes")));
    }

    /** A question that is published, commented, and has a picture in its content and its key. */
    private static void question(String organisation, Map<String, String> ids) {
        var question = QuestionSamples.singleChoice(of(ids, "bank")).put("name", "question");
        question.put("title", SECRET).putArray("topics").add(of(ids, "scheme") + "/topic");
        var picture = "![%s](asset:%s)".formatted(SECRET, of(ids, "hash"));
        QuestionSamples.object(question, "/content").put("stem", "Which? " + picture);
        QuestionSamples.object(question, "/key").put("rationale", "This: " + picture);
        var id = created(organisation, "/v1/questions", question.toString());
        ids.put("questionId", id);
        var published =
                in(organisation).header("If-Match", "*").put("/v1/questions/{id}/publication", id);
        published.then().statusCode(200);
        ids.put("questionVersionId", published.path("latest.id"));
        ids.put("number", "1");
        ids.put("other", "1");
        ids.put(
                "commentId",
                created(
                        organisation,
                        "/v1/questions/%s/comments".formatted(id),
                        Map.of("text", SECRET)));
    }

    private static String created(String organisation, String path, Object body) {
        var reply = in(organisation).body(body).post(path);
        reply.then().statusCode(201);
        return reply.path("id");
    }

    /** Waits until the job has ended; returns its id. */
    private static String ended(String organisation, Response created) throws InterruptedException {
        created.then().statusCode(202);
        for (var tries = 0; tries < 600; tries++) {
            if (in(organisation).get(created.header("Location")).path("job.finishedAt") != null) {
                return created.path("job.id");
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the job does not end");
    }

    private static String filled(Operation operation, Map<String, String> ids) {
        return PARAMETER
                .matcher(operation.path())
                .replaceAll(part -> {
                    assertThat(ids).as("what %s asks for", operation).containsKey(part.group(1));
                    return of(ids, part.group(1));
                });
    }

    private Response ask(Operation operation, String organisation, String path) {
        if (operation.method().equals("head")) {
            // the contract's validator misses the body that no answer to HEAD has
            return RestAssured.given().auth().oauth2(tokenIn(organisation)).head(path);
        }
        var request =
                operation.isInternal() ? asService(operation, organisation) : in(organisation);
        request.accept(ContentType.ANY);
        if (operation.names("If-Match")) {
            request.header("If-Match", "*");
        }
        if (operation.node().has("requestBody")) {
            assertThat(bodies).as("a body of %s", operation).containsKey(operation.id());
            var body = Objects.requireNonNull(bodies.get(operation.id()));
            switch (body) {
                case byte[] bytes -> request.contentType("image/png").body(bytes);
                case String text when !text.startsWith("{") ->
                        request.contentType(ContentType.BINARY).body(text.getBytes(UTF_8));
                default -> request.body(body);
            }
        }
        return request.request(operation.method().toUpperCase(Locale.ROOT), path);
    }

    /** With every permission: what is tested is the organisation. */
    private static RequestSpecification asService(Operation operation, String organisation) {
        var request = Api.service("pools:read pools:write keys:read");
        return operation.names("organisation")
                ? request.queryParam("organisation", organisation)
                : request;
    }

    /** Before they have things of the same names and bytes. */
    @Test
    @Order(1)
    void what_is_ours_is_not_there_for_them_and_stays_as_it_is() throws SQLException {
        var before = everythingOfOurs();
        for (var operation : operations()) {
            if (operation.parameters().isEmpty()) {
                continue;
            }
            var asked = ask(operation, THEIRS, filled(operation, ours));
            assertThat(asked.statusCode())
                    .as("%s: %s", operation, asked.asString())
                    .isEqualTo(ANSWERED_OTHERWISE.getOrDefault(operation.id(), 404));
            assertThat(asked.asString()).as(operation.toString()).doesNotContain(SECRET);
            for (var nested : operation.parameters()) {
                if (NESTED.contains(nested)) {
                    var mixed = new HashMap<>(theirs);
                    mixed.put(nested, of(ours, nested));
                    assertThat(ask(operation, THEIRS, filled(operation, mixed)).statusCode())
                            .as("%s under what is theirs", operation)
                            .isEqualTo(404);
                }
            }
            assertThat(everythingOfOurs()).as("after %s", operation).isEqualTo(before);
        }
    }

    @Test
    void lists_of_theirs_tell_nothing_of_ours() {
        var seen = 0;
        for (var operation : operations()) {
            if (operation.parameters().isEmpty() && operation.method().equals("get")) {
                var all = operation.names("limit") ? "?limit=200" : "";
                var listed = ask(operation, THEIRS, operation.path() + all);
                listed.then().statusCode(200);
                assertThat(ours.values())
                        .as(operation.toString())
                        .noneMatch(id -> id.length() > 5 && listed.asString().contains(id));
                assertThat(theirs.values())
                        .as(operation.toString())
                        .anyMatch(id -> id.length() > 5 && listed.asString().contains(id));
                seen++;
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(8);
    }

    @Test
    void what_they_create_can_not_name_what_is_ours_and_does_not_touch_it() throws Exception {
        var before = everythingOfOurs();
        for (var operation : operations()) {
            if (!operation.parameters().isEmpty() || operation.method().equals("get")) {
                continue;
            }
            var id = operation.id();
            assertThat(NAMED_IN_BODIES.containsKey(id) || OF_THEIR_OWN.containsKey(id))
                    .as("%s is known here", operation)
                    .isTrue();
            var asked = ask(operation, THEIRS, operation.path());
            assertThat(asked.statusCode())
                    .as("%s: %s", operation, asked.asString())
                    .isEqualTo(NAMED_IN_BODIES.getOrDefault(id, OF_THEIR_OWN.getOrDefault(id, 0)));
            assertThat(everythingOfOurs()).as("after %s", operation).isEqualTo(before);
        }
    }

    /** Else the requests of this test could be such that nobody gets anything. */
    @Test
    void the_same_requests_find_what_is_there_in_their_own_organisation() throws Exception {
        var own = new HashMap<String, String>();
        fill(THIRD, own);
        for (var operation : operations()) {
            if (!operation.parameters().isEmpty()
                    && !ANSWERED_OTHERWISE.containsKey(operation.id())) {
                assertThat(ask(operation, THIRD, filled(operation, own)).statusCode())
                        .as(operation.toString())
                        .isNotIn(401, 403, 404, 415);
            }
        }
    }

    /** A digest of each table's rows that are ours. */
    private Map<String, String> everythingOfOurs() throws SQLException {
        var digests = new TreeMap<String, String>();
        try (var connection = database.getConnection()) {
            var tables = new ArrayList<String>();
            try (var query =
                            connection.prepareStatement(
                                    """
                                    select c.table_name from information_schema.columns c
                                    join information_schema.tables t using (table_schema, table_name)
                                    where c.table_schema = current_schema and c.column_name = 'organisation'
                                      and t.table_type = 'BASE TABLE'
                                    """);
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (var table : tables) {
                try (var query =
                        connection.prepareStatement(
                                """
                                select count(*) || ' ' || md5(coalesce(string_agg(row, '|' order by row), ''))
                                from (select t::text as row from %s t where organisation = ?) r
                                """
                                        .formatted(table))) {
                    query.setString(1, OURS);
                    try (var digest = query.executeQuery()) {
                        digest.next();
                        digests.put(table, digest.getString(1));
                    }
                }
            }
        }
        assertThat(digests).containsKeys("question", "question_version", "key_revision", "job");
        return digests;
    }
}
