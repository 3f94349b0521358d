package assay.session;

import static org.assertj.core.api.Assertions.assertThat;

import assay.session.pool.remote.ContentWire;
import assay.session.response.wire.ResponseJson;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The wire types written by hand know exactly the kinds that the provider's contract names. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WiresTest {
    private static List<String> kindsIn(String contract, String schema) throws IOException {
        var kinds = new ArrayList<String>();
        new ObjectMapper(new YAMLFactory())
                .readTree(Path.of(contract).toFile())
                .at("/components/schemas/" + schema + "/discriminator/mapping")
                .fieldNames()
                .forEachRemaining(kinds::add);
        return kinds;
    }

    private static List<String> kindsOf(Class<?> wire) {
        return Arrays.stream(wire.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .toList();
    }

    @Test
    void question_content_is_read_as_question_service_writes_it() throws IOException {
        assertThat(kindsIn("../question-service/openapi.yaml", "QuestionContent"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(kindsOf(ContentWire.class));
    }

    @Test
    void responses_are_written_as_grading_service_reads_them() throws IOException {
        assertThat(kindsIn("../grading-service/openapi.yaml", "GivenResponse"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(kindsOf(ResponseJson.class));
    }
}
