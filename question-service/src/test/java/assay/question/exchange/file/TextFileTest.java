package assay.question.exchange.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TextFileTest {
    private static final String GERMAN = "Die Größe der Fläche über dem Äquator – „süß“ ";

    @Test
    void utf_8_needs_no_remark() throws IOException {
        var text = of(GERMAN.getBytes(StandardCharsets.UTF_8));

        assertThat(read(text)).isEqualTo(GERMAN);
        assertThat(text.remark()).isEmpty();
    }

    @Test
    void plain_ascii_needs_no_remark() throws IOException {
        assertThat(of("abc".getBytes(StandardCharsets.US_ASCII)).remark()).isEmpty();
        assertThat(of(new byte[0]).remark()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void a_byte_order_mark_decides_and_is_no_text(String encoding) throws IOException {
        var text = of(("\uFEFF" + GERMAN).getBytes(Charset.forName(encoding)));

        assertThat(text.encoding().name()).isEqualTo(encoding);
        assertThat(read(text)).isEqualTo(GERMAN);
        assertThat(text.guessed()).isFalse();
    }

    @Test
    void an_xml_declaration_decides() throws IOException {
        var xml = "<?xml version='1.0' encoding='ISO-8859-15'?><a>5 €</a>";
        var text = of(xml.getBytes(Charset.forName("ISO-8859-15")));

        assertThat(read(text)).isEqualTo(xml);
        assertThat(text.remark()).isEmpty();
    }

    @Test
    void a_declaration_that_is_wrong_is_said_and_not_followed() throws IOException {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>" + GERMAN + "</a>";
        var text = of(xml.getBytes(Charset.forName("windows-1252")));

        assertThat(read(text)).isEqualTo(xml);
        assertThat(text.guessed()).isTrue();
        assertThat(text.remark().orElseThrow().text())
                .isEqualTo(
                        "The file claims to be UTF-8 and is not. Its encoding was guessed to be"
                                + " windows-1252.");
    }

    @Test
    void utf_8_that_claims_to_be_utf_16_is_read_as_what_it_is() throws IOException {
        var xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?><a>ü</a>";
        var text = of(xml.getBytes(StandardCharsets.UTF_8));

        assertThat(read(text)).isEqualTo(xml);
        assertThat(text.remark().orElseThrow().text()).contains("claims to be utf-16");
    }

    @Test
    void windows_text_without_a_mark_is_guessed_and_said() throws IOException {
        var text = of(GERMAN.repeat(5).getBytes(Charset.forName("windows-1252")));

        assertThat(read(text)).isEqualTo(GERMAN.repeat(5));
        assertThat(text.guessed()).isTrue();
        assertThat(text.remark().orElseThrow().text())
                .contains("does not tell its encoding", "windows-1252");
    }

    @Test
    void a_cyrillic_text_is_not_taken_for_a_latin_one() throws IOException {
        var russian = "Какой из этих ответов правильный? Выберите один вариант ответа. ".repeat(5);
        var text = of(russian.getBytes(Charset.forName("windows-1251")));

        assertThat(read(text)).isEqualTo(russian);
    }

    @Test
    void utf_16_without_a_mark_shows_by_its_zeros() throws IOException {
        var text = of("<quiz>abc</quiz>".getBytes(StandardCharsets.UTF_16BE));

        assertThat(read(text)).isEqualTo("<quiz>abc</quiz>");
    }

    @Test
    void latin_1_with_windows_characters_is_windows_1252() throws IOException {
        var xml = "<?xml version='1.0' encoding='ISO-8859-1'?><a>„süß“</a>";
        var text = of(xml.getBytes(Charset.forName("windows-1252")));

        assertThat(read(text)).isEqualTo(xml);
    }

    private static TextFile of(byte[] bytes) throws IOException {
        return TextFile.of(() -> new ByteArrayInputStream(bytes));
    }

    private static String read(TextFile text) throws IOException {
        try (var in = text.open()) {
            var out = new StringWriter();
            in.transferTo(out);
            return out.toString();
        }
    }

    @Test
    void every_end_of_a_line_is_a_line_feed() throws IOException {
        assertThat(read(of("a\rb\r\nc\nd\r\r\n".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("a\nb\nc\nd\n\n");
    }

    @Test
    void control_characters_are_spaces_and_told() throws IOException {
        var text = of("one\u000Btwo\0three\tfour".getBytes(StandardCharsets.US_ASCII));

        assertThat(read(text)).isEqualTo("one two three\tfour");
        assertThat(text.remark().orElseThrow().text()).contains("Control characters");
    }
}
