package assay.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportFileTest {
    private static byte[] written(ImportFile file, int count) throws IOException {
        var out = new ByteArrayOutputStream();
        file.write(count, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(
            value = ImportFile.class,
            names = {"GIFT", "MOODLE_XML"})
    void every_run_reads_the_same_questions(ImportFile file) throws IOException {
        assertArrayEquals(written(file, 20), written(file, 20));
    }

    @Test
    void the_formats_have_the_same_questions() throws IOException {
        var stem = new GeneratedQuestions().singleChoice().stem();

        for (var file : new ImportFile[] {ImportFile.GIFT, ImportFile.MOODLE_XML}) {
            assertTrue(new String(written(file, 1), StandardCharsets.UTF_8).contains(stem));
        }
    }

    @Test
    void a_package_has_its_manifest_and_an_item_for_each_question() throws IOException {
        var names = new ArrayList<String>();
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(written(ImportFile.QTI_PACKAGE, 3)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertEquals(
                java.util.List.of(
                        "imsmanifest.xml", "items/q0.xml", "items/q1.xml", "items/q2.xml"),
                names);
    }

    @Test
    void the_small_files_have_a_tenth() {
        assertEquals(1_000, ImportOptions.of().fewer());
        assertEquals(1, ImportOptions.of("--questions", "5").fewer());
        assertThrows(IllegalArgumentException.class, () -> ImportOptions.of("--questions", "0"));
        assertThrows(IllegalArgumentException.class, () -> ImportOptions.of("--seconds", "5"));
    }
}
