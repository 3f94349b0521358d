package assay.grading.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.grading.key.TextFormat;
import assay.grading.platform.JsonManners;
import assay.grading.submission.QuestionVersionId;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys at the edge of question-service's rules, by which it and this service judge alike. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AcceptedKeysTest {
    private static final Path SAMPLES =
            Path.of("..", "question-service", "src", "test", "resources", "keys.json");

    static Stream<Arguments> acceptedKeys() throws IOException {
        return samples("accepted");
    }

    static Stream<Arguments> unusableKeys() throws IOException {
        return samples("refused").filter(sample -> alsoHere((JsonNode) sample.get()[1]));
    }

    private static boolean alsoHere(JsonNode sample) {
        return sample.get("alsoByGrading").booleanValue();
    }

    private static Stream<Arguments> samples(String list) throws IOException {
        return JsonManners.mapper()
                .readTree(SAMPLES.toFile())
                .get(list)
                .valueStream()
                .map(sample -> Arguments.of(sample.get("name").textValue(), sample));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptedKeys")
    void a_key_that_question_service_accepts_can_be_used(String name, JsonNode sample) {
        assertThat(translated(sample)).as(name).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusableKeys")
    void one_that_cannot_be_used_is_refused_there_too(String name, JsonNode sample) {
        assertThatIllegalArgumentException().as(name).isThrownBy(() -> translated(sample));
    }

    private static Object translated(JsonNode sample) {
        return KeyTranslation.translate(
                new QuestionVersionId(new UUID(0, 1)), 1, TextFormat.MARKDOWN, sample.get("key"));
    }
}
