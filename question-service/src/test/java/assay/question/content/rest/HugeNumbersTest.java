package assay.question.content.rest;

import static assay.question.content.QuestionSamples.newBank;
import static assay.question.content.QuestionSamples.parse;
import static assay.question.content.QuestionSamples.singleChoice;
import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.json.InteractionExamples;
import assay.question.platform.Api;
import assay.question.platform.Issuer;
import assay.question.platform.RunningService;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A few characters can write a number that fills the memory once it is added to another. It is
 * refused while it is read.
 */
@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class HugeNumbersTest {
    @ParameterizedTest(name = "{1} = {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SINGLE_CHOICE | /key/credits | {\"b\": 1e-10000} | /key/credits/b",
                "MULTIPLE_CHOICE | /key/scoring | {\"rule\": \"partial_credit\", \"weights\": {\"a\": 1e-500000000, \"b\": 1}} | /key/scoring/weights/a",
                "MULTIPLE_CHOICE | /key/scoring | {\"weights\": {\"a\": 1, \"b\": -1E+500000000}, \"rule\": \"partial_credit\"} | /key/scoring/weights/b",
                "MULTIPLE_CHOICE | /key/scoring | {\"rule\": \"mapped\", \"values\": {\"a\": 1e500000000, \"b\": 1}, \"full\": 1} | /key/scoring/values/a",
                "CALCULATED | /content/variables/ranges/0/minimum | 1e500000000 | /content/variables/ranges/0/minimum",
                "CALCULATED | /content/variables/rows/0/k | 1e-1001 | /content/variables/rows/0/k",
                "SELECT_POINT | /key/areas/0/credit | 1e-500000000 | /key/areas/0/credit",
                "ESSAY | /key/marking/rubric/0/levels/0/share | 1e-500000000 | /key/marking/rubric/0/levels/0/share",
                "SLIDER | /key/numbers/accepted/0/tolerance | {\"type\": \"geometric\", \"share\": 1e-500000000} | /key/numbers/accepted/0/tolerance/share",
                "SLIDER | /content/step | 0e500000000 | /content/step",
            })
    void a_number_that_nobody_can_compute_with_is_refused_at_its_place(
            String interaction, String pointer, String value, String expected)
            throws ReflectiveOperationException {
        var question = singleChoice(newBank());
        question.put("content", "@content").put("key", "@key");
        var body =
                question.toString()
                        .replace("\"@content\"", with(interaction, "content", pointer, value))
                        .replace("\"@key\"", with(interaction, "key", pointer, value));

        // Not held against the contract, whose validator would compute with the number.
        var reply =
                RestAssured.given()
                        .filter(Api.HEADERS)
                        .auth()
                        .oauth2(Issuer.tokenOf("ada", "author"))
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post("/v1/questions");

        reply.then().statusCode(422);
        assertThat(reply.<String>path("type")).isEqualTo("urn:assay:problem:validation-failed");
        assertThat(reply.<List<String>>path("errors.pointer")).containsExactly("#" + expected);
        assertThat(reply.<String>path("errors[0].detail"))
                .isEqualTo("must not have more than 1000 digits before or after the point");
    }

    /** The example with the value put in as it is written. */
    private static String with(String interaction, String part, String pointer, String value)
            throws ReflectiveOperationException {
        var example =
                parse(
                        (String)
                                InteractionExamples.class
                                        .getField(interaction + "_" + part.toUpperCase(Locale.ROOT))
                                        .get(null));
        if (!pointer.startsWith("/" + part + "/")) {
            return example.toString();
        }
        var below = pointer.substring(part.length() + 1);
        var cut = below.lastIndexOf('/');
        ((ObjectNode) example.at(below.substring(0, cut))).put(below.substring(cut + 1), "@");
        return example.toString().replace("\"@\"", value);
    }
}
