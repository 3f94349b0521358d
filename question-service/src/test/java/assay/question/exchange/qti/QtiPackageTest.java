package assay.question.exchange.qti;

import static assay.question.exchange.qti.Items.MATCH;
import static assay.question.exchange.qti.Items.bytes;
import static assay.question.exchange.qti.Items.correct;
import static assay.question.exchange.qti.Items.item;
import static assay.question.exchange.qti.Items.manifest;
import static assay.question.exchange.qti.Items.read;
import static assay.question.exchange.qti.Items.readPackage;
import static assay.question.exchange.qti.Items.response;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.question.content.Difficulty;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import assay.question.exchange.UnreadableFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QtiPackageTest {
    private static final String GOOD =
            item(
                    response("single", "string", correct("x"))
                            + "<itemBody><p>X? <textEntryInteraction"
                            + " responseIdentifier=\"RESPONSE\"/></p></itemBody>"
                            + MATCH);

    @Test
    void a_bad_item_stops_nothing_and_a_missing_one_is_named() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("imsmanifest.xml", bytes(manifest("bad.xml", "none.xml", "good.xml")));
        files.put("bad.xml", bytes("<assessmentItem><itemBody></assessmentItem>"));
        files.put("good.xml", bytes(GOOD));

        var readings = readPackage(files);

        assertThat(readings).hasSize(3);
        assertThat(readings.get(0)).isInstanceOf(Reading.Refused.class);
        assertThat(readings.get(0).place().file()).isEqualTo("bad.xml");
        assertThat(((Reading.Refused) readings.get(1)).reason())
                .isEqualTo("Its file none.xml is not in the package.");
        assertThat(readings.get(2)).isInstanceOf(Reading.Question.class);
        assertThat(readings.get(2).place().file()).isEqualTo("good.xml");
    }

    @Test
    void an_item_that_is_listed_twice_is_read_once() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("imsmanifest.xml", bytes(manifest("a.xml", "./a.xml", "b/../a.xml")));
        files.put("a.xml", bytes(GOOD));

        assertThat(readPackage(files)).hasSize(1);
    }

    @Test
    void a_test_is_reported_and_its_items_are_read() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put(
                "imsmanifest.xml",
                bytes(
                        manifest("a.xml")
                                .replace(
                                        "<resources>",
                                        "<resources><resource identifier=\"t\""
                                                + " type=\"imsqti_test_xmlv2p2\" href=\"t.xml\"/>")));
        files.put("a.xml", bytes(GOOD));

        var readings = readPackage(files);

        assertThat(((Reading.Refused) readings.getFirst()).reason()).startsWith("It is a test");
        assertThat(readings.getLast()).isInstanceOf(Reading.Question.class);
    }

    @Test
    void metadata_of_the_manifest_say_tags_difficulty_and_time() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put(
                "imsmanifest.xml",
                bytes(
                        """
                        <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:l="http://www.imsglobal.org/xsd/imsmd_v1p2"><resources>
                        <resource identifier="r" type="imsqti_item_xmlv2p2" href="a.xml"><metadata><l:lom>
                        <l:general><l:keyword><l:langstring>Old Rome</l:langstring></l:keyword></l:general>
                        <l:educational><l:difficulty><l:source><l:langstring>LOMv1.0</l:langstring></l:source>
                        <l:value><l:langstring>difficult</l:langstring></l:value></l:difficulty>
                        <l:typicalLearningTime><l:datetime>PT3M</l:datetime></l:typicalLearningTime></l:educational>
                        </l:lom></metadata></resource></resources></manifest>
                        """));
        files.put("a.xml", bytes(GOOD));

        var question = (Reading.Question) readPackage(files).getFirst();

        assertThat(question.draft().tags()).containsExactly("old-rome");
        assertThat(question.draft().difficulty()).isEqualTo(Difficulty.HARD);
        assertThat(question.draft().estimatedTime()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void a_shared_passage_stands_before_the_question() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("imsmanifest.xml", bytes(manifest("items/a.xml")));
        files.put(
                "items/a.xml",
                bytes(
                        GOOD.replace(
                                "<itemBody>",
                                "<itemBody><include xmlns=\"http://www.w3.org/2001/XInclude\""
                                        + " href=\"../shared/p.xml\"/>")));
        files.put("shared/p.xml", bytes("<div><p>Once upon a time.</p></div>"));

        var question = (Reading.Question) readPackage(files).getFirst();

        assertThat(question.draft().content().stem())
                .isEqualTo("<p>Once upon a time.</p><p>X? _____</p>");
    }

    @Test
    void a_passage_that_includes_itself_ends() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("imsmanifest.xml", bytes(manifest("a.xml")));
        files.put("a.xml", bytes(item("<itemBody><p>On</p><include href=\"a.xml\"/></itemBody>")));

        var question = (Reading.Question) readPackage(files).getFirst();

        assertThat(question.remarks())
                .contains(Remark.lossy("The text a.xml that it includes is not in the file."));
    }

    @Test
    void without_a_manifest_every_item_is_read() throws Exception {
        assertThat(readPackage(Map.of("x/b.xml", bytes(GOOD), "x/notes.xml", bytes("<notes/>"))))
                .hasSize(1);
    }

    @Test
    void no_entity_is_expanded_and_no_file_of_the_machine_read() throws Exception {
        for (var entity : new String[] {"&b;", "&f;"}) {
            assertThatThrownBy(() -> read(bomb(entity)))
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageContaining("none is expanded");
        }
    }

    @Test
    void rules_that_grow_without_end_are_not_followed() throws Exception {
        var doubled =
                """
                <setOutcomeValue identifier="X"><multiple><variable identifier="X"/>
                <variable identifier="X"/></multiple></setOutcomeValue>
                """;
        var rounded =
                """
                <responseCondition><responseIf><equalRounded roundingMode="decimalPlaces" figures="999999999">
                <baseValue baseType="float">1</baseValue><baseValue baseType="float">1</baseValue></equalRounded>
                <setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>
                </responseIf></responseCondition>
                """;

        var question =
                (Reading.Question)
                        read(GOOD.replace(
                                        MATCH,
                                        "<outcomeDeclaration identifier=\"X\" baseType=\"float\""
                                                + " cardinality=\"multiple\"/><responseProcessing>"
                                                + rounded
                                                + doubled.repeat(60)
                                                + "</responseProcessing>"))
                                .getFirst();

        assertThat(question.remarks())
                .extracting(Remark::text)
                .anyMatch(text -> text.contains("collects too much"));
    }

    private static String bomb(String entity) {
        return "<!DOCTYPE assessmentItem [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY f"
                + " SYSTEM \"file:///etc/hostname\">]><assessmentItem"
                + " xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"x\""
                + " title=\"t\"><itemBody><p>"
                + entity
                + "</p></itemBody></assessmentItem>";
    }

    @Test
    void a_path_out_of_the_package_leads_nowhere() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("imsmanifest.xml", bytes(manifest("../../etc/passwd", "a.xml")));
        files.put(
                "a.xml",
                bytes(
                        item(
                                "<itemBody><p><img src=\"../../../etc/passwd\""
                                        + " alt=\"p\"/></p></itemBody>")));

        var readings = readPackage(files);

        assertThat(readings.getFirst()).isInstanceOf(Reading.Refused.class);
        assertThat(((Reading.Question) readings.getLast()).remarks())
                .contains(
                        Remark.lossy(
                                "The medium ../../../etc/passwd is not taken: its address leads out"
                                        + " of the package."));
    }

    @Test
    void what_is_no_item_is_unreadable_with_its_name() {
        assertThatThrownBy(() -> read("<questestinterop/>"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("The file is of QTI 1.2, not of QTI 2 or 3.");
        assertThatThrownBy(() -> read("<html/>"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("The file is no item of QTI: it is a html.");
    }

    @Test
    void an_encoding_that_is_declared_is_believed() throws Exception {
        var latin =
                item("<itemBody><p>\u00c4rger</p></itemBody>")
                        .replace("UTF-8", "ISO-8859-1")
                        .getBytes(StandardCharsets.ISO_8859_1);

        var question = (Reading.Question) read(latin).getFirst();

        assertThat(question.draft().content().stem()).isEqualTo("<p>\u00c4rger</p>");
        assertThat(requireNonNull(question.draft().origin()).document()).contains("\u00c4rger");
    }

    @Test
    void an_item_that_the_manifest_forgets_is_read() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("imsmanifest.xml", bytes(manifest("a.xml")));
        files.put("a.xml", bytes(GOOD));
        files.put("more/b.xml", bytes(GOOD));
        files.put("more/notes.xml", bytes("<notes/>"));

        assertThat(readPackage(files))
                .extracting(reading -> reading.place().file())
                .containsExactly("a.xml", "more/b.xml");
    }

    @Test
    void a_package_in_which_nothing_is_found_says_so() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("imsmanifest.xml", bytes(manifest()));
        files.put("data.xml", bytes("<questestinterops/>"));

        assertThatThrownBy(() -> readPackage(files))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("no items");
    }
}
