package assay.grading.result.rest;

import static assay.grading.Api.as;
import static assay.grading.Api.asCandidate;
import static assay.grading.Api.asInstructor;
import static assay.grading.SubmissionSamples.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import assay.grading.Api;
import assay.grading.GradingServiceTest;
import assay.grading.QuestionBank;
import assay.grading.SubmissionSamples.Sample;
import assay.grading.platform.Issuer;
import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample's candidate chose b; a is wrong. */
@GradingServiceTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResultAssetResourceTest {
    @Inject CircuitBreakerMaintenance breakers;
    @Inject AgroalDataSource database;

    @AfterEach
    void the_question_bank_is_well_again() {
        QuestionBank.answers();
        breakers.resetAll();
    }

    /** A picture that no other test has. */
    private static final class Picture {
        final byte[] bytes =
                "picture %s".formatted(UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        final String hash = hashOf(bytes);

        private static String hashOf(byte[] bytes) {
            try {
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        String shown() {
            return "![What it means](asset:%s)".formatted(hash);
        }
    }

    private final Picture ofRationale = new Picture();
    private final Picture ofChosen = new Picture();
    private final Picture ofOther = new Picture();

    /** The first question's key shows three pictures. */
    private Sample illustrated() {
        var sample = aSubmission();
        QuestionBank.key(
                sample.single,
                """
                {"type": "single_choice", "correct": "b", "rationale": "%s", "references": [],
                 "feedback": [{"choice": "a", "text": "%s"}, {"choice": "b", "text": "%s"}]}
                """
                        .formatted(ofRationale.shown(), ofOther.shown(), ofChosen.shown()));
        for (var picture : new Picture[] {ofRationale, ofChosen, ofOther}) {
            QuestionBank.picture(sample.single, picture.hash, picture.bytes);
        }
        return sample;
    }

    private static Response load(RequestSpecification reader, Sample sample, String hash) {
        return reader.accept("image/*")
                .get("/v1/results/{id}/assets/{hash}", sample.sessionId, hash);
    }

    private static Response loadAsCarl(Sample sample, Picture picture) {
        return load(asCandidate("carl"), sample, picture.hash);
    }

    private static void isNotThere(Response reply) {
        reply.then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:assay:problem:no-such-asset"));
    }

    @Test
    void a_candidate_sees_the_pictures_of_released_feedback_and_keeps_them() {
        var sample = illustrated();
        Api.grade(sample);

        var shown = loadAsCarl(sample, ofRationale);

        shown.then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("ETag", "\"%s\"".formatted(ofRationale.hash))
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", containsString("inline"));
        assertThat(shown.asByteArray()).isEqualTo(ofRationale.bytes);
        assertThat(loadAsCarl(sample, ofOther).asByteArray()).isEqualTo(ofOther.bytes);
        assertThat(load(asInstructor(), sample, ofChosen.hash).asByteArray())
                .isEqualTo(ofChosen.bytes);
        asCandidate("carl")
                .header("If-None-Match", "\"%s\"".formatted(ofRationale.hash))
                .get("/v1/results/{id}/assets/{hash}", sample.sessionId, ofRationale.hash)
                .then()
                .statusCode(304);
    }

    @Test
    void a_part_of_a_picture_can_be_asked_for() {
        var sample = illustrated();
        Api.grade(sample);
        var length = ofChosen.bytes.length;

        var part = load(asCandidate("carl").header("Range", "bytes=2-4"), sample, ofChosen.hash);
        part.then()
                .statusCode(206)
                .header("Content-Range", "bytes 2-4/" + length)
                .header("Content-Type", "image/png")
                .header("Accept-Ranges", "bytes");
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(ofChosen.bytes, 2, 5));
        var tail = load(asInstructor().header("Range", "bytes=-3"), sample, ofChosen.hash);
        tail.then().statusCode(206);
        assertThat(tail.asByteArray())
                .isEqualTo(Arrays.copyOfRange(ofChosen.bytes, length - 3, length));
        load(
                        asCandidate("carl").header("Range", "bytes=%d-".formatted(length)),
                        sample,
                        ofChosen.hash)
                .then()
                .statusCode(416)
                .header("Content-Range", "bytes */" + length)
                .body("type", equalTo("urn:assay:problem:range-not-satisfiable"));
    }

    @ParameterizedTest
    @CsvSource({"true, 206", "false, 200"})
    void a_part_is_given_if_the_client_has_the_rest_of_the_same_picture(
            boolean isTheSame, int status) {
        var sample = illustrated();
        Api.grade(sample);
        var known = isTheSame ? ofChosen.hash : ofOther.hash;

        var reply =
                load(
                        asCandidate("carl")
                                .header("Range", "bytes=2-4")
                                .header("If-Range", "\"%s\"".formatted(known)),
                        sample,
                        ofChosen.hash);

        reply.then().statusCode(status);
        assertThat(reply.asByteArray())
                .isEqualTo(isTheSame ? Arrays.copyOfRange(ofChosen.bytes, 2, 5) : ofChosen.bytes);
    }

    @Test
    void a_picture_that_only_an_earlier_key_revision_shows_is_there_for_instructors()
            throws SQLException {
        var sample = illustrated();
        Api.grade(sample);
        QuestionBank.key(
                sample.single,
                """
                {"type": "single_choice", "correct": "c", "rationale": "", "references": [], "feedback": []}
                """);

        regrade(sample);
        Api.awaitRevision(sample, 2);

        var shown = load(asInstructor(), sample, ofRationale.hash);
        shown.then().statusCode(200);
        assertThat(shown.asByteArray()).isEqualTo(ofRationale.bytes);
        isNotThere(loadAsCarl(sample, ofRationale));
        isNotThere(load(asInstructor(), sample, new Picture().hash));
    }

    private void regrade(Sample sample) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                insert into grading_task (session_id, revision, organisation, reason, queued_at, due_at)
                                values (?, 2, 'demo', 'REGRADE', now(), '2026-01-01')
                                """)) {
            statement.setObject(1, sample.sessionId);
            statement.executeUpdate();
        }
    }

    @Test
    void without_the_keys_feedback_shows_the_pictures_of_what_was_chosen_alone() {
        var sample = illustrated().showing("score", "feedback");
        Api.grade(sample);

        loadAsCarl(sample, ofChosen).then().statusCode(200);
        isNotThere(loadAsCarl(sample, ofRationale));
        isNotThere(loadAsCarl(sample, ofOther));
        asCandidate("carl")
                .header("If-None-Match", "*")
                .get("/v1/results/{id}/assets/{hash}", sample.sessionId, ofOther.hash)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest(name = "showing {0}")
    @CsvSource({"score", "keys", "responses", "verdicts"})
    void without_feedback_its_pictures_are_not_there(String part) {
        var sample = illustrated().showing(part);
        Api.grade(sample);

        isNotThere(loadAsCarl(sample, ofChosen));
        isNotThere(loadAsCarl(sample, ofRationale));
        load(asInstructor(), sample, ofRationale.hash).then().statusCode(200);
    }

    @Test
    void before_the_release_nothing_is_there_for_the_candidate() {
        var sample = illustrated().releasedByHand();
        Api.grade(sample);

        isNotThere(loadAsCarl(sample, ofChosen));

        asInstructor().put("/v1/results/{id}/release", sample.sessionId).then().statusCode(200);
        loadAsCarl(sample, ofChosen).then().statusCode(200);
    }

    @Test
    void nobody_else_sees_them() {
        var sample = illustrated();
        Api.grade(sample);

        isNotThere(load(asCandidate("cora"), sample, ofChosen.hash));
        isNotThere(load(as(Issuer.tokenIn("other", "olga", "instructor")), sample, ofChosen.hash));
        load(as(Issuer.tokenOf("ada", "author")), sample, ofChosen.hash).then().statusCode(403);
        RestAssured.get("/v1/results/{id}/assets/{hash}", sample.sessionId, ofChosen.hash)
                .then()
                .statusCode(401);
    }

    /** Who knows a hash does not see it by naming it. */
    @Test
    void what_a_candidate_or_a_marker_names_is_not_shown() {
        var secret = new Picture();
        var sample = aSubmission().ofExam(UUID.randomUUID());
        var essay =
                sample.asking(
                        "essay",
                        "4",
                        """
                        {"type": "essay", "marking": {"notes": "", "rubric": []}}
                        """,
                        "",
                        "{\"type\": \"essay\", \"text\": \"%s\"}".formatted(secret.shown()));
        QuestionBank.picture(essay, secret.hash, secret.bytes);
        Api.deliverUntil(sample, "awaiting_marking");
        var marking =
                asInstructor()
                        .get("/v1/markings?examId={id}", sample.json.get("examId").textValue())
                        .<String>path("items[0].id");
        asInstructor()
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"points\": 4, \"comment\": \"%s\"}".formatted(secret.shown()))
                .put("/v1/markings/{id}/mark", marking)
                .then()
                .statusCode(200);
        asCandidate("carl")
                .get("/v1/results/{id}", sample.sessionId)
                .then()
                .body("questions[4].response.text", containsString(secret.hash))
                .body("questions[4].feedback.comment", containsString(secret.hash));

        isNotThere(loadAsCarl(sample, secret));
        isNotThere(load(asInstructor(), sample, secret.hash));
    }

    @Test
    void instructors_see_what_notes_for_markers_show_and_candidates_do_not() {
        var noted = new Picture();
        var sample = aSubmission();
        var essay =
                sample.asking(
                        "essay",
                        "4",
                        """
                        {"type": "essay", "rationale": "", "marking": {"notes": "%s", "rubric": []}}
                        """
                                .formatted(noted.shown()),
                        "",
                        null);
        QuestionBank.picture(essay, noted.hash, noted.bytes);
        Api.grade(sample);

        load(asInstructor(), sample, noted.hash).then().statusCode(200);
        isNotThere(loadAsCarl(sample, noted));
    }

    @Test
    void what_is_named_and_not_an_asset_is_not_there() {
        var sample = illustrated();
        Api.grade(sample);

        isNotThere(load(asCandidate("carl"), sample, "0".repeat(64)));
        isNotThere(load(asCandidate("carl"), sample, "rationale"));
        isNotThere(load(asInstructor(), sample, ofChosen.hash.toUpperCase(Locale.ROOT)));
        asCandidate("carl")
                .accept("image/*")
                .get("/v1/results/{id}/assets/{hash}", UUID.randomUUID(), ofChosen.hash)
                .then()
                .statusCode(404);
    }

    @Test
    void while_the_question_bank_is_down_or_wrong_a_picture_is_to_be_asked_for_again() {
        var sample = illustrated();
        Api.grade(sample);
        QuestionBank.isDown();

        loadAsCarl(sample, ofChosen)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("type", equalTo("urn:assay:problem:unavailable"));

        QuestionBank.answers();
        QuestionBank.picture(sample.single, ofChosen.hash, ofOther.bytes);
        loadAsCarl(sample, ofChosen)
                .then()
                .statusCode(503)
                .body("detail", not(containsString(ofOther.hash)));
    }

    @Test
    void the_question_bank_is_asked_as_its_contract_says() {
        var sample = illustrated();
        Api.grade(sample);
        QuestionBank.forgetCalls();

        loadAsCarl(sample, ofChosen).then().statusCode(200);

        assertThat(QuestionBank.calls())
                .anySatisfy(call ->
                        assertThat(call.getRequest().getUrl())
                                .isEqualTo(
                                        "/internal/v1/question-versions/%s/key-assets/%s?organisation=demo"
                                                .formatted(sample.single, ofChosen.hash)));
        assertThat(QuestionBank.breachesOfContract()).isEmpty();
    }
}
