package assay.question.content.rest;

import static assay.question.asset.AssetSamples.hashOf;
import static assay.question.asset.AssetSamples.newPicture;
import static assay.question.content.QuestionSamples.draft;
import static assay.question.content.QuestionSamples.newBank;
import static assay.question.content.QuestionSamples.object;
import static assay.question.content.QuestionSamples.parse;
import static assay.question.content.QuestionSamples.publish;
import static assay.question.content.QuestionSamples.revise;
import static assay.question.content.QuestionSamples.singleChoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import assay.question.asset.AssetSamples;
import assay.question.content.json.InteractionExamples;
import assay.question.platform.Api;
import assay.question.platform.RunningService;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What authors write is harmless once it is stored, and keeps the assets that it refers to. */
@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class TextsOfQuestionsTest {
    private final DataSource database;

    @Inject
    TextsOfQuestionsTest(DataSource database) {
        this.database = database;
    }

    private static String uploaded() {
        var picture = newPicture();
        Api.author()
                .contentType("image/png")
                .body(picture)
                .post("/v1/assets")
                .then()
                .statusCode(201);
        return hashOf(picture);
    }

    private static ObjectNode withStem(String bank, String stem) {
        var question = singleChoice(bank);
        object(question, "/content").put("stem", stem);
        return question;
    }

    private static int uses(String hash) {
        return Api.author().get("/v1/assets/{hash}/metadata", hash).path("usedByVersions");
    }

    private static Response publication(Response last) {
        return Api.author()
                .header("If-Match", last.header("ETag"))
                .put("/v1/questions/{id}/publication", last.<String>path("id"));
    }

    private static Response freeze(UUID pool, String bank) {
        return Api.service("pools:write")
                .body(
                        Map.of(
                                "organisation",
                                "demo",
                                "examId",
                                UUID.randomUUID(),
                                "selections",
                                List.of(Map.of("name", "all", "bank", bank))))
                .put("/internal/v1/pools/{pool}", pool);
    }

    @Test
    void what_could_do_harm_is_gone_when_a_text_is_stored() {
        var question = withStem(newBank(), "Is <b onclick=\"x()\">3 < 4</b>?<script>x()</script>");
        object(question, "/key").put("rationale", "[Yes](javascript:x()) \\(3<4\\)");

        draft(question)
                .then()
                .body("latest.content.stem", equalTo("Is <b>3 < 4</b>?x()"))
                .body("latest.key.rationale", equalTo("Yes \\(3<4\\)"));
        draft(
                        withStem(newBank(), "Is <b onclick=\"x()\">it</b>?<script>x()</script>")
                                .put("textFormat", "html"))
                .then()
                .body("latest.content.stem", equalTo("Is <b>it</b>?"));
    }

    @Test
    void a_version_uses_the_assets_that_its_texts_refer_to() {
        var first = uploaded();
        var second = uploaded();
        var bank = newBank();
        var question = withStem(bank, "![A cell](asset:%s)".formatted(first));
        object(question, "/key").put("rationale", "![A key](asset:%s)".formatted(second));

        var stored = draft(question);
        assertThat(uses(first)).isEqualTo(1);
        assertThat(uses(second)).isEqualTo(1);

        object(question, "/content").put("stem", "No picture.");
        var revised = revise(stored, question);
        assertThat(uses(first)).isZero();

        var published = publish(revised);
        object(question, "/key").put("rationale", "None.");
        revise(published, question);
        assertThat(uses(second)).as("the published version keeps it").isEqualTo(1);
    }

    @Test
    void an_asset_that_is_not_there_is_named_with_its_place() {
        var unknown = "0".repeat(64);
        var question = withStem(newBank(), "![A cell](asset:%s)".formatted(unknown));
        object(question, "/content/choices/1").put("text", "![B](asset:%s)".formatted(unknown));
        object(question, "/key").put("rationale", "![C](asset:%s)".formatted(unknown));

        Api.author()
                .body(question.toString())
                .post("/v1/questions")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "#/content/stem", "#/content/choices/1/text", "#/key/rationale"));
    }

    @Test
    void an_asset_of_another_organisation_is_not_there() {
        var picture = newPicture();
        Api.stranger()
                .contentType("image/png")
                .body(picture)
                .post("/v1/assets")
                .then()
                .statusCode(201);

        Api.author()
                .body(
                        withStem(newBank(), "![A cell](asset:%s)".formatted(hashOf(picture)))
                                .toString())
                .post("/v1/questions")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/content/stem"));
    }

    @Test
    void a_picture_without_alternative_text_is_not_published() {
        var picture = uploaded();
        var question = withStem(newBank(), "What is ![](asset:%s)?".formatted(picture));
        var stored = draft(question);

        publication(stored)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:picture-without-alternative"))
                .body("errors.pointer", contains("#/content/stem"));

        object(question, "/content").put("stem", "What is ![a cell](asset:%s)?".formatted(picture));
        publish(revise(stored, question));
    }

    @Test
    void a_picture_on_another_server_may_be_in_a_draft_and_is_not_published() {
        var question = withStem(newBank(), "What is ![a cell](https://pictures.example/cell.png)?");
        object(question, "/key")
                .put("rationale", "See ![a key](https://pictures.example/key.png).");
        var stored = draft(question);

        publication(stored)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:picture-from-elsewhere"))
                .body("errors.pointer", contains("#/content/stem", "#/key/rationale"));

        var picture = uploaded();
        object(question, "/content").put("stem", "What is ![a cell](asset:%s)?".formatted(picture));
        object(question, "/key").put("rationale", "See [it](https://pictures.example/key.png).");
        publish(revise(stored, question));
    }

    /** Exams that were ready before the rule came must not fall apart. */
    @Test
    void what_was_published_with_a_picture_of_another_server_is_still_frozen() throws SQLException {
        var bank = newBank();
        var stored = draft(withStem(bank, "![a cell](https://pictures.example/cell.png)?"));
        execute(
                "update question_version set published_at = now(), published_by = 'ada' where id = ?",
                stored.path("latest.id"));
        execute(
                "update question set state = 'PUBLISHED', published_version = 1 where id = ?",
                stored.path("id"));

        freeze(UUID.randomUUID(), bank)
                .then()
                .statusCode(200)
                .body("questions.questionId", contains(stored.<String>path("id")));
    }

    private void execute(String statement, String id) throws SQLException {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.setObject(1, UUID.fromString(id));
            assertThat(prepared.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void a_corrected_key_shows_no_picture_of_another_server() {
        var stored = draft(withStem(newBank(), "What?"));
        publish(stored);

        Api.author()
                .body(
                        Map.of(
                                "reason",
                                "It changed.",
                                "key",
                                Map.of(
                                        "type",
                                        "single_choice",
                                        "correct",
                                        "a",
                                        "rationale",
                                        "![a key](https://pictures.example/key.png)")))
                .post("/v1/questions/{id}/versions/1/key-revisions", stored.<String>path("id"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:picture-from-elsewhere"))
                .body("errors.pointer", contains("#/key/rationale"));
    }

    @Test
    void a_pool_has_what_its_contents_show_and_nothing_that_only_keys_show() {
        var shown = newPicture();
        Api.author().contentType("image/png").body(shown).post("/v1/assets").then().statusCode(201);
        var hidden = uploaded();
        var bank = newBank();
        var question = withStem(bank, "![A cell](asset:%s)".formatted(hashOf(shown)));
        object(question, "/key").put("rationale", "![A key](asset:%s)".formatted(hidden));
        publish(draft(question));
        var pool = UUID.randomUUID();

        freeze(pool, bank)
                .then()
                .statusCode(200)
                .body("assets.hash", contains(hashOf(shown)))
                .body("assets[0].mediaType", equalTo("image/png"))
                .body("assets[0].bytes", equalTo(shown.length));
        var bytes =
                Api.service("pools:read")
                        .accept("*/*")
                        .queryParam("organisation", "demo")
                        .get("/internal/v1/pools/{pool}/assets/{hash}", pool, hashOf(shown));
        bytes.then().statusCode(200).header("Content-Type", "image/png");
        assertThat(bytes.asByteArray()).isEqualTo(shown);

        for (var wrong :
                List.of(
                        Map.of("pool", pool, "hash", hidden, "organisation", "demo"),
                        Map.of("pool", pool, "hash", "x", "organisation", "demo"),
                        Map.of("pool", pool, "hash", hashOf(shown), "organisation", "other"),
                        Map.of(
                                "pool", UUID.randomUUID(),
                                "hash", hashOf(shown),
                                "organisation", "demo"))) {
            Api.service("pools:read")
                    .accept("*/*")
                    .queryParam("organisation", wrong.get("organisation"))
                    .get(
                            "/internal/v1/pools/{pool}/assets/{hash}",
                            wrong.get("pool"),
                            wrong.get("hash"))
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:assay:problem:no-such-pool-asset"));
        }
        Api.service("pools:read")
                .accept("*/*")
                .get("/internal/v1/pools/{pool}/assets/{hash}", pool, hashOf(shown))
                .then()
                .statusCode(400);
        Api.service("keys:read")
                .accept("*/*")
                .queryParam("organisation", "demo")
                .get("/internal/v1/pools/{pool}/assets/{hash}", pool, hashOf(shown))
                .then()
                .statusCode(403);
    }

    private static Response keyAsset(
            RequestSpecification caller, String organisation, Object version, String hash) {
        return caller.accept("*/*")
                .queryParam("organisation", organisation)
                .get("/internal/v1/question-versions/{version}/key-assets/{hash}", version, hash);
    }

    @Test
    void whoever_reads_keys_loads_what_they_show_and_nothing_that_only_contents_show() {
        var hidden = newPicture();
        Api.author()
                .contentType("image/png")
                .body(hidden)
                .post("/v1/assets")
                .then()
                .statusCode(201);
        var shown = uploaded();
        var question = withStem(newBank(), "![A cell](asset:%s)".formatted(shown));
        object(question, "/key").put("rationale", "![A key](asset:%s)".formatted(hashOf(hidden)));
        var stored = draft(question);
        publish(stored);
        var version = stored.<String>path("latest.id");
        // What an earlier key showed stays: results may rest on it.
        Api.author()
                .body(
                        Map.of(
                                "reason",
                                "It changed.",
                                "key",
                                Map.of("type", "single_choice", "correct", "a")))
                .post("/v1/questions/{id}/versions/1/key-revisions", stored.<String>path("id"))
                .then()
                .statusCode(201);

        var bytes = keyAsset(Api.service("keys:read"), "demo", version, hashOf(hidden));

        bytes.then().statusCode(200).header("Content-Type", "image/png");
        assertThat(bytes.asByteArray()).isEqualTo(hidden);
        for (var missing :
                List.of(
                        keyAsset(Api.service("keys:read"), "demo", version, shown),
                        keyAsset(Api.service("keys:read"), "demo", version, "x"),
                        keyAsset(Api.service("keys:read"), "other", version, hashOf(hidden)),
                        keyAsset(
                                Api.service("keys:read"),
                                "demo",
                                UUID.randomUUID(),
                                hashOf(hidden)))) {
            missing.then().statusCode(404).body("type", equalTo("urn:assay:problem:no-such-asset"));
        }
        keyAsset(Api.service("keys:read"), "", version, hashOf(hidden)).then().statusCode(400);
        keyAsset(Api.service("pools:read"), "demo", version, hashOf(hidden)).then().statusCode(403);
        keyAsset(Api.candidate(), "demo", version, hashOf(hidden)).then().statusCode(403);
        keyAsset(Api.anonymous(), "demo", version, hashOf(hidden)).then().statusCode(401);
    }

    @Test
    void a_pool_of_words_alone_has_no_assets() {
        var bank = newBank();
        publish(draft(singleChoice(bank)));

        freeze(UUID.randomUUID(), bank).then().statusCode(200).body("assets", empty());
    }

    private static Response refused(ObjectNode question) {
        var reply = Api.author().body(question.toString()).post("/v1/questions");
        reply.then().statusCode(422).body("type", equalTo("urn:assay:problem:validation-failed"));
        return reply;
    }

    @Test
    void a_text_of_which_nothing_is_kept_is_no_text() {
        var stem = "<iframe src=\"https://example.org/\"></iframe>";
        var question = withStem(newBank(), stem).put("textFormat", "html");

        refused(question)
                .then()
                .body("errors.pointer", contains("#/content/stem"))
                .body(
                        "errors[0].detail",
                        equalTo(
                                "must not be blank, once its markup is tidied and what could do harm taken out"));

        var stored = draft(withStem(newBank(), "Is it?").put("textFormat", "html"));
        Api.author()
                .header("If-Match", stored.header("ETag"))
                .body(
                        withStem(stored.path("bank"), stem)
                                .put("textFormat", "html")
                                .put("name", stored.<String>path("name"))
                                .toString())
                .put("/v1/questions/{id}", stored.<String>path("id"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/content/stem"));
    }

    @Test
    void a_gap_in_a_text_of_which_nothing_is_kept_is_missing() {
        var question = singleChoice(newBank()).put("textFormat", "html");
        question.set("content", parse(InteractionExamples.HOTTEXT_CONTENT));
        question.set("key", parse(InteractionExamples.HOTTEXT_KEY));
        object(question, "/content").put("stem", "Take <!-- [[a]] --> or [[b]].");

        refused(question)
                .then()
                .body("errors.pointer", contains("#/content/stem"))
                .body(
                        "errors[0].detail",
                        equalTo(
                                "the text lacks [[a]], once its markup is tidied and what could do harm taken out"));
    }

    @Test
    void an_author_is_told_which_texts_are_not_kept_as_they_were_sent() {
        var question = withStem(newBank(), "Is <b onclick=\"x()\">it</b>?");
        object(question, "/key").put("rationale", "[Yes](javascript:x())");

        var stored = draft(question);
        stored.then().body("tidied", contains("/content/stem", "/key/rationale"));

        object(question, "/content").put("stem", "Is <b>it</b>?");
        object(question, "/key").put("rationale", "Yes.");
        var revised = revise(stored, question);
        revised.then().body("$", not(hasKey("tidied")));
    }

    @Test
    void a_picture_in_a_corrected_key_says_what_it_shows() {
        var picture = uploaded();
        var stored = draft(singleChoice(newBank()));
        publish(stored);
        for (var alternative : List.of("", "&nbsp;", " &#8203; ")) {
            correction(stored, "![%s](asset:%s)".formatted(alternative, picture))
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:assay:problem:picture-without-alternative"))
                    .body("errors.pointer", contains("#/key/rationale"));
        }

        correction(stored, "![A cell](asset:%s)".formatted(picture)).then().statusCode(201);
    }

    private static Response correction(Response question, String rationale) {
        return Api.author()
                .body(
                        Map.of(
                                "reason",
                                "It changed.",
                                "key",
                                Map.of(
                                        "type",
                                        "single_choice",
                                        "correct",
                                        "a",
                                        "rationale",
                                        rationale)))
                .post("/v1/questions/{id}/versions/1/key-revisions", question.<String>path("id"));
    }

    private static String uploaded(String mediaType, byte[] file) {
        return Api.author()
                .contentType(mediaType)
                .body(file)
                .post("/v1/assets")
                .then()
                .extract()
                .path("hash");
    }

    private static ObjectNode onPicture(String asset, int width, int height) {
        var question = singleChoice(newBank());
        question.set("content", parse(InteractionExamples.SELECT_POINT_CONTENT));
        object(question, "/content/image")
                .put("asset", asset)
                .put("width", width)
                .put("height", height);
        question.set(
                "key",
                parse(
                        """
                        {"type": "select_point", "areas": [{"shape": {"type": "circle", "x": 5, "y": 5, "radius": 4}, "credit": 1}]}\
                        """));
        return question;
    }

    @Test
    void regions_are_drawn_on_a_picture_and_nothing_else() {
        var file = uploaded("application/pdf", AssetSamples.pdf());

        refused(onPicture(file, 40, 30))
                .then()
                .body("errors.pointer", contains("#/content/image/asset"));
    }

    @Test
    void a_picture_keeps_its_proportions_at_any_size() {
        var picture = uploaded("image/png", AssetSamples.picture("png", 40, 30, 0x123456));
        draft(onPicture(picture, 40, 30));
        draft(onPicture(picture, 400, 300));
        draft(onPicture(picture, 13, 10));
        draft(onPicture(picture, 30, 40));

        refused(onPicture(picture, 400, 30))
                .then()
                .body(
                        "errors.pointer",
                        containsInAnyOrder("#/content/image/width", "#/content/image/height"))
                .body(
                        "errors[0].detail",
                        equalTo("the picture is 40 x 30, and cannot be shown as 400 x 30"));
    }
}
