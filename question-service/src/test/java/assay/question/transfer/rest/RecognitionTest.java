package assay.question.transfer.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.question.exchange.Format;
import assay.question.exchange.UnreadableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecognitionTest {
    private static final int CHARACTERS = 1 << 16;

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("type,text\nessay,Why?", Format.CSV),
                Arguments.of("\"Type\";\"Question\"\nessay;Why?", Format.CSV),
                Arguments.of("text\ttype\nWhy?\tessay", Format.CSV),
                Arguments.of("type of text\nWhy?", null),
                Arguments.of("sep=;\ntext;type\nWhy?;essay", Format.CSV),
                Arguments.of(
                        "Question Text,Question Type,Option 1,Correct Answer\nWhich?,,x,1",
                        Format.CSV),
                Arguments.of(
                        """
                        "Blooket
                        Import Template",,,
                        Question Text,Answer 1,Answer 2,"Correct Answer(s)
                        (Only include Answer #)"
                        """,
                        Format.CSV),
                Arguments.of("name,age\ntext,type\n", null),
                Arguments.of("question,answer\nWhy?,So.", null),
                Arguments.of("Which?\nA. x\nB. y\n  answer : b \n", Format.AIKEN),
                Arguments.of("Which {one}?\nA. x\nB. y\nANSWER: B", Format.AIKEN),
                Arguments.of("ANSWER: B\n\nWhich?{=x ~y}", Format.GIFT),
                Arguments.of("Which?\nA. x\nB. y\nAnswer: B) y", Format.AIKEN),
                Arguments.of("Which?\nA. x\nB. y\nANSWER: A, B", Format.AIKEN),
                Arguments.of("Is it \\{=?\nA. x\nB. y\nANSWER: B", Format.AIKEN),
                Arguments.of("::One::Text alone.", Format.GIFT),
                Arguments.of("$CATEGORY: a/b", Format.GIFT),
                Arguments.of("Is it?{T}", Format.GIFT),
                Arguments.of("Write it. {}", Format.GIFT),
                Arguments.of("Put in order.{>2\na\nb}", Format.GIFT),
                Arguments.of("How many?{#3..5}", Format.GIFT),
                Arguments.of("The capital is ____{=Paris ~Rome}", Format.GIFT),
                Arguments.of("Why? {####Because}", Format.GIFT),
                Arguments.of("Write an essay{}", Format.GIFT),
                Arguments.of("Describe it (briefly) {}", Format.GIFT),
                Arguments.of("Why?\n{\n}", Format.GIFT),
                Arguments.of("Match.{ // c\n=a -> b\n=c -> d\n}", Format.GIFT),
                Arguments.of("The $x_{T}$ of \\LaTeX{}\nand of $x_{}\n$ as well.", null),
                Arguments.of("int f() {}\nint g(int a) {\n}", null),
                Arguments.of("The $x^{T}$ of \\LaTeX{} with \\textbf{F} and \\frac{1}{=}.", null),
                Arguments.of("\\documentclass{article}\nIs it? {T}", null),
                Arguments.of("[{\"question\": \"Is it? {T}\"}]", null),
                Arguments.of("id,meta\n1,{}\n2, {}\n", null),
                Arguments.of("int f() {\n  return 1;\n}", null),
                Arguments.of("std::vector and std::string", null),
                Arguments.of("See $CATEGORY: here.", null),
                Arguments.of("}{", null),
                Arguments.of("Just some words.", null),
                Arguments.of("", null),
                Arguments.of(" { \n \"questions\": []}", Format.NATIVE),
                Arguments.of("<?xml version=\"1.0\"?><!-- <x> --><quiz/>", Format.MOODLE_XML),
                Arguments.of(
                        "<!DOCTYPE questestinterop SYSTEM \"x.dtd\" [<!ENTITY a \"]>\">] >\n<questestinterop>",
                        null),
                Arguments.of(
                        "<!DOCTYPE questestinterop [<!ENTITY a \"b\">] >\n<questestinterop>",
                        Format.QTI_1_2),
                Arguments.of("<imsqti:assessmentItem xmlns:imsqti=\"v2p2\">", Format.QTI_2_2),
                Arguments.of("<qti-assessment-item>", Format.QTI_3_0),
                Arguments.of("<html>", null));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_format_shows_in_the_first_characters(String text, @Nullable Format format) {
        assertThat(Recognition.ofText(text)).isEqualTo(Optional.ofNullable(format));
    }

    static Stream<Path> giftFiles() throws IOException {
        var examples = Path.of("../../shared/examples");
        if (!Files.isDirectory(examples)) {
            return Stream.of(examples);
        }
        try (var files = Files.list(examples.resolve("gift_pegjs"))) {
            return Stream.concat(
                    Stream.of(
                            examples.resolve("moodle/gift/examples.txt"),
                            examples.resolve("moodle/gift/tests/fixtures/questions.gift.txt")),
                    files.filter(file -> file.toString().endsWith(".gift")).toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("giftFiles")
    void files_of_others_in_gift_are_told_to_be_that(Path file) throws Exception {
        assumeTrue(Files.isRegularFile(file), "skipped: no example files beside the checkout");

        assertThat(Recognition.of(file)).contains(Format.GIFT);
    }

    private static final String GIFT = "Is it?{T}";
    private static final String QTI = "<assessmentItem/>";

    private static Path zip(Path folder, String... pathsAndTexts) throws IOException {
        var file = Files.createTempFile(folder, "a", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var i = 0; i < pathsAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(pathsAndTexts[i]));
                zip.write(pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    @Test
    void the_only_file_of_an_archive_stands_for_itself(@TempDir Path folder) throws Exception {
        assertThat(Recognition.packed(zip(folder, "__MACOSX/._q.txt", "x", "a/q.txt", GIFT)))
                .contains(new Recognition.Packed("a/q.txt", Format.GIFT));
        assertThat(Recognition.packed(zip(folder, "quiz.xml", "<quiz/>")))
                .contains(new Recognition.Packed("quiz.xml", Format.MOODLE_XML));
        assertThat(Recognition.packed(zip(folder, "a.txt", GIFT, "b.txt", GIFT))).isEmpty();
        assertThat(Recognition.packed(zip(folder, "item.xml", QTI))).isEmpty();
        assertThat(Recognition.packed(Files.writeString(folder.resolve("q.txt"), GIFT))).isEmpty();
        assertThat(Recognition.of(zip(folder, "item.xml", QTI))).contains(Format.QTI_2_1);
    }

    @Test
    void an_archive_without_questions_is_refused_by_what_is_in_it(@TempDir Path folder)
            throws IOException {
        assertRefused(
                zip(folder, "a.txt", GIFT, "b.xml", "<quiz/>"), "a.txt (gift), b.xml (moodle_xml)");
        assertRefused(zip(folder, "in/quiz.zip", "PK", "readme", "x"), "in/quiz.zip");
        assertRefused(
                zip(folder, "readme.md", "x"), "no questions that can be imported, but readme.md");
        assertRefused(zip(folder, "__MACOSX/x", "x"), "is empty");
    }

    private static void assertRefused(Path archive, String reason) {
        assertThatThrownBy(() -> Recognition.of(archive))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(reason);
    }

    /** The entry of a video that is too large keeps nobody from the questions beside it. */
    @Test
    void an_entry_that_inflates_too_far_does_not_hide_the_format(@TempDir Path folder)
            throws Exception {
        assertThat(Recognition.of(zip(folder, "a.xml", " ".repeat(3_000_000), "b.xml", QTI)))
                .contains(Format.QTI_2_1);
    }

    static Stream<String> hostile() {
        return Stream.of(
                        "type,",
                        "text,",
                        "type,text ",
                        "\"",
                        "\",",
                        ",\n",
                        " ",
                        "\n",
                        "ANSWER:",
                        "\nANSWER :  ",
                        "A\n",
                        "{",
                        "{\n",
                        "{ ",
                        "\\{",
                        "=",
                        "{}",
                        ":: ",
                        "\n::a",
                        ". {",
                        "{//",
                        "{//\n",
                        "a{\n",
                        "a() {",
                        "{#",
                        "\\a{",
                        "::",
                        "<?",
                        "<?a?>",
                        "<!--",
                        "<!---->",
                        "<!DOCTYPE a []",
                        "<!DOCTYPE a [",
                        "<!DOCTYPE a>",
                        "]  ",
                        "<a",
                        "<a:",
                        "<")
                .map(part -> part.repeat(CHARACTERS / part.length()));
    }

    /** A guard against hanging, not a measure of speed. */
    @ParameterizedTest
    @MethodSource("hostile")
    void no_text_of_a_head_keeps_it_busy(String text) {
        for (var begin : new String[] {"", "ANSWER: A\n", "<!DOCTYPE a [", "x"}) {
            var whole = begin + text;
            assertThat(
                            assertTimeoutPreemptively(
                                    Duration.ofSeconds(5), () -> Recognition.ofText(whole)))
                    .isNotNull();
        }
    }
}
