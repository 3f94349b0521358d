package assay.acceptance;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
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
