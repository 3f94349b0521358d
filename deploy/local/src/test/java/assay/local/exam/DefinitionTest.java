package assay.local.exam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DefinitionTest {

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1} | {\"a\": 1, \"id\": 7}",
                "{\"a\": 1} | {\"a\": 1.0}",
                "{\"d\": \"PT130M\"} | {\"d\": \"PT2H10M\"}",
                "{\"a\": null} | {}",
                "{\"a\": [{\"b\": 1}, 2]} | {\"a\": [{\"b\": 1, \"c\": 2}, 2]}"
            })
    void the_same_in_other_words_is_unchanged(String wanted, String found) throws IOException {
        assertThat(Definition.saysAllOf(json.readTree(wanted), json.readTree(found))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1} | {\"a\": 2}",
                "{\"a\": 1} | {}",
                "{\"d\": \"PT130M\"} | {\"d\": \"PT2H\"}",
                "{\"a\": null} | {\"a\": 1}",
                "{\"a\": [1, 2]} | {\"a\": [2, 1]}",
                "{\"a\": [1]} | {\"a\": [1, 2]}",
                "{\"a\": \"x\"} | {\"a\": \"y\"}"
            })
    void what_says_something_else_is_changed(String wanted, String found) throws IOException {
        assertThat(Definition.saysAllOf(json.readTree(wanted), json.readTree(found))).isFalse();
    }

    @Test
    void the_practice_exam_has_the_shape_of_the_real_one() throws IOException {
        var exam = exam("aws-developer-associate-practice");

        assertThat(exam.path("duration").asText()).isEqualTo("PT130M");
        assertThat(count(exam, true)).isEqualTo(50);
        assertThat(count(exam, false)).isEqualTo(15);
        assertThat(exam.path("coverageFactor").asInt()).isEqualTo(5);
        assertThat(exam.at("/policy/passMark").asInt()).isEqualTo(720);
        assertThat(exam.at("/policy/scaling/description").asText()).contains("approximates");
        assertThat(exam.at("/blueprint/shuffleQuestions").asBoolean()).isTrue();
        assertThat(exam.path("notice").asText()).contains("Not affiliated");
    }

    @Test
    void the_taster_has_ten_questions_in_twenty_minutes() throws IOException {
        var exam = exam("aws-developer-associate-taster");

        assertThat(exam.path("duration").asText()).isEqualTo("PT20M");
        assertThat(count(exam, true)).isEqualTo(10);
        assertThat(count(exam, false)).isZero();
        assertThat(exam.path("attemptsMax").isNull()).isTrue();
        assertThat(exam.path("notice").asText()).contains("Not affiliated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-developer-associate-practice", "aws-developer-associate-taster"})
    void what_mimics_the_real_exam_asks_by_choice_alone(String name) throws IOException {
        assertThat(exam(name).at("/blueprint/sections"))
                .isNotEmpty()
                .allSatisfy(section ->
                        assertThat(section.at("/draw/interactions"))
                                .extracting(JsonNode::asText)
                                .containsExactly("single_choice", "multiple_choice"));
    }

    @Test
    void the_workout_has_sixteen_questions_that_are_not_answered_by_choosing() throws IOException {
        var exam = exam("aws-developer-associate-workout");

        assertThat(exam.path("duration").asText()).isEqualTo("PT40M");
        assertThat(count(exam, true)).isEqualTo(16);
        assertThat(count(exam, false)).isZero();
        assertThat(exam.path("notice").asText()).contains("Not affiliated");
        assertThat(exam.at("/blueprint/sections"))
                .allSatisfy(section ->
                        assertThat(section.at("/draw/interactions"))
                                .extracting(JsonNode::asText)
                                .contains("ordering", "matching")
                                .doesNotContain("single_choice", "multiple_choice"));
    }

    private static int count(JsonNode exam, boolean scored) {
        return StreamSupport.stream(exam.at("/blueprint/sections").spliterator(), false)
                .filter(section -> section.path("scored").asBoolean() == scored)
                .mapToInt(section -> section.at("/draw/count").asInt())
                .sum();
    }

    private JsonNode exam(String name) throws IOException {
        try (var in = DefinitionTest.class.getResourceAsStream("/exams/" + name + ".json")) {
            return json.readTree(in);
        }
    }
}
