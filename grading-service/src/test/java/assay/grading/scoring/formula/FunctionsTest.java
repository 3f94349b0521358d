package assay.grading.scoring.formula;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FunctionsTest {
    private static final Pattern LIST = Pattern.compile("these functions, in radians: ([^.]*)\\.");

    /** The bank accepts a formula by that list, so each of them must have a value here. */
    @Test
    void they_are_those_that_the_contract_of_the_bank_lists() throws IOException {
        var description =
                new YAMLMapper()
                        .readTree(Path.of("..", "question-service", "openapi.yaml").toFile())
                        .at("/components/schemas/AcceptedFormula/properties/formula/description")
                        .asText();

        var listed = LIST.matcher(description);

        assertThat(listed.find()).as(description).isTrue();
        assertThat(List.of(listed.group(1).split(",\\s+", -1)))
                .containsExactlyInAnyOrderElementsOf(Functions.ALL.keySet());
    }
}
