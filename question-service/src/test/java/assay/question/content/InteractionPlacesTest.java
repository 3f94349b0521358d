package assay.question.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decision 8 lists every file that a new interaction may have to go into. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InteractionPlacesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path DECISION = ROOT.resolve("deploy/decisions/0008-interactions.md");

    /** One that names fewer speaks of those, and not of interactions. */
    private static final int NAMES_MIN = 7;

    private static final Pattern FILE = Pattern.compile("`([a-z0-9]+(?:/[A-Za-z0-9-]+)+)`");

    private static final List<Pattern> NAMES =
            Arrays.stream(Interaction.values()).map(InteractionPlacesTest::named).toList();

    /** {@code LABEL_IMAGE}, {@code label_image} or {@code LabelImage}, on a wire or not. */
    private static Pattern named(Interaction interaction) {
        var words = interaction.name().split("_", -1);
        var inCode =
                Arrays.stream(words)
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining());
        return Pattern.compile(
                "\\b(%s|%s|%s(Json|Wire)?)\\b"
                        .formatted(
                                interaction.name(),
                                interaction.name().toLowerCase(Locale.ROOT),
                                inCode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"question", "session", "grading"})
    void every_file_that_names_many_interactions_is_listed_and_every_listed_one_is_there(
            String service) throws IOException {
        var sources = ROOT.resolve("%1$s-service/src/main/java/assay/%1$s".formatted(service));
        var listed = listed(service + "-service");

        assertThat(namingMany(sources)).isNotEmpty().isSubsetOf(listed);
        assertThat(listed).allSatisfy(file -> assertThat(sources.resolve(file + ".java")).exists());
    }

    private static Set<String> listed(String service) throws IOException {
        var listed = new TreeSet<String>();
        var current = "";
        for (var line : Files.readAllLines(DECISION)) {
            var cells = line.split("\\|", -1);
            if (cells.length > 2) {
                current = cells[1].isBlank() ? current : cells[1].strip();
                if (current.equals(service)) {
                    FILE.matcher(cells[2]).results().forEach(file -> listed.add(file.group(1)));
                }
            }
        }
        return listed;
    }

    private static Set<String> namingMany(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            var many = new TreeSet<String>();
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                if (NAMES.stream().filter(name -> name.matcher(text).find()).count() >= NAMES_MIN) {
                    many.add(
                            sources.relativize(file)
                                    .toString()
                                    .replace('\\', '/')
                                    .replace(".java", ""));
                }
            }
            return many;
        }
    }
}
