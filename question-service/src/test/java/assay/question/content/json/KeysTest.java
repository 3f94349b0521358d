package assay.question.content.json;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.Finding;
import assay.question.content.QuestionRules;
import assay.question.platform.JsonManners;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keys at the edge of what the rules take. grading-service reads the same file, and can use each
 * that is accepted here.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysTest {
    private static final ObjectMapper JSON = JsonManners.mapper();
    private static final Path SAMPLES = Path.of("src", "test", "resources", "keys.json");

    private final StoredForm stored = new StoredForm(JSON);

    static Stream<Arguments> acceptedKeys() throws IOException {
        return samples("accepted");
    }

    static Stream<Arguments> refusedKeys() throws IOException {
        return samples("refused");
    }

    private static Stream<Arguments> samples(String list) throws IOException {
        return JSON.readTree(SAMPLES.toFile())
                .get(list)
                .valueStream()
                .map(sample -> Arguments.of(sample.get("name").textValue(), sample));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptedKeys")
    void a_key_at_the_edge_is_accepted(String name, JsonNode sample) {
        assertThat(found(sample)).as(name).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedKeys")
    void a_key_beyond_it_is_refused_at_its_place(String name, JsonNode sample) {
        assertThat(found(sample)).as(name).containsExactly(sample.get("at").textValue());
    }

    private Stream<String> found(JsonNode sample) {
        return QuestionRules.findings(
                        stored.readContent(sample.get("content").toString()),
                        stored.readKey(sample.get("key").toString()))
                .stream()
                .map(Finding::pointer);
    }
}
