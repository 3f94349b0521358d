package assay.question.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What values are held to, which anybody may send in any length. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PatternsTest {
    private static final Pattern GIVEN = Pattern.compile("regexp = \"([^\"]*)\"");

    /** Java calls itself once for each repetition of a group, unless it is possessive. */
    private static final Pattern CALLS_ITSELF =
            Pattern.compile("\\)(?:[*+](?!\\+)|\\{\\d*,}(?!\\+))");

    @Test
    void no_pattern_repeats_a_group_until_the_stack_ends() throws IOException {
        var patterns = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                GIVEN.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> patterns.add(found.group(1)));
            }
        }

        assertThat(patterns).contains("^[a-z0-9]+(-[a-z0-9]+)*+$");
        assertThat(patterns).noneMatch(pattern -> CALLS_ITSELF.matcher(pattern).find());
        assertThat(CALLS_ITSELF.matcher("^[a-z0-9]+(-[a-z0-9]+)*$").find()).isTrue();
    }
}
