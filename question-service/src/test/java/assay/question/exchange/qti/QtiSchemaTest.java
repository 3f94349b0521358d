package assay.question.exchange.qti;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.Interaction;
import assay.question.content.TextFormat;
import assay.question.exchange.DraftSamples;
import assay.question.exchange.Format;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Outgoing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** What the schemas of QTI ask of an item, by the names of QTI 2: order, attributes, places. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QtiSchemaTest {
    private static final List<String> OF_ITEM =
            List.of(
                    "responseDeclaration",
                    "outcomeDeclaration",
                    "templateDeclaration",
                    "templateProcessing",
                    "itemBody",
                    "responseProcessing",
                    "modalFeedback");

    private static final Map<String, Set<String>> REQUIRED =
            Map.ofEntries(
                    Map.entry(
                            "assessmentItem",
                            Set.of("identifier", "title", "adaptive", "timeDependent")),
                    Map.entry(
                            "responseDeclaration", Set.of("identifier", "cardinality", "baseType")),
                    Map.entry(
                            "outcomeDeclaration", Set.of("identifier", "cardinality", "baseType")),
                    Map.entry(
                            "templateDeclaration", Set.of("identifier", "cardinality", "baseType")),
                    Map.entry("setTemplateValue", Set.of("identifier")),
                    Map.entry("setCorrectResponse", Set.of("identifier")),
                    Map.entry("printedVariable", Set.of("identifier")),
                    Map.entry("randomInteger", Set.of("min", "max")),
                    Map.entry("mathOperator", Set.of("name")),
                    Map.entry("roundTo", Set.of("roundingMode", "figures")),
                    Map.entry("mapEntry", Set.of("mapKey", "mappedValue")),
                    Map.entry("areaMapEntry", Set.of("shape", "coords", "mappedValue")),
                    Map.entry("simpleChoice", Set.of("identifier")),
                    Map.entry("inlineChoice", Set.of("identifier")),
                    Map.entry("simpleAssociableChoice", Set.of("identifier", "matchMax")),
                    Map.entry("gapText", Set.of("identifier", "matchMax")),
                    Map.entry("gapImg", Set.of("identifier", "matchMax")),
                    Map.entry("gap", Set.of("identifier")),
                    Map.entry("hottext", Set.of("identifier")),
                    Map.entry("hotspotChoice", Set.of("identifier", "shape", "coords")),
                    Map.entry(
                            "associableHotspot",
                            Set.of("identifier", "shape", "coords", "matchMax")),
                    Map.entry(
                            "sliderInteraction",
                            Set.of("responseIdentifier", "lowerBound", "upperBound")),
                    Map.entry("rubricBlock", Set.of("view")),
                    Map.entry(
                            "modalFeedback", Set.of("outcomeIdentifier", "identifier", "showHide")),
                    Map.entry("setOutcomeValue", Set.of("identifier")),
                    Map.entry("baseValue", Set.of("baseType")),
                    Map.entry("equal", Set.of("toleranceMode")),
                    Map.entry("equalRounded", Set.of("roundingMode", "figures")),
                    Map.entry("stringMatch", Set.of("caseSensitive")),
                    Map.entry("patternMatch", Set.of("pattern")),
                    Map.entry("index", Set.of("n")),
                    Map.entry("object", Set.of("data", "type")),
                    Map.entry("img", Set.of("src", "alt")),
                    Map.entry("a", Set.of("href")));

    /** What a body may begin its blocks with in QTI 2.1, besides interactions. */
    private static final Set<String> BLOCKS =
            Set.of(
                    "pre",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "p",
                    "address",
                    "dl",
                    "ol",
                    "ul",
                    "hr",
                    "blockquote",
                    "table",
                    "div");

    @ParameterizedTest
    @EnumSource(names = {"QTI_2_1", "QTI_2_2", "QTI_3_0"})
    void each_item_has_what_the_schema_requires_in_its_order(Format format) throws Exception {
        var media = new InMemoryMedia();
        var sent = new ArrayList<Outgoing>();
        for (var seed = 0L; seed < 24; seed++) {
            var samples = new DraftSamples(seed, media);
            for (var interaction : Interaction.values()) {
                var name = "q-%d-%s".formatted(seed, interaction).toLowerCase(Locale.ROOT);
                sent.add(new Outgoing(name.replace('_', '-'), "bank", samples.draft(interaction)));
            }
        }

        var items = items(format, sent, media);

        assertThat(items).hasSizeGreaterThan(300);
        for (var item : items) {
            var identifier = item.getAttribute("identifier");
            assertThat(children(item).stream().map(child -> OF_ITEM.indexOf(name(child))))
                    .as(identifier)
                    .isSorted()
                    .doesNotContain(-1);
            for (var element : all(item)) {
                assertThat(attributes(element))
                        .as("%s of %s", element.getNodeName(), identifier)
                        .containsAll(REQUIRED.getOrDefault(name(element), Set.of()));
            }
            checkBody(child(item, "itemBody"), identifier);
            all(item).forEach(element -> checkContent(element, format, identifier));
        }
    }

    /** By the name of an element, what it has within in its order; a dot ends a name. */
    private static final Map<String, String> CONTENT =
            Map.ofEntries(
                    Map.entry("choiceInteraction", "(simpleChoice\\.)+"),
                    Map.entry("orderInteraction", "(simpleChoice\\.)+"),
                    Map.entry("inlineChoiceInteraction", "(inlineChoice\\.)+"),
                    Map.entry("matchInteraction", "(simpleMatchSet\\.){2}"),
                    Map.entry("simpleMatchSet", "(simpleAssociableChoice\\.)+"),
                    Map.entry(
                            "gapMatchInteraction", "(gap(Text|Img)\\.)+((p|div|ul|ol|table)\\.)+"),
                    Map.entry(
                            "graphicGapMatchInteraction",
                            "(object|img)\\.(gap(Text|Img)\\.)+(associableHotspot\\.)+"),
                    Map.entry("hotspotInteraction", "(object|img)\\.(hotspotChoice\\.)+"),
                    Map.entry("selectPointInteraction", "(object|img)\\."),
                    Map.entry("hottextInteraction", "((p|div|ul|ol|table)\\.)+"),
                    Map.entry("gapImg", "object\\."),
                    Map.entry("textEntryInteraction", ""),
                    Map.entry("sliderInteraction", ""),
                    Map.entry("extendedTextInteraction", ""),
                    Map.entry("uploadInteraction", ""),
                    Map.entry("inlineChoice", "(printedVariable\\.)*"),
                    Map.entry(
                            "responseDeclaration",
                            "(correctResponse\\.)?((mapping|areaMapping)\\.)?"),
                    Map.entry("outcomeDeclaration", "(defaultValue\\.)?"),
                    Map.entry("correctResponse", "(value\\.)+"),
                    Map.entry("mapping", "(mapEntry\\.)+"),
                    Map.entry("areaMapping", "(areaMapEntry\\.)+"),
                    Map.entry("setOutcomeValue", "\\w+\\."),
                    Map.entry("setTemplateValue", "\\w+\\."),
                    Map.entry("setCorrectResponse", "\\w+\\."),
                    Map.entry("templateProcessing", "((setTemplateValue|setCorrectResponse)\\.)+"),
                    Map.entry(
                            "responseCondition",
                            "responseIf\\.(responseElseIf\\.)*(responseElse\\.)?"),
                    Map.entry("equal", "\\w+\\.\\w+\\."),
                    Map.entry("equalRounded", "\\w+\\.\\w+\\."),
                    Map.entry("power", "\\w+\\.\\w+\\."),
                    Map.entry("divide", "\\w+\\.\\w+\\."),
                    Map.entry("subtract", "\\w+\\.\\w+\\."),
                    Map.entry("containerSize", "\\w+\\."),
                    Map.entry("index", "\\w+\\."),
                    Map.entry("printedVariable", ""));

    private static void checkContent(Element element, Format format, String item) {
        var within = new StringBuilder();
        children(element).forEach(child -> within.append(name(child)).append('.'));
        var content = CONTENT.get(name(element));
        if (content != null) {
            assertThat(within.toString()).as("%s of %s", name(element), item).matches(content);
        }
        if (name(element).equals("gapText") && format == Format.QTI_2_1) {
            assertThat(within.toString()).as(item).matches("(printedVariable\\.)*");
        }
        if (Set.of("gapText", "hottext", "p", "em", "strong").contains(name(element))) {
            assertThat(all(element).stream().skip(1).map(QtiSchemaTest::name))
                    .as("%s of %s", name(element), item)
                    .doesNotContainAnyElementsOf(BLOCKS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "QTI_2_1, imsqti_v2p1, qtiv2p1/imsqti_v2p1.xsd, imsqti_item_xmlv2p1, QTIv2.1 Package, 1.0.0",
        "QTI_2_2, imsqti_v2p2, qtiv2p2/imsqti_v2p2.xsd, imsqti_item_xmlv2p2, QTIv2.2 Package, 1.0.0",
        "QTI_3_0, imsqtiasi_v3p0, imsqti_asiv3p0_v1p0.xsd, imsqti_item_xmlv3p0, QTI Package, 3.0.0"
    })
    void items_and_manifest_say_of_which_version_they_are(
            Format format,
            String namespace,
            String schema,
            String type,
            String name,
            String version)
            throws Exception {
        var media = new InMemoryMedia();
        var draft = new DraftSamples(1, media).draft(Interaction.TRUE_FALSE);
        var out = new ByteArrayOutputStream();
        new QtiWriter(format)
                .write(List.of(new Outgoing("a", "b", draft)).stream(), media, out, new Told());
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        assertThat(files.get("items/a.xml"))
                .contains("xmlns=\"http://www.imsglobal.org/xsd/" + namespace + "\"")
                .containsPattern("xsi:schemaLocation=\"\\S+" + namespace + " \\S+" + schema + "\"");
        assertThat(files.get("imsmanifest.xml"))
                .contains("<schema>" + name + "</schema>")
                .contains("<schemaversion>" + version + "</schemaversion>")
                .contains("type=\"" + type + "\" href=\"items/a.xml\"")
                .contains("xsi:schemaLocation=");
    }

    private static void checkBody(Element body, String item) {
        var names = children(body).stream().map(QtiSchemaTest::name).toList();
        var rubrics = names.stream().filter("rubricBlock"::equals).count();
        assertThat(names.stream().limit(rubrics)).as(item).allMatch("rubricBlock"::equals);
        assertThat(names.stream().skip(rubrics))
                .as(item)
                .allMatch(name -> BLOCKS.contains(name) || name.endsWith("Interaction"));
        // nowhere else
        assertThat(all(body).stream().filter(one -> name(one).equals("rubricBlock")))
                .as(item)
                .hasSize((int) rubrics);
    }

    @Test
    void markup_that_a_version_does_not_have_is_not_written() throws Exception {
        var html =
                """
                <p title="a" id="1">See <a>here</a> <abbr title="x">X</abbr>\
                 <img src="https://example.org/a.png"></p>\
                <figure><figcaption>Fig</figcaption></figure><details><summary>More</summary>Text</details>\
                <ol start="3"><li value="4">Four</li></ol>\
                """;

        assertThat(written(Format.QTI_2_1, html))
                .contains("<span class=\"html-a\">here</span>", "alt=\"\"")
                .contains("<div class=\"html-figure\">", "<ol><li>Four</li></ol>")
                .doesNotContain("title=\"x\"", "title=\"a\"", "qh5:figure", "start=");
        assertThat(written(Format.QTI_2_2, html))
                .contains("<qh5:figure><qh5:figcaption>Fig</qh5:figcaption></qh5:figure>")
                .contains("<div class=\"html-details\">")
                .contains("xmlns:qh5=\"http://www.imsglobal.org/xsd/imsqtiv2p2_html5_v1p0\"");
        assertThat(written(Format.QTI_3_0, html))
                .contains("<figure>", "<details>", "start=\"3\"", "title=\"x\"");
    }

    private static String written(Format format, String stem) throws Exception {
        var media = new InMemoryMedia();
        var samples = new DraftSamples(1, media);
        var draft = samples.draft(Interaction.DESCRIPTION);
        while (draft.textFormat() != TextFormat.HTML) {
            draft = samples.draft(Interaction.DESCRIPTION);
        }
        var told = draft.with((pointer, text) -> pointer.equals("/content/stem") ? stem : text);
        return documents(format, List.of(new Outgoing("a", "b", told)), media).getFirst();
    }

    private static List<String> documents(Format format, List<Outgoing> sent, InMemoryMedia media)
            throws Exception {
        var out = new ByteArrayOutputStream();
        new QtiWriter(format).write(sent.stream(), media, out, new Told());
        var documents = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("items/")) {
                    documents.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return documents;
    }

    private static List<Element> items(Format format, List<Outgoing> sent, InMemoryMedia media)
            throws Exception {
        var builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        var items = new ArrayList<Element>();
        for (var document : documents(format, sent, media)) {
            var bytes = document.getBytes(StandardCharsets.UTF_8);
            items.add(builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement());
        }
        return items;
    }

    /** As QTI 2 has it. */
    private static String name(Element element) {
        var name = element.getLocalName();
        return Vocabulary.isThird(name) ? Vocabulary.second(name) : name;
    }

    private static Set<String> attributes(Element element) {
        var names = new HashSet<String>();
        var attributes = element.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
            names.add(Vocabulary.secondAttribute(attributes.item(i).getNodeName()));
        }
        return names;
    }

    private static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                children.add(one);
            }
        }
        return children;
    }

    private static Element child(Element element, String name) {
        return children(element).stream()
                .filter(one -> name(one).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> all(Element element) {
        var all = new ArrayList<Element>();
        all.add(element);
        children(element).forEach(child -> all.addAll(all(child)));
        return all;
    }
}
