package assay.acceptance;

import static assay.acceptance.RefusalStory.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What grading-service is asked wrongly it refuses with the documented problem, and leaves all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MarkingRefusalStory {
    private static final String GOOD =
            "{\"levels\": {\"argument\": 2, \"language\": 1}, \"comment\": \"Well argued.\"}";

    private String session = "";
    private String marking = "";
    private String version = "";

    @BeforeAll
    void an_essay_waits_to_be_marked() {
        var essay = Interaction.named("essay");
        var question = Exams.published(essay.question(Exams.bank(), ""));
        var exam = Exams.exam("PT10M", List.of(question), List.of("score", "responses"), "manual");
        var sitting = Sitting.begin(Person.CARL, exam);
        sitting.save(question, InteractionStory.parsed(essay.right().response()));
        sitting.submit().statusCode(201);
        session = sitting.id();
        sitting.resultFor(Person.INES);
        marking = Exams.waitingMarkings(exam).getString("items[0].id");
        version = Person.INES.asks().get("/v1/markings/{id}", marking).header("ETag");
    }

    @AfterEach
    void and_still_waits_as_it_was() {
        Person.INES
                .asks()
                .get("/v1/markings/{id}", marking)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(version))
                .body("state", equalTo("waiting"))
                .body("mark", equalTo(null));
        Person.INES
                .asks()
                .get("/v1/results/{id}", session)
                .then()
                .statusCode(200)
                .body("state", equalTo("awaiting_marking"))
                .body("grading.revision", equalTo(1));
    }

    @Test
    void without_a_token_nothing_is_marked_or_released() {
        refused(marked(Person.nobodyAsks(), GOOD), 401, "unauthenticated");
        refused(
                Person.nobodyAsks().get("/v1/markings/{id}", marking).then(),
                401,
                "unauthenticated");
        refused(
                Person.nobodyAsks().put("/v1/results/{id}/release", session).then(),
                401,
                "unauthenticated");
    }

    @ParameterizedTest
    @EnumSource(names = {"CARL", "ADA"})
    void neither_a_candidate_nor_an_author_marks_or_releases(Person person) {
        refused(marked(person.asks(), GOOD), 403, "forbidden");
        refused(person.asks().get("/v1/markings/{id}", marking).then(), 403, "forbidden");
        refused(person.asks().get("/v1/markings").then(), 403, "forbidden");
        refused(person.asks().put("/v1/results/{id}/release", session).then(), 403, "forbidden");
    }

    @Test
    void to_another_organisation_there_is_no_such_marking_and_no_such_result() {
        refused(marked(Person.OLGA.asks(), GOOD), 404, "no-such-marking");
        refused(
                Person.OLGA.asks().get("/v1/markings/{id}", marking).then(),
                404,
                "no-such-marking");
        refused(
                Person.OLGA.asks().put("/v1/results/{id}/release", session).then(),
                404,
                "no-such-result");
        Person.OLGA
                .asks()
                .get("/v1/markings")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void what_is_not_there_is_neither_marked_nor_released() {
        refused(
                Person.INES
                        .asks()
                        .header("If-Match", version)
                        .body(GOOD)
                        .put("/v1/markings/{id}/mark", UUID.randomUUID())
                        .then(),
                404,
                "no-such-marking");
        refused(
                Person.INES.asks().put("/v1/results/{id}/release", UUID.randomUUID()).then(),
                404,
                "no-such-result");
    }

    @Test
    void a_stale_or_missing_version_marks_nothing() {
        refused(
                Person.INES.asks().body(GOOD).put("/v1/markings/{id}/mark", marking).then(),
                428,
                "version-required");
        refused(
                Person.INES
                        .asks()
                        .header("If-Match", "\"999\"")
                        .body(GOOD)
                        .put("/v1/markings/{id}/mark", marking)
                        .then(),
                412,
                "stale-version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"levels":                                             | #
                    {"points": 1, "colour": "red"}                         | #/colour
                    {"points": "much"}                                     | #/points
                    {"levels": {"argument": "sound", "language": 0}}       | #/levels/argument
                    {"levels": [1, 2]}                                     | #/levels
                    {"points": 1, "comment": {"text": "Well"}}             | #/comment
                    """)
    void what_cannot_be_read_is_malformed_and_its_place_is_named(String body, String place) {
        var reply = marked(Person.INES.asks(), body);

        refused(reply, 400, "malformed-request");
        reply.body("errors.pointer", contains(place));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"points": 3.000001}                                             | #/points
                    {"points": -0.5}                                                 | #/points
                    {"points": 1.0000001}                                            | #/points
                    {"comment": "Neither."}                                          | #
                    {"points": 1, "levels": {"argument": 1, "language": 0}}          | #/levels
                    {"levels": {"argument": 1}}                                      | #/levels
                    {"levels": {"argument": 3, "language": 0}}                       | #/levels/argument
                    {"levels": {"argument": 0, "language": -1}}                      | #/levels/language
                    {"levels": {"argument": 1, "language": 0, "handwriting": 1}}     | #/levels/handwriting
                    """)
    void a_mark_that_the_response_cannot_have_is_refused_with_its_place(String body, String place) {
        var reply = marked(Person.INES.asks(), body);

        refused(reply, 422, "validation-failed");
        reply.body("errors.pointer", contains(place));
    }

    @Test
    void too_large_a_body_and_one_of_another_type_are_refused() {
        refused(
                marked(
                        Person.INES.asks(),
                        "{\"points\": 1, \"comment\": \"" + "x".repeat(65_536) + "\"}"),
                413,
                "body-too-large");
        refused(
                marked(Person.INES.asks().contentType("text/plain"), GOOD),
                415,
                "unsupported-media-type");
    }

    private ValidatableResponse marked(RequestSpecification asking, String body) {
        return asking.header("If-Match", version)
                .body(body)
                .put("/v1/markings/{id}/mark", marking)
                .then();
    }
}
