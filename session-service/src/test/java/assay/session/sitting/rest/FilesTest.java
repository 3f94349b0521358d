package assay.session.sitting.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import assay.session.outbox.schedule.OutboxSender;
import assay.session.platform.Api;
import assay.session.platform.Api.Sitting;
import assay.session.platform.Exchange;
import assay.session.platform.GradingDesk;
import assay.session.platform.Issuer;
import assay.session.platform.MovableClock;
import assay.session.platform.QuestionBank;
import assay.session.platform.ServiceTest;
import assay.session.platform.Sql;
import assay.session.pool.Interaction;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FilesTest extends ServiceTest {
    private static final UUID QUESTION = QuestionBank.questionId(Interaction.FILE_UPLOAD);
    private static final byte[] TEXT = "A short report.\n".getBytes(StandardCharsets.UTF_8);

    /** The smallest picture there is. */
    private static final byte[] GIF =
            HexFormat.of()
                    .parseHex(
                            "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b");

    @Inject Sql sql;
    @Inject MovableClock clock;
    @Inject OutboxSender sender;

    private static Sitting sitting() {
        return Api.start(Api.publishedExamOfKinds());
    }

    private static String handedIn(Sitting sitting, String name, byte[] bytes) {
        return sitting.upload(QUESTION, name, bytes).then().statusCode(201).extract().path("id");
    }

    private static Response name(Sitting sitting, long sequence, String... files) {
        return sitting.save(
                QUESTION.toString(),
                sequence,
                files.length == 0
                        ? "null"
                        : "{\"type\": \"file_upload\", \"files\": [\"%s\"]}"
                                .formatted(String.join("\", \"", files)));
    }

    @Test
    void a_file_is_kept_as_it_was_and_is_what_its_bytes_say() {
        var sitting = sitting();
        var reply =
                sitting.upload(QUESTION, "a picture.txt", GIF)
                        .then()
                        .statusCode(201)
                        .header("Location", notNullValue())
                        .body("mediaType", equalTo("image/gif"))
                        .body("bytes", equalTo(GIF.length))
                        .body("sha256", notNullValue())
                        .body("name", equalTo("a picture.txt"))
                        .extract();
        var path = "/v1/sessions/%s/files/%s".formatted(sitting.id(), reply.path("id"));
        assertThat(reply.header("Location")).endsWith(path);
        var download = sitting.byToken().get(path + "/content");
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.asByteArray()).isEqualTo(GIF);
        assertThat(download.header("Content-Type")).isEqualTo("image/gif");
        assertThat(download.header("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''a%20picture.txt");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
        for (var accept : List.of("image/gif", "image/*")) {
            // not held against the contract, whose validator takes its wildcard for a type
            RestAssured.given()
                    .filter(Api.HEADERS)
                    .auth()
                    .oauth2(sitting.token())
                    .accept(accept)
                    .get(path + "/content")
                    .then()
                    .statusCode(200)
                    .header("Content-Type", "image/gif");
        }
        sitting.byToken().get(path).then().statusCode(200).body("id", equalTo(reply.path("id")));
    }

    @Test
    void a_file_of_many_pieces_comes_back_whole() {
        var sitting = sitting();
        var id = handedIn(sitting, "report.txt", TEXT);
        // what would have come as two pieces
        sql.change(
                "update uploaded_piece set bytes = substring(bytes from 1 for 5) where file_id = ?",
                UUID.fromString(id));
        sql.change(
                "insert into uploaded_piece (session_id, file_id, place, bytes) values (?, ?, 1,"
                        + " ?)",
                sitting.id(),
                UUID.fromString(id),
                Arrays.copyOfRange(TEXT, 5, TEXT.length));
        assertThat(
                        sitting.byToken()
                                .get("/v1/sessions/{s}/files/{f}/content", sitting.id(), id)
                                .asByteArray())
                .isEqualTo(TEXT);
    }

    @Test
    void the_same_bytes_again_are_the_same_file() {
        var sitting = sitting();
        var first = handedIn(sitting, "report.txt", TEXT);
        sitting.upload(QUESTION, "again.txt", TEXT)
                .then()
                .statusCode(200)
                .body("id", equalTo(first))
                .body("name", equalTo("report.txt"));
        sitting.byToken()
                .get("/v1/sessions/{id}/files", sitting.id())
                .then()
                .statusCode(200)
                .body("items.id", contains(first));
        assertThat(pieces(sitting)).isEqualTo(1);
    }

    private int pieces(Sitting sitting) {
        return sql.find(
                        "select count(*) from uploaded_piece where session_id = ?",
                        row -> row.getInt(1),
                        sitting.id())
                .orElseThrow();
    }

    @Test
    void what_the_question_does_not_take_is_refused_and_not_kept() {
        var sitting = sitting();
        sitting.upload(
                        QUESTION,
                        "page.txt",
                        "<!DOCTYPE html><html><body>x</body></html>"
                                .getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:media-type-refused"));
        sitting.upload(QUESTION, "long.txt", "x".repeat(1_001).getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:assay:problem:body-too-large"));
        sitting.upload(QUESTION, "edge.txt", "x".repeat(1_000).getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201);
        sitting.upload(QUESTION, "nothing.txt", new byte[0]).then().statusCode(422);
        sitting.upload(QUESTION, "../report.txt", TEXT).then().statusCode(400);
        sitting.upload(QuestionBank.questionId(Interaction.ESSAY), "report.txt", TEXT)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:takes-no-files"));
        sitting.upload(UUID.randomUUID(), "report.txt", TEXT)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-question"));
        assertThat(pieces(sitting)).isEqualTo(1);
    }

    @Test
    void so_many_files_are_kept_and_one_is_deleted_before_the_next() {
        var sitting = sitting();
        // two that a response may name, and two to spare
        for (int i = 1; i <= 4; i++) {
            handedIn(sitting, i + ".txt", ("file " + i).getBytes(StandardCharsets.UTF_8));
        }
        var fifth = "file 5".getBytes(StandardCharsets.UTF_8);
        sitting.upload(QUESTION, "5.txt", fifth)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:too-many-files"));
        assertThat(pieces(sitting)).isEqualTo(4);
        String first =
                sitting.byToken()
                        .get("/v1/sessions/{id}/files?limit=1", sitting.id())
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1))
                        .body("nextCursor", notNullValue())
                        .extract()
                        .path("items[0].id");
        sitting.byToken()
                .delete("/v1/sessions/{s}/files/{f}", sitting.id(), first)
                .then()
                .statusCode(200)
                .body("id", equalTo(first));
        handedIn(sitting, "5.txt", fifth);
        assertThat(pieces(sitting)).isEqualTo(4);
    }

    @Test
    void a_response_names_files_of_this_session_for_this_question() {
        var sitting = sitting();
        var other = sitting();
        var own = handedIn(sitting, "report.txt", TEXT);
        var foreign = handedIn(other, "report.txt", TEXT);
        name(sitting, 1, own, foreign)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/response/files/1"));
        name(sitting, 1, own, own)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/response/files/1"));
        name(sitting, 1, own).then().statusCode(200);
    }

    @Test
    void a_file_that_the_response_names_stays() {
        var sitting = sitting();
        var id = handedIn(sitting, "report.txt", TEXT);
        name(sitting, 1, id).then().statusCode(200);
        sitting.byToken()
                .delete("/v1/sessions/{s}/files/{f}", sitting.id(), id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:file-in-use"));
        name(sitting, 2).then().statusCode(200);
        sitting.byToken()
                .delete("/v1/sessions/{s}/files/{f}", sitting.id(), id)
                .then()
                .statusCode(200);
        sitting.byToken()
                .get("/v1/sessions/{s}/files/{f}", sitting.id(), id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-file"));
    }

    @Test
    void files_of_a_part_are_for_that_part() {
        var sitting = sitting();
        var composite = QuestionBank.questionId(Interaction.COMPOSITE);
        sitting.upload(composite, "report.txt", TEXT).then().statusCode(409);
        String id =
                sitting.byToken()
                        .contentType("application/octet-stream")
                        .queryParam("questionId", composite)
                        .queryParam("part", "p4")
                        .queryParam("name", "report.txt")
                        .body(TEXT)
                        .post("/v1/sessions/{id}/files", sitting.id())
                        .then()
                        .statusCode(201)
                        .body("part", equalTo("p4"))
                        .extract()
                        .path("id");
        name(sitting, 1, id).then().statusCode(422);
        sitting.save(
                        composite.toString(),
                        1,
                        """
                        {"type": "composite", "parts": [{"part": "p4", "response": {"type": "file_upload", "files": ["%s"]}}]}
                        """
                                .formatted(id))
                .then()
                .statusCode(200);
    }

    @Test
    void files_are_the_candidates_own_and_the_instructors_to_read() {
        var sitting = sitting();
        var id = handedIn(sitting, "report.txt", TEXT);
        var path = "/v1/sessions/%s/files/%s".formatted(sitting.id(), id);
        Api.instructor().get(path).then().statusCode(200);
        assertThat(Api.instructor().get(path + "/content").asByteArray()).isEqualTo(TEXT);
        assertThat(
                        Api.instructor()
                                .get(path + "/content?name=file-1.txt")
                                .header("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''file-1.txt");
        Api.instructor().queryParam("name", "a/b").get(path + "/content").then().statusCode(400);
        Api.instructor().delete(path).then().statusCode(403);
        for (var stranger :
                List.of(
                        Issuer.tokenIn("demo", "eve", "candidate"),
                        Issuer.tokenIn("other", sitting.candidate(), "candidate"),
                        Issuer.tokenIn("other", "ines", "instructor"))) {
            for (var at : List.of(path, path + "/content")) {
                Api.as(stranger)
                        .get(at)
                        .then()
                        .statusCode(404)
                        .body("type", equalTo("urn:assay:problem:no-such-session"));
            }
        }
        Api.candidate("eve").delete(path).then().statusCode(404);
        sitting().byToken().get(path).then().statusCode(403);
        // a file of another session under one's own
        var other = sitting();
        other.byToken()
                .get("/v1/sessions/{s}/files/{f}/content", other.id(), id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-file"));
    }

    @Test
    void what_responses_name_is_told_to_grading_and_what_they_do_not_name_is_not()
            throws IOException {
        var sitting = sitting();
        handedIn(sitting, "draft.txt", "A draft.".getBytes(StandardCharsets.UTF_8));
        var id = handedIn(sitting, "Bericht über alles.txt", TEXT);
        name(sitting, 1, id).then().statusCode(200);
        var file = Api.instructor().get("/v1/sessions/{s}/files/{f}", sitting.id(), id);
        sitting.submit().then().statusCode(201);
        sender.send();

        var files =
                new ObjectMapper()
                        .readTree(GradingDesk.submission(sitting.id().toString()))
                        .get("files");

        assertThat(files).hasSize(1);
        var told = files.get(0);
        assertThat(told.get("id").textValue()).isEqualTo(id);
        assertThat(told.get("questionId").textValue()).isEqualTo(QUESTION.toString());
        assertThat(told.path("part").isTextual()).isFalse();
        assertThat(told.get("name").textValue()).isEqualTo("Bericht über alles.txt");
        assertThat(told.get("mediaType").textValue()).isEqualTo(file.path("mediaType"));
        assertThat(told.get("bytes").intValue()).isEqualTo(TEXT.length);
        assertThat(told.get("sha256").textValue()).isEqualTo(file.path("sha256"));
        assertThat(Instant.parse(told.get("uploadedAt").textValue()))
                .isEqualTo(Instant.parse(file.path("uploadedAt")));
        assertThat(Exchange.GRADING.faults()).isEmpty();
    }

    @Test
    void nothing_comes_or_goes_once_the_session_is_over() {
        var submitted = sitting();
        var id = handedIn(submitted, "report.txt", TEXT);
        submitted.submit().then().statusCode(201);
        submitted
                .upload(QUESTION, "late.txt", GIF)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:session-submitted"));
        submitted
                .byToken()
                .delete("/v1/sessions/{s}/files/{f}", submitted.id(), id)
                .then()
                .statusCode(409);
        submitted
                .byToken()
                .get("/v1/sessions/{s}/files/{f}", submitted.id(), id)
                .then()
                .statusCode(200);

        var expired = sitting();
        clock.advance(Duration.ofMinutes(21));
        Api.candidate(expired.candidate())
                .contentType("application/octet-stream")
                .queryParam("questionId", QUESTION)
                .queryParam("name", "late.txt")
                .body(TEXT)
                .post("/v1/sessions/{id}/files", expired.id())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:session-expired"));
    }
}
