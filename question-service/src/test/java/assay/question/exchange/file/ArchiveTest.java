package assay.question.exchange.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.question.exchange.UnreadableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveTest {
    private static final Archive.Limits SMALL = new Archive.Limits(3, 2_000_000, 3_000_000, 20);

    @TempDir private Path folder;

    @Test
    void a_file_is_found_by_its_path_however_it_is_written() throws Exception {
        try (var archive = Archive.open(zip("a/b.txt", "x"))) {
            for (var path :
                    new String[] {"a/b.txt", "./a/b.txt", "c/../a/b.txt", "a\\b.txt", "A/B.TXT"}) {
                assertThat(text(archive, path)).as(path).isEqualTo("x");
            }
            assertThat(archive.entry("b.txt")).isEmpty();
            assertThat(archive.entry("../a/b.txt")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/etc/passwd", "C:/evil", "..\\evil"})
    void a_path_that_leaves_the_archive_is_refused(String path) throws IOException {
        var zip = zip(path, "x");

        assertThatThrownBy(() -> Archive.open(zip))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("leads out of the archive");
    }

    @Test
    void two_files_of_one_path_are_refused() throws IOException {
        var zip = zip("a/b", "x", "a/./b", "y");

        assertThatThrownBy(() -> Archive.open(zip)).hasMessageContaining("same path");
    }

    @Test
    void as_many_entries_as_allowed_are_taken_and_one_more_is_not() throws Exception {
        Archive.open(zip("a", "1", "b", "2", "c", "3"), SMALL).close();
        var more = zip("a", "1", "b", "2", "c", "3", "d", "4");

        assertThatThrownBy(() -> Archive.open(more, SMALL)).hasMessageContaining("3 entries");
    }

    @Test
    void an_entry_that_inflates_too_far_cannot_be_opened_and_its_neighbours_can() throws Exception {
        try (var archive = Archive.open(zip("bomb", "0".repeat(1_500_000), "b", "x"), SMALL)) {
            assertThatThrownBy(() -> text(archive, "bomb"))
                    .isInstanceOf(Archive.TooLarge.class)
                    .hasMessageContaining("20 times");
            assertThat(text(archive, "b")).isEqualTo("x");
        }
    }

    @Test
    void an_entry_that_is_too_large_cannot_be_opened_and_its_neighbours_can() throws Exception {
        try (var archive = Archive.open(zip("a", noise(2_000_001), "b", "x"), SMALL)) {
            assertThatThrownBy(() -> text(archive, "a"))
                    .isInstanceOf(Archive.TooLarge.class)
                    .hasMessageContaining("2000000 bytes");
            assertThat(text(archive, "b")).isEqualTo("x");
        }
    }

    @Test
    void a_whole_that_is_too_large_is_refused() throws IOException {
        var three = zip("a", noise(1_900_000), "b", noise(1_900_000));

        assertThatThrownBy(() -> Archive.open(three, SMALL)).hasMessageContaining("3000000 bytes");
    }

    @Test
    void an_entry_that_lies_about_its_size_ends_in_an_exception_not_in_memory() throws Exception {
        var zip = zip("a", noise(10_000));
        var bytes = Files.readAllBytes(zip);
        var centre = indexOf(bytes, new byte[] {'P', 'K', 1, 2});
        bytes[centre + 24] = 10;
        bytes[centre + 25] = 0;
        Files.write(zip, bytes);

        try (var archive = Archive.open(zip)) {
            assertThatThrownBy(() -> text(archive, "a")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_encrypted_archive_is_refused() throws IOException {
        var zip = zip("a", "x");
        var bytes = Files.readAllBytes(zip);
        bytes[indexOf(bytes, new byte[] {'P', 'K', 1, 2}) + 8] |= 1;
        Files.write(zip, bytes);

        assertThatThrownBy(() -> Archive.open(zip)).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void a_truncated_archive_is_refused() throws IOException {
        var zip = zip("a", noise(1_000));
        var bytes = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> Archive.open(zip))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("no readable zip archive");
    }

    @Test
    void an_archive_is_known_by_how_it_begins() throws IOException {
        assertThat(Archive.is(zip("a", "x"))).isTrue();
        assertThat(Archive.is(Files.writeString(folder.resolve("text"), "PK"))).isFalse();
    }

    private Path zip(String... pathsAndTexts) throws IOException {
        var file = Files.createTempFile(folder, "a", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var i = 0; i < pathsAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(pathsAndTexts[i]));
                zip.write(pathsAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return file;
    }

    /** Text that does not deflate well. */
    private static String noise(int length) {
        var random = new Random(1);
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append((char) random.nextInt(256));
        }
        return text.toString();
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (var i = 0; i <= bytes.length - part.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }

    private static String text(Archive archive, String path) throws IOException {
        try (var in = archive.entry(path).orElseThrow().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
