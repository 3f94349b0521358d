package assay.benchmark;

import assay.benchmark.GeneratedQuestions.SingleChoice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A format in which the same generated questions are written, as its usual tools write them. */
enum ImportFile {
    GIFT("GIFT", "gift") {
        @Override
        void write(int count, OutputStream out) throws IOException {
            var generated = new GeneratedQuestions();
            for (var i = 0; i < count; i++) {
                var question = generated.singleChoice();
                text(
                        out,
                        """
                        ::Q%d %s::%s{
                        =%s
                        ~%s
                        ~%s
                        ~%s
                        }

                        """
                                .formatted(
                                        i,
                                        question.title(),
                                        question.stem(),
                                        question.choices().get(0),
                                        question.choices().get(1),
                                        question.choices().get(2),
                                        question.choices().get(3)));
            }
        }
    },

    MOODLE_XML("Moodle XML", "moodle_xml") {
        @Override
        void write(int count, OutputStream out) throws IOException {
            var generated = new GeneratedQuestions();
            text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
            for (var i = 0; i < count; i++) {
                var question = generated.singleChoice();
                text(
                        out,
                        """
                        <question type="multichoice">
                          <name><text>Q%d %s</text></name>
                          <questiontext format="html"><text><![CDATA[<p>%s</p>]]></text></questiontext>
                          <generalfeedback format="html"><text></text></generalfeedback>
                          <defaultgrade>1.0000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>
                          <single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>
                        %s
                        </question>
                        """
                                .formatted(
                                        i,
                                        question.title(),
                                        question.stem(),
                                        choices(
                                                question,
                                                place ->
                                                        """
                                                          <answer fraction="%d" format="html"><text><![CDATA[<p>%s</p>]]></text></answer>\
                                                        """
                                                                .formatted(
                                                                        place == 0 ? 100 : 0,
                                                                        question.choices()
                                                                                .get(place)))));
            }
            text(out, "</quiz>\n");
        }
    },

    QTI_PACKAGE("QTI 3.0 package", "qti_3_0") {
        @Override
        void write(int count, OutputStream out) throws IOException {
            var generated = new GeneratedQuestions();
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("imsmanifest.xml"));
                text(
                        zip,
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="benchmark">
                        <organizations/><resources>
                        """);
                for (var i = 0; i < count; i++) {
                    text(
                            zip,
                            """
                            <resource identifier="r%1$d" type="imsqti_item_xmlv3p0" href="items/q%1$d.xml"><file href="items/q%1$d.xml"/></resource>
                            """
                                    .formatted(i));
                }
                text(zip, "</resources></manifest>\n");
                for (var i = 0; i < count; i++) {
                    zip.putNextEntry(new ZipEntry("items/q%d.xml".formatted(i)));
                    text(zip, item(i, generated.singleChoice()));
                }
            }
        }

        private String item(int number, SingleChoice question) {
            return """
            <?xml version="1.0" encoding="UTF-8"?>
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="q%d" title="Q%d %s" adaptive="false" time-dependent="false">
            <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
            <qti-correct-response><qti-value>c0</qti-value></qti-correct-response>
            </qti-response-declaration>
            <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
            <qti-item-body><p>%s</p>
            <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1">
            %s
            </qti-choice-interaction></qti-item-body>
            <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
            </qti-assessment-item>
            """
                    .formatted(
                            number,
                            number,
                            question.title(),
                            question.stem(),
                            choices(
                                    question,
                                    place ->
                                            "<qti-simple-choice identifier=\"c%d\">%s</qti-simple-choice>"
                                                    .formatted(
                                                            place, question.choices().get(place))));
        }
    };

    final String title;

    /** As the API names the format. */
    final String format;

    ImportFile(String title, String format) {
        this.title = title;
        this.format = format;
    }

    /** Writes this many questions, the same in every run and every format. */
    abstract void write(int count, OutputStream out) throws IOException;

    Path write(int count, Path folder) throws IOException {
        var file = folder.resolve("%s-%d".formatted(format, count));
        try (var out = Files.newOutputStream(file)) {
            write(count, out);
        }
        return file;
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String choices(SingleChoice question, IntFunction<String> written) {
        return IntStream.range(0, question.choices().size())
                .mapToObj(written)
                .collect(Collectors.joining("\n"));
    }
}
