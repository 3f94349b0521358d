package assay.question.exchange.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class XmlCharactersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "&#11;",
                "&#x0B;",
                "&#xb;",
                "&#0;",
                "&#0000000000011;",
                "&#xD800;",
                "&#xFFFE;",
                "&#x110000;",
                "&#99999999999999;",
                "&#;",
                "&#x;",
                "\u000b",
                "\ud800",
                "\udc00",
                "\uffff"
            })
    void what_xml_does_not_allow_becomes_a_mark(String forbidden) throws Exception {
        var characters = new XmlCharacters(new StringReader("a" + forbidden + "b" + forbidden));

        assertThat(all(characters)).isEqualTo("a" + XmlCharacters.MARK + "b" + XmlCharacters.MARK);
        assertThat(characters.hasMarked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\t\r\n",
                "&#9; &#10; &#xD; &#x1F600; &#10FFFF",
                "&amp; &#12 &#x &#xyz; & &",
                "&#1&#33;",
                "&#",
                "&",
                "😀 ü \uFFFD",
                "&#000000000000000000000000000000000000000000000000000000000000000000000011;"
            })
    void everything_else_stays(String text) throws Exception {
        var characters = new XmlCharacters(new StringReader(text));

        assertThat(all(characters)).isEqualTo(text);
        assertThat(characters.hasMarked()).isFalse();
    }

    @Test
    void a_reference_is_found_wherever_the_reading_is_cut() throws Exception {
        for (var length = 8_180; length < 8_200; length++) {
            var before = "x".repeat(length);

            assertThat(all(new XmlCharacters(new StringReader(before + "&#11;😀&#33;"))))
                    .isEqualTo(before + XmlCharacters.MARK + "😀&#33;");
        }
    }

    private static String all(XmlCharacters characters) throws IOException {
        var text = new StringBuilder();
        var some = new char[7];
        int read;
        while ((read = characters.read(some, 0, some.length)) > 0) {
            text.append(some, 0, read);
        }
        return text.toString();
    }
}
