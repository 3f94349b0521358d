package assay.question.exchange.qti;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Reading;
import assay.question.exchange.UnreadableFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Files that other programs wrote, counted by reading them another way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForeignQtiTest {
    private static final Path EXAMPLES = Path.of("../../shared/examples");
    private static final Pattern LISTED = Pattern.compile("<resource\\s[^>]*imsqti_item_xmlv2p");

    private static Path folder(String name) {
        assumeTrue(Files.isDirectory(EXAMPLES), "skipped: no example files beside the checkout");
        var folder = EXAMPLES.resolve(name);
        assertThat(folder).isDirectory();
        return folder;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        }
    }

    /** What a file is by its root; {@code broken} if it is no XML. */
    private static String root(Path file) {
        try {
            return document(file).getDocumentElement().getLocalName();
        } catch (IOException e) {
            return "broken";
        }
    }

    private static Document document(Path file) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(
                    "http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(file.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oat_qti_sdk",
                "citolab_scoring_engine",
                "qtiworks_samples",
                "pie_qti",
                "pie_qti_other",
                "instructure_qti"
            })
    void each_file_is_a_question_or_refused_with_a_reason(String name) throws Exception {
        for (var file : files(folder("qti/" + name))) {
            var root = root(file);
            var expected =
                    switch (root) {
                        case "assessmentItem",
                                "qti-assessment-item",
                                "assessmentTest",
                                "qti-assessment-test",
                                "assessmentSection" ->
                                1;
                        default -> 0;
                    };
            try {
                var readings = Items.read(file, new InMemoryMedia());
                assertThat(readings).as("%s is a %s", file, root).hasSize(expected);
                if (root.equals("assessmentTest")) {
                    assertThat(readings.getFirst()).isInstanceOf(Reading.Refused.class);
                }
                switch (readings.getFirst()) {
                    case Reading.Question question -> Items.assertSound(question);
                    case Reading.Refused refused ->
                            assertThat(refused.reason()).as("%s", file).isNotBlank();
                }
            } catch (UnreadableFile e) {
                assertThat(expected).as("%s is a %s: %s", file, root, e.getMessage()).isZero();
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    /**
     * Items that cannot be had ask about pictures that are not among the examples, have no key, or
     * are programs of their authors' own.
     */
    @ParameterizedTest
    @CsvSource({
        "oat_qti_sdk, 1, 22, 42, 19",
        "qtiworks_samples, 1, 7, 32, 11",
        "pie_qti, 0, 6, 20, 2",
        "pie_qti_other, 1, 16, 3, 4"
    })
    void as_many_items_become_questions_as_can(
            String name, int exact, int normalised, int lossy, int refused) throws Exception {
        var counts = new TreeMap<String, Integer>();
        for (var file : files(folder("qti/" + name))) {
            if (root(file).toLowerCase(Locale.ROOT).matches("(qti-)?assessment-?item")) {
                for (var reading : Items.read(file, new InMemoryMedia())) {
                    var outcome =
                            reading instanceof Reading.Question question
                                    ? question.fidelity().name()
                                    : "REFUSED";
                    counts.merge(outcome, 1, Integer::sum);
                }
            }
        }
        var expected =
                new TreeMap<>(
                        Map.of(
                                "EXACT", exact,
                                "NORMALISED", normalised,
                                "LOSSY", lossy,
                                "REFUSED", refused));
        expected.values().removeIf(Predicate.isEqual(0));
        assertThat(counts).isEqualTo(expected);
    }

    @Test
    void the_right_choice_is_the_one_that_the_file_declares() throws Exception {
        var compared = 0;
        for (var file : files(folder("qti"))) {
            if (!root(file).equals("assessmentItem")) {
                continue;
            }
            var document = document(file);
            var values = document.getElementsByTagNameNS("*", "value");
            var correct = document.getElementsByTagNameNS("*", "correctResponse");
            var isTemplate = template(document).endsWith("match_correct");
            var readings = Items.read(file, new InMemoryMedia());
            if (correct.getLength() == 1
                    && isTemplate
                    && readings.getFirst() instanceof Reading.Question question
                    && question.draft().key() instanceof AnswerKey.SingleChoice key) {
                var origin = requireNonNull(question.draft().origin());
                assertThat(texts(values))
                        .as("%s", file)
                        .contains(origin.identifiers().get(key.correct()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @Test
    void what_a_mapping_gives_each_choice_is_what_the_file_says() throws Exception {
        var compared = 0;
        for (var file : files(folder("qti"))) {
            if (!root(file).equals("assessmentItem")) {
                continue;
            }
            var readings = Items.read(file, new InMemoryMedia());
            if (readings.getFirst() instanceof Reading.Question question
                    && question.draft().key() instanceof AnswerKey.MultipleChoice(_, var scoring, _)
                    && scoring instanceof ScoringRule.Mapped mapped) {
                var entries = document(file).getElementsByTagNameNS("*", "mapEntry");
                var origin = requireNonNull(question.draft().origin());
                for (var i = 0; i < entries.getLength(); i++) {
                    var attributes = entries.item(i).getAttributes();
                    var key = attributes.getNamedItem("mapKey").getNodeValue();
                    var value =
                            new BigDecimal(attributes.getNamedItem("mappedValue").getNodeValue());
                    assertThat(mapped.values())
                            .as("%s", file)
                            .anySatisfy((id, worth) -> {
                                assertThat(origin.identifiers().get(id)).isEqualTo(key);
                                assertThat(worth).isEqualByComparingTo(value);
                            });
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    private static String template(Document document) {
        var processing = document.getElementsByTagNameNS("*", "responseProcessing");
        return processing.getLength() == 0
                        || processing.item(0).getAttributes().getNamedItem("template") == null
                ? ""
                : processing.item(0).getAttributes().getNamedItem("template").getNodeValue();
    }

    private static List<String> texts(NodeList nodes) {
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }

    @Test
    void packages_that_were_exported_for_blackboard_come_in_whole() throws Exception {
        var folder = folder("banks/biology_problems/blackboard_qti_v2_1");
        try (var files = Files.newDirectoryStream(folder, "*.zip")) {
            for (var file : files) {
                var readings = Items.read(file, new InMemoryMedia());
                var questions = readings.stream().filter(Reading.Question.class::isInstance);
                assertThat(questions).as("%s", file).hasSize(listed(file));
                assertThat(readings.stream().filter(Reading.Refused.class::isInstance))
                        .as("%s", file)
                        .extracting(one -> ((Reading.Refused) one).reason())
                        .allSatisfy(reason -> assertThat(reason).startsWith("It is a test"));
            }
        }
    }

    @Test
    void a_package_of_a_converter_comes_in_item_by_item() throws Exception {
        var file = folder("qti/instructure_qti").resolve("test_qti_2.1.zip");
        var readings = Items.read(file, new InMemoryMedia());

        assertThat(readings.stream().filter(one -> one instanceof Reading.Question))
                .hasSize(listed(file));
    }

    @Test
    void items_that_a_manifest_lists_as_files_of_a_test_are_read_or_refused() throws Exception {
        var file = folder("qti/instructure_qti").resolve("test_qti_2.2.zip");
        var readings = Items.read(file, new InMemoryMedia());

        assertThat(listed(file)).isZero();
        assertThat(readings.stream().map(reading -> reading.place().file()))
                .contains(
                        "essay/essay.xml",
                        "multiple-answer/multiple-answer.xml",
                        "multiple-choice/multiple-choice.xml",
                        "text-entry/text-entry.xml",
                        "true-false/true-false.xml");
        assertThat(readings.stream().filter(Reading.Question.class::isInstance)).hasSize(5);
    }

    private static int listed(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(zip.getEntry("imsmanifest.xml"))) {
            return (int)
                    LISTED.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .results()
                            .count();
        }
    }
}
