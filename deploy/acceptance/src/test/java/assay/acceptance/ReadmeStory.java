package assay.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md says to paste into a shell does what it says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // JUnit sets the field
class ReadmeStory {
    private static final String ADDRESS = "http://localhost:8080";
    private static final int SECONDS_MAX = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @BeforeAll
    static void curl_is_there() throws Exception {
        assumeTrue(runs("curl --version"), "curl is not installed; README's commands need it");
    }

    @Test
    void the_exam_taken_with_curl_ends_with_its_result() throws Exception {
        var said = run(commandsUnder("## Take an exam with curl"));

        var result = JSON.readTree(lastLineOf(said));
        assertAll(
                () -> assertEquals("graded", result.path("state").asText()),
                () -> assertTrue(result.path("outcome").asText().matches("pass|fail")),
                () -> assertTrue(result.at("/score/scaled").isNumber()),
                () -> assertEquals(10, result.path("questions").size()));
        for (var question : result.path("questions")) {
            assertFalse(question.at("/feedback/rationale").asText().isBlank(), question.toString());
            assertTrue(question.path("response").isObject(), question.toString());
        }
    }

    @Test
    void the_questions_written_with_curl_are_imported_published_found_and_exported()
            throws Exception {
        var said = run(commandsUnder("## Write and move questions"));

        var facets = JSON.readTree(lastLineOf(said));
        assertEquals(2, facets.path("total").asInt());
        assertEquals(2, count(facets, "state", "published"));
        assertEquals(1, count(facets, "interaction", "single_choice"));
        assertEquals(1, count(facets, "interaction", "true_false"));
        assertTrue(said.contains("\"line\":5"), "the question without a right answer: " + said);
        var exported = Files.readString(folder.resolve("my-bank.xml"));
        assertTrue(exported.contains("Which port is HTTPS?"), exported);
        assertTrue(exported.contains("The sky is blue."), exported);
    }

    private static int count(JsonNode facets, String facet, String value) {
        for (var one : facets.path("facets")) {
            if (one.path("facet").asText().equals(facet)) {
                for (var counted : one.path("values")) {
                    if (counted.path("value").asText().equals(value)) {
                        return counted.path("count").asInt();
                    }
                }
            }
        }
        return 0;
    }

    /** The first shell block under a heading, for the platform that runs. */
    private static String commandsUnder(String heading) throws IOException {
        var page = Files.readString(Platform.root().resolve("README.md"));
        var section = page.indexOf("\n" + heading + "\n");
        assertTrue(section >= 0, "README.md has no heading " + heading);
        var opening = page.indexOf("\n```sh\n", section) + "\n```sh\n".length();
        var commands = page.substring(opening, page.indexOf("\n```", opening) + 1);
        assertTrue(commands.contains("api=" + ADDRESS + "\n"), commands);
        return commands.replace(ADDRESS, Platform.running().origin().toString());
    }

    /** What the commands print, once they have ended well. */
    private String run(String commands) throws Exception {
        var script = Files.writeString(folder.resolve("commands.sh"), commands);
        var output = folder.resolve("output.txt");
        var shell =
                new ProcessBuilder("sh", "-e", script.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!shell.waitFor(SECONDS_MAX, SECONDS)) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
            throw new AssertionError("still running; it said:\n" + Files.readString(output));
        }
        var said = Files.readString(output);
        assertEquals(0, shell.exitValue(), said);
        return said;
    }

    private static String lastLineOf(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
    }

    private static boolean runs(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
