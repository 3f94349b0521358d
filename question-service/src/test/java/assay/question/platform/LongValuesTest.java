package assay.question.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import assay.question.content.QuestionSamples;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A pattern that repeats a group calls itself once for each repetition, and the validator tries it
 * whether or not the value is too long. No value may exhaust the stack that way.
 */
@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class LongValuesTest {
    private static final String BANK = "{\"name\": \"bank-of-long-values\", \"title\": \"A bank\"}";
    private static final String QUESTION =
            QuestionSamples.singleChoice("bank-of-long-values").put("name", "long").toString();
    private static final String NOTE =
            "{\"title\": \"A note\", \"body\": \"Text\", \"language\": \"en\"}";
    private static final String TOPIC = "{\"scheme\": \"s\", \"name\": \"t\", \"title\": \"T\"}";
    private static final String BULK =
            """
            {"filter": {"bank": "b"}, "change": {"type": "set_language", "language": "en"}}\
            """;

    private static final Map<String, String> BODIES =
            Map.of(
                    "/v1/banks", BANK,
                    "/v1/topics/schemes", BANK,
                    "/v1/topics", TOPIC,
                    "/v1/questions", QUESTION,
                    "/v1/study-notes", NOTE,
                    "/v1/questions/bulk-changes", BULK);

    @ParameterizedTest
    @CsvSource({
        "/v1/banks, /name, a-, 60000",
        "/v1/topics/schemes, /name, a-, 60000",
        "/v1/topics, /name, a-, 60000",
        "/v1/questions, /name, a-, 500000",
        "/v1/questions, /language, en-aa-, 500000",
        "/v1/questions, /language, en-aa-, 120",
        "/v1/questions, /language, enx-, 120",
        "/v1/study-notes, /language, en-aa-, 500000",
        "/v1/study-notes, /language, en-aa-, 120",
        "/v1/questions/bulk-changes, /change/language, en-aa-, 120000",
    })
    void a_value_as_long_as_a_body_can_be_is_refused_with_its_place(
            String path, String pointer, String part, int length) {
        var longest = body(path, pointer, part.repeat(length / part.length()) + "aa");

        Api.author()
                .body(longest)
                .post(path)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:validation-failed"))
                .body("errors.pointer", hasItem("#" + pointer));
        Api.author()
                .body(body(path, pointer, part.repeat(1_000_000 / part.length())))
                .post(path)
                .then()
                .statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/~0", "/aaaaaaaaaaaaaaaaaaaa"})
    void a_pointer_as_long_as_a_body_can_be_is_refused(String part) {
        var question =
                QuestionSamples.draft(QuestionSamples.singleChoice(QuestionSamples.newBank()));

        Api.author()
                .body(Map.of("text", "Right?", "pointer", part.repeat(60_000 / part.length())))
                .post("/v1/questions/{id}/comments", question.<String>path("id"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:assay:problem:validation-failed"))
                .body("errors.pointer", hasItem("#/pointer"));
    }

    private static String body(String path, String pointer, String value) {
        var body = QuestionSamples.parse(Objects.requireNonNull(BODIES.get(path)));
        var slash = pointer.lastIndexOf('/');
        QuestionSamples.object(body, pointer.substring(0, slash))
                .put(pointer.substring(slash + 1), value);
        return body.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "/name, a-1-b, 201",
        "/name, a--b, 422",
        "/name, -a, 422",
        "/name, a-, 422",
        "/language, sr-Latn-RS, 201",
        "/language, sr-, 422",
        "/language, sr-L, 422",
    })
    void what_names_and_languages_may_be_stays_as_it_was(String pointer, String value, int status) {
        var question = QuestionSamples.singleChoice(QuestionSamples.newBank());
        question.put(pointer.substring(1), value);

        Api.author().body(question.toString()).post("/v1/questions").then().statusCode(status);
    }

    @Test
    void the_longest_name_has_as_many_parts_as_it_can() {
        var name = "a-".repeat(49) + "ab";

        assertThat(name).hasSize(100);
        var question = QuestionSamples.singleChoice(QuestionSamples.newBank()).put("name", name);
        Api.author().body(question.toString()).post("/v1/questions").then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"/a~0b~1c/, 201", "'', 201", "//, 201", "a, 422", "/a~, 422", "/a~2, 422"})
    void a_pointer_is_one_of_json(String pointer, int status) {
        var question =
                QuestionSamples.draft(QuestionSamples.singleChoice(QuestionSamples.newBank()));

        assertThat(
                        Api.author()
                                .body(Map.of("text", "Right?", "pointer", pointer))
                                .post("/v1/questions/{id}/comments", question.<String>path("id"))
                                .statusCode())
                .isEqualTo(status);
    }
}
