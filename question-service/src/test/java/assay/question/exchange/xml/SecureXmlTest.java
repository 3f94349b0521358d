package assay.question.exchange.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.question.exchange.UnreadableFile;
import assay.question.exchange.file.TextFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamConstants;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SecureXmlTest {
    @TempDir private Path folder;

    @Test
    void an_element_is_read_with_attributes_texts_and_lines() throws Exception {
        var root =
                document("<a x='1' xml:lang='de'>\n<b>one &amp; <![CDATA[<two>]]></b>\n<c/></a>");

        assertThat(root.attribute("x")).contains("1");
        assertThat(root.attribute("xml:lang")).contains("de");
        assertThat(root.child("b").orElseThrow().text()).isEqualTo("one & <two>");
        assertThat(root.child("b").orElseThrow().line()).isEqualTo(2);
        assertThat(root.child("c").orElseThrow().line()).isEqualTo(3);
    }

    @Test
    void a_document_type_is_tolerated_and_fetched_from_nowhere() throws Exception {
        assertThat(document("<!DOCTYPE a SYSTEM 'http://192.0.2.1/x.dtd'><a>b</a>").text())
                .isEqualTo("b");
    }

    @Test
    void an_external_entity_is_not_read() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "secret");

        assertThatThrownBy(() ->
                        document(
                                "<!DOCTYPE a [<!ENTITY x SYSTEM '%s'>]><a>&x;</a>"
                                        .formatted(secret.toUri())))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("none is expanded")
                .hasMessageNotContaining("secret");
    }

    @Test
    void entities_of_entities_are_not_expanded() {
        var laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>");
        for (var i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l%d '%s'>".formatted(i, "&l%d;".formatted(i - 1).repeat(10)));
        }

        assertThatThrownBy(() -> document(laughs + "]><a>&l9;</a>"))
                .isInstanceOf(UnreadableFile.class);
        assertThatThrownBy(() -> document(laughs + "]><a x='&l9;'/>"))
                .isInstanceOf(UnreadableFile.class);
    }

    @Test
    void named_characters_of_html_are_known() throws Exception {
        assertThat(document("<a>x&nbsp;&uuml;</a>").text()).isEqualTo("x\u00a0ü");
    }

    @Test
    void elements_nest_as_deep_as_allowed_and_no_deeper() throws Exception {
        var depth = SecureXml.DEPTH_MAX;
        document("<a>".repeat(depth) + "</a>".repeat(depth));

        assertThatThrownBy(() -> document("<a>".repeat(depth + 1) + "</a>".repeat(depth + 1)))
                .isInstanceOf(UnreadableFile.class);
    }

    @Test
    void a_document_may_be_longer_than_what_an_entity_may() throws Exception {
        var text = "x &lt; ".repeat(100_000);

        assertThat(document("<a>" + text + "</a>").text()).hasSize(400_000);
    }

    @Test
    void an_element_that_is_too_large_is_skipped_and_what_follows_is_read() throws Exception {
        var half = "x".repeat((int) (SecureXml.CHARACTERS_MAX / 2 + 1));
        var xml =
                SecureXml.reader(new StringReader("<q><a>" + half + half + "</a><b>next</b></q>"));
        xml.next();
        xml.next();

        assertThat(SecureXml.element(xml)).isEmpty();
        assertThat(xml.next()).isEqualTo(XMLStreamConstants.START_ELEMENT);
        assertThat(SecureXml.element(xml).orElseThrow().text()).isEqualTo("next");
    }

    @Test
    void what_is_not_well_formed_is_said_with_its_line() {
        assertThatThrownBy(() -> document("<a>\n<b>\n</a>"))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.place().line()).isEqualTo(3));
    }

    @Test
    void an_element_written_again_is_the_same() throws Exception {
        var xml =
                "<a xmlns=\"urn:a\" xmlns:p=\"urn:p\" p:x=\"&quot;1&quot;\"><b xmlns=\"\">1 &lt;"
                        + " 2</b><c/></a>";

        assertThat(document(xml).xml()).isEqualTo(xml);
    }

    private static XmlElement document(String xml) throws IOException, UnreadableFile {
        var bytes = xml.getBytes(StandardCharsets.UTF_8);
        return SecureXml.document(TextFile.of(() -> new ByteArrayInputStream(bytes)), "file.xml");
    }

    @Test
    void empty_lines_before_the_declaration_are_tolerated_and_lines_counted_on() throws Exception {
        var root = document("\n \n<?xml version='1.0'\n?>\n<a>\n<b/></a>");

        assertThat(root.line()).isEqualTo(5);
        assertThat(root.child("b").orElseThrow().line()).isEqualTo(6);
    }
}
