package assay.question.transfer.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.question.exchange.Format;
import assay.question.exchange.UnreadableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormatRecognitionTest {
    private static final String MANIFEST =
            "<manifest><metadata><title>%s</title></metadata><resources>%s</resources></manifest>";

    @TempDir private Path folder;

    private Optional<Format> of(byte[] bytes) throws IOException, UnreadableFile {
        return Recognition.of(Files.write(folder.resolve("file"), bytes));
    }

    private Optional<Format> of(String text) throws IOException, UnreadableFile {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path zip(Map<String, String> texts) throws IOException {
        var file = folder.resolve("file.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    @Test
    void much_white_space_and_many_comments_may_stand_before_the_root() throws Exception {
        assertThat(of("<?xml version=\"1.0\"?>" + "<!--x-->".repeat(7_000) + "<quiz/>"))
                .contains(Format.MOODLE_XML);
        assertThat(of("\n\n<?xml version=\"1.0\"?><!--x-->" + " ".repeat(60_000) + "<quiz/>"))
                .contains(Format.MOODLE_XML);
        assertThat(of("<!DOCTYPE a [<!ENTITY x \"y\">]><questestinterop/>"))
                .contains(Format.QTI_1_2);
    }

    @Test
    void texts_that_are_built_to_be_slow_to_tell_are_told_to_be_nothing() throws Exception {
        assertThat(of("{".repeat(65_000))).isEmpty();
        assertThat(of("\\{".repeat(32_000))).isEmpty();
        assertThat(of("type,".repeat(13_000) + "\n")).isEmpty();
    }

    @Test
    void pictures_and_documents_of_other_kinds_are_nothing() throws Exception {
        var picture = new byte[5_000];
        for (var i = 0; i < picture.length; i++) {
            picture[i] = (byte) (i * 7);
        }
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 0, picture, 0, 8);

        assertThat(of(picture)).isEmpty();
        assertThat(of("%PDF-1.4\n<< {a} :: b ::")).isEmpty();
        assertThat(of("<!DOCTYPE html><html><style>a{b:c}</style></html>")).isEmpty();
        assertThat(of("")).isEmpty();
        assertThatThrownBy(() -> Recognition.of(zip(Map.of("word/document.xml", "<w:document/>"))))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("word/document.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "imsqti_item_xmlv2p1, QTI_2_1",
        "imsqti_item_xmlv2p2, QTI_2_2",
        "imsqti_item_xmlv3p0, QTI_3_0",
        "imsqti_xmlv1p2/imscc_xmlv1p1/assessment, QTI_1_2",
        "imsqti_assessment_xmlv2p1, QTI_2_1"
    })
    void the_types_of_resources_decide_and_no_word_elsewhere(String type, Format format)
            throws Exception {
        var manifest = MANIFEST.formatted("QTI 3, v2p2", "<resource type=\"%s\"/>".formatted(type));

        assertThat(Recognition.of(zip(Map.of("imsmanifest.xml", manifest)))).contains(format);
        assertThat(Recognition.of(zip(Map.of("my folder/imsmanifest.xml", manifest))))
                .contains(format);
    }

    @Test
    void a_pool_of_blackboard_is_known_by_its_documents() throws Exception {
        var file =
                zip(
                        Map.of(
                                "imsmanifest.xml",
                                MANIFEST.formatted(
                                        "", "<resource type=\"assessment/x-bb-qti-pool\"/>"),
                                "res00001.dat",
                                "<?xml version=\"1.0\"?>\n<questestinterop/>"));

        assertThat(Recognition.of(file)).contains(Format.QTI_1_2);
    }

    @Test
    void a_table_is_known_with_and_without_the_line_that_excel_puts_before_it() throws Exception {
        assertThat(of("Type;Question;Correct\n")).contains(Format.CSV);
        assertThat(of("sep=;\r\nType;Question;Correct\r\n")).contains(Format.CSV);
        assertThat(of("type of thing\n")).isEmpty();
    }

    @Test
    void a_damaged_archive_is_unreadable() throws Exception {
        var file = zip(Map.of("imsmanifest.xml", MANIFEST.formatted("x".repeat(500), "")));
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 45, 60, (byte) 0xFF);
        Files.write(file, bytes);

        assertThatThrownBy(() -> Recognition.of(file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("damaged");
    }
}
