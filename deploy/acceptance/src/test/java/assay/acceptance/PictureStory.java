package assay.acceptance;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PictureStory {
    private static String questionShowing(String hash) {
        return Exams.question(
                Exams.bank(),
                "What is this? ![A small square](asset:%s)".formatted(hash),
                "picture");
    }

    @Test
    void a_candidate_sees_the_picture_that_an_author_put_into_a_question() {
        var picture = Pictures.png(8, 8);
        var hash = Pictures.uploaded(picture);
        var sitting =
                Sitting.begin(Person.CARL, Exams.exam("PT10M", List.of(questionShowing(hash))));

        var shown =
                Person.holderOf(sitting.token())
                        .accept("*/*")
                        .get("/v1/sessions/{id}/assets/{hash}", sitting.id(), hash);

        shown.then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff");
        assertArrayEquals(picture, shown.asByteArray());
        var part =
                Person.CARL
                        .asks()
                        .accept("*/*")
                        .header("Range", "bytes=1-3")
                        .get("/v1/sessions/{id}/assets/{hash}", sitting.id(), hash);
        part.then().statusCode(206).header("Content-Range", "bytes 1-3/" + picture.length);
        Person.holderOf(sitting.token())
                .accept("*/*")
                .header("If-None-Match", "\"" + hash + "\"")
                .get("/v1/sessions/{id}/assets/{hash}", sitting.id(), hash)
                .then()
                .statusCode(304);
        sitting.submit().statusCode(201);
    }

    /** A question whose feedback and rationale show a picture each; right is b. */
    private static String questionExplainedBy(String ofFeedback, String ofRationale) {
        return Exams.published(
                """
                {"bank": "%s", "name": "explained-%s", "title": "Explained", "difficulty": "easy",
                 "topics": ["dva-c02/security"], "language": "en", "points": 1,
                 "content": {"type": "single_choice", "stem": "Which?", "shuffle": false,
                             "choices": [{"id": "a", "text": "First"}, {"id": "b", "text": "Second"}]},
                 "key": {"type": "single_choice", "correct": "b", "rationale": "![Why](asset:%s)", "references": [],
                         "feedback": [{"choice": "a", "text": "![Why not](asset:%s)"}]}}
                """
                        .formatted(
                                Exams.bank(),
                                ofFeedback.substring(0, 12),
                                ofRationale,
                                ofFeedback));
    }

    private static Response explained(Person reader, Sitting sitting, String hash) {
        return reader.asks()
                .accept("image/*")
                .get("/v1/results/{id}/assets/{hash}", sitting.id(), hash);
    }

    @Test
    void
            the_pictures_of_feedback_are_seen_with_the_feedback_and_those_of_the_rationale_with_the_key() {
        var ofFeedback = Pictures.png(8, 8);
        var ofRationale = Pictures.png(8, 8);
        var why = Pictures.uploaded(ofRationale);
        var whyNot = Pictures.uploaded(ofFeedback);
        var question = questionExplainedBy(whyNot, why);
        var sitting =
                Sitting.begin(
                        Person.CARL,
                        Exams.exam(
                                "PT10M",
                                List.of(question),
                                List.of("score", "feedback"),
                                "on_grading"));
        // The paper does not show them, and before the result nothing does.
        for (var hash : List.of(why, whyNot)) {
            Person.holderOf(sitting.token())
                    .accept("*/*")
                    .get("/v1/sessions/{id}/assets/{hash}", sitting.id(), hash)
                    .then()
                    .statusCode(404);
            explained(Person.CARL, sitting, hash).then().statusCode(404);
        }
        sitting.trySave(question, Map.of("type", "single_choice", "choice", "a")).statusCode(200);
        sitting.submit().statusCode(201);
        sitting.result();

        var shown = explained(Person.CARL, sitting, whyNot);

        shown.then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff");
        assertArrayEquals(ofFeedback, shown.asByteArray());
        explained(Person.CARL, sitting, why)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-asset"));
        assertArrayEquals(ofRationale, explained(Person.INES, sitting, why).asByteArray());
        explained(Person.CARL2, sitting, whyNot).then().statusCode(404);
        explained(Person.OLGA, sitting, whyNot).then().statusCode(404);
    }

    @Test
    void nobody_else_sees_it() {
        var hash = Pictures.uploaded(Pictures.png(8, 8));
        var sitting =
                Sitting.begin(Person.CARL, Exams.exam("PT10M", List.of(questionShowing(hash))));
        var other =
                Sitting.begin(
                        Person.CARL2,
                        Exams.exam("PT10M", List.of(Exams.question(Exams.bank(), "Words", "w"))));

        Person.holderOf(other.token())
                .accept("*/*")
                .get("/v1/sessions/{id}/assets/{hash}", sitting.id(), hash)
                .then()
                .statusCode(403);
        Person.holderOf(other.token())
                .accept("*/*")
                .get("/v1/sessions/{id}/assets/{hash}", other.id(), hash)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-asset"));
        Person.CARL2
                .asks()
                .accept("*/*")
                .get("/v1/sessions/{id}/assets/{hash}", sitting.id(), hash)
                .then()
                .statusCode(404);
        Person.OLGA
                .asks()
                .accept("*/*")
                .get("/v1/sessions/{id}/assets/{hash}", sitting.id(), hash)
                .then()
                .statusCode(404);
        Person.OLGA.asks().accept("*/*").get("/v1/assets/{hash}", hash).then().statusCode(404);
        Person.CARL.asks().accept("*/*").get("/v1/assets/{hash}", hash).then().statusCode(403);
        sitting.submit().statusCode(201);
        other.submit().statusCode(201);
    }
}
