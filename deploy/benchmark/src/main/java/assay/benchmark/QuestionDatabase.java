package assay.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The question-service's own database.
 *
 * @param files a folder, where scripts are unpacked and what {@code \copy} names is read and
 *     written
 */
record QuestionDatabase(int port, String password, Path files) {
    /**
     * Runs a script of the jar.
     *
     * @param words what is put in the place of other words
     * @return what it printed
     */
    String run(String script, Map<String, String> words, String... more)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(connection());
        arguments.addAll(
                List.of("-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-d", "question"));
        arguments.addAll(Arrays.asList(more));
        arguments.addAll(List.of("-f", unpacked(script, words).toString()));
        return Tool.PSQL.run(Map.of("PGPASSWORD", password), arguments);
    }

    /** Runs a script of the jar again and again, by one client; returns what pgbench printed. */
    String pgbench(String script, Map<String, String> words, int seconds)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(connection());
        arguments.addAll(
                List.of(
                        "--no-vacuum",
                        "--time=" + seconds,
                        "--file=" + unpacked(script, words),
                        "question"));
        return Tool.PGBENCH.run(Map.of("PGPASSWORD", password), arguments);
    }

    private List<String> connection() {
        return List.of("-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "question");
    }

    private Path unpacked(String script, Map<String, String> words) throws IOException {
        try (var in = QuestionDatabase.class.getResourceAsStream("/" + script)) {
            if (in == null) throw new IllegalStateException("missing from the jar: " + script);
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var word : words.entrySet()) {
                text = text.replace(word.getKey(), word.getValue());
            }
            text = text.replace(" from '", " from '" + files + "/");
            text = text.replace(" to '", " to '" + files + "/");
            return Files.writeString(files.resolve(Path.of(script).getFileName()), text);
        }
    }
}
