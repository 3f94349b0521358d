package assay.question.exchange.qti12;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionRules;
import assay.question.exchange.Fidelity;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** QTI 1.2 as Blackboard and Brightspace bend it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForeignQti12Test {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    @Test
    void a_pool_of_blackboard_whose_instructions_are_empty_loses_none() throws Exception {
        var question =
                one(
                        """
                        <assessment title="Pool">
                          <rubric view="All"><flow_mat class="Block"><material><mat_extension><mat_formattedtext type="HTML"/></mat_extension></material></flow_mat></rubric>
                          <presentation_material><flow_mat><material><mat_extension><mat_formattedtext type="HTML">&lt;p&gt; &lt;/p&gt;</mat_formattedtext></mat_extension></material></flow_mat></presentation_material>
                          <section>%s</section>
                        </assessment>
                        """
                                .formatted(blackboardChoice("", "")));

        assertThat(question.remarks()).isEmpty();
    }

    @Test
    void an_item_may_be_labelled_with_its_ident() throws Exception {
        var question =
                one(blackboardChoice("", "").replace("<item ", "<item ident=\"Q1\" label=\"Q1\" "));

        assertThat(question.draft().content().choices()).hasSize(2);
    }

    @Test
    void empty_blocks_beside_the_texts_of_blackboard_leave_no_line_ends() throws Exception {
        var question = one(blackboardChoice("", ""));

        assertThat(question.draft().content().choices())
                .extracting(Choice::text)
                .containsExactly("One", "Two");
        assertThat(question.draft().key().explanation().overall().correct()).isEqualTo("Yes!");
    }

    @Test
    void what_blackboard_says_of_a_choice_is_the_feedback_of_that_choice() throws Exception {
        var question =
                one(
                        blackboardChoice(
                                "",
                                """
                                <respcondition>
                                  <conditionvar><varequal respident="C1" case="No"/></conditionvar>
                                  <setvar variablename="SCORE" action="Set">0</setvar>
                                  <displayfeedback linkrefid="C1" feedbacktype="Response"/>
                                </respcondition>
                                </resprocessing>
                                <itemfeedback ident="C1" view="All"><solution view="All" feedbackstyle="Complete"><solutionmaterial>%s</solutionmaterial></solution></itemfeedback>
                                <resprocessing>
                                """
                                        .formatted(block("Not this one"))));

        var told = question.draft().key().explanation();
        assertThat(told.feedback()).containsExactly(new Feedback("a", "Not this one"));
        assertThat(told.rationale()).isEmpty();
    }

    @Test
    void partial_credit_of_blackboard_is_in_percent_in_conditions_of_their_own() throws Exception {
        var question =
                one(
                        """
                        <item><itemmetadata><bbmd_questiontype>Multiple Answer</bbmd_questiontype><bbmd_partialcredit>true</bbmd_partialcredit><qmd_absolutescore_max>4</qmd_absolutescore_max></itemmetadata>
                          <presentation>%s<response_lid ident="response" rcardinality="Multiple"><render_choice>%s%s%s</render_choice></response_lid></presentation>
                          <resprocessing><outcomes><decvar varname="SCORE" minvalue="0" maxvalue="4"/></outcomes>
                            <respcondition title="correct"><conditionvar><and><varequal respident="response">C1</varequal><varequal respident="response">C2</varequal><not><varequal respident="response">C3</varequal></not></and></conditionvar><setvar variablename="SCORE" action="Set">SCORE.max</setvar></respcondition>
                            <respcondition title="incorrect"><conditionvar><other/></conditionvar><setvar variablename="SCORE" action="Set">0</setvar></respcondition>
                            %s%s%s
                          </resprocessing></item>
                        """
                                .formatted(
                                        block("Which?"),
                                        label("C1", "One"),
                                        label("C2", "Two"),
                                        label("C3", "Three"),
                                        percent("C1", "75"),
                                        percent("C2", "25"),
                                        percent("C3", "-50")));

        assertThat(question.draft().points()).isEqualByComparingTo("4");
        assertThat(((AnswerKey.MultipleChoice) question.draft().key()).scoring())
                .isEqualTo(
                        new ScoringRule.PartialCredit(
                                Map.of(
                                        "a", new BigDecimal("0.75"),
                                        "b", new BigDecimal("0.25"),
                                        "c", new BigDecimal("-0.5"))));
        assertThat(question.remarks()).isEmpty();
    }

    @Test
    void the_blanks_of_blackboard_stand_where_its_text_names_them() throws Exception {
        var question =
                one(
                        """
                        <item><itemmetadata><bbmd_questiontype>Jumbled Sentence</bbmd_questiontype></itemmetadata>
                          <presentation>%s
                            <response_lid ident="x" rcardinality="Single"><render_choice><flow_label>%s%s</flow_label></render_choice></response_lid>
                            <response_lid ident="y" rcardinality="Single"><render_choice><flow_label>%s%s</flow_label></render_choice></response_lid>
                          </presentation>
                          <resprocessing><outcomes><decvar varname="SCORE" maxvalue="1"/></outcomes>
                            <respcondition title="correct"><conditionvar><and><varequal respident="x">w1</varequal><varequal respident="y">w2</varequal></and></conditionvar><setvar variablename="SCORE" action="Set">SCORE.max</setvar></respcondition>
                          </resprocessing></item>
                        """
                                .formatted(
                                        block("The [x] is [y]."),
                                        label("w1", "sea"),
                                        label("w2", "deep"),
                                        label("w1", "sea"),
                                        label("w2", "deep")));

        var cloze = (QuestionContent.Cloze) question.draft().content();
        assertThat(cloze.stem()).isEqualTo("The [[a]] is [[b]].");
        assertThat(cloze.gaps()).allMatch(Gap.Selection.class::isInstance);
    }

    @Test
    void blackboards_choices_of_two_have_words() throws Exception {
        var question =
                one(
                        """
                        <item><itemmetadata><bbmd_questiontype>Either/Or</bbmd_questiontype></itemmetadata>
                          <presentation>%s<response_lid ident="response"><render_choice>
                            <response_label ident="agree_disagree.true"><material><mattext texttype="text/plain">agree_disagree.true</mattext></material></response_label>
                            <response_label ident="agree_disagree.false"><material><mattext texttype="text/plain">agree_disagree.false</mattext></material></response_label>
                          </render_choice></response_lid></presentation>
                          <resprocessing><outcomes><decvar varname="SCORE" maxvalue="1"/></outcomes>
                            <respcondition><conditionvar><varequal respident="response">agree_disagree.false</varequal></conditionvar><setvar variablename="SCORE" action="Set">SCORE.max</setvar></respcondition>
                          </resprocessing></item>
                        """
                                .formatted(block("Do you?")));

        assertThat(question.draft().content().choices())
                .extracting(Choice::text)
                .containsExactly("Agree", "Disagree");
        assertThat(question.draft().key().rightChoices()).containsExactly("b");
    }

    @Test
    void pictures_of_blackboard_are_found_by_their_number() throws Exception {
        var item =
                blackboardChoice(
                        "&lt;img src=\"@X@EmbeddedFile.requestUrlStub@X@bbcswebdav/xid-41_1\" alt=\"A map\"&gt;",
                        "");
        var package_ = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(package_)) {
            put(zip, "imsmanifest.xml", bytes("<manifest><resources/></manifest>"));
            put(zip, "res00001.dat", bytes("<questestinterop>" + item + "</questestinterop>"));
            put(zip, "csfiles/home_dir/__xid-41_1.png.xml", bytes("<lom/>"));
            put(zip, "csfiles/home_dir/__xid-411_1.png", InMemoryMedia.picture(2));
            put(zip, "csfiles/home_dir/__xid-41_1.png", InMemoryMedia.picture(1));
        }

        var readings = Readings.of(new Qti12Reader(), package_.toByteArray(), new InMemoryMedia());

        var question = (Reading.Question) readings.getFirst();
        assertThat(question.remarks()).isEmpty();
        assertThat(question.draft().content().stem())
                .contains("asset:" + InMemoryMedia.hash(InMemoryMedia.picture(1)));
    }

    @Test
    void brightspace_counts_wrong_choices_in_a_variable_that_earns_nothing() throws Exception {
        var question =
                brightspace(
                        "<response_extension><d2l_2p0:grading_type>1</d2l_2p0:grading_type></response_extension>"
                                + "<response_lid ident=\"L\" rcardinality=\"Multiple\"><render_choice>"
                                + label("C1", "One")
                                + label("C2", "Two")
                                + label("C3", "Three")
                                + "</render_choice></response_lid>",
                        counted("L", "C1", "D2L_Correct")
                                + counted("L", "C2", "D2L_Incorrect")
                                + counted("L", "C3", "D2L_Correct")
                                + "<respcondition><setvar varname=\"que_score\" action=\"Set\">D2L_Correct</setvar></respcondition>");

        var key = (AnswerKey.MultipleChoice) question.draft().key();
        assertThat(key.correct()).containsExactly("a", "c");
        assertThat(key.scoring())
                .isEqualTo(new ScoringRule.PartialCredit(Map.of("a", HALF, "c", HALF)));
        assertThat(question.fidelity()).isEqualTo(Fidelity.LOSSY);
    }

    @Test
    void brightspace_names_the_label_in_a_field_instead_of_the_field() throws Exception {
        var question =
                brightspace(
                        """
                        <response_str ident="F1" rcardinality="Single"><render_fib><response_label ident="A1"/></render_fib></response_str>
                        <material><mattext texttype="text/html">and</mattext></material>
                        <response_str ident="F2" rcardinality="Single"><render_fib><response_label ident="A2"/></render_fib></response_str>
                        """,
                        earning("A1", "salt", "50") + earning("A2", "pepper", "50"));

        assertThat(question.draft().content().stem()).isEqualTo("Which? [[a]] and [[b]]");
        assertThat(((AnswerKey.Cloze) question.draft().key()).gaps())
                .extracting(gap -> ((GapKey.Text) gap).texts().accepted())
                .containsExactly(
                        List.of(new AcceptedText("salt", BigDecimal.ONE, "")),
                        List.of(new AcceptedText("pepper", BigDecimal.ONE, "")));
    }

    @Test
    void brightspace_matches_and_orders_in_groups() throws Exception {
        var choices =
                "<render_choice>" + label("T1", "hot") + label("T2", "cold") + "</render_choice>";
        var matching =
                brightspace(
                        "<response_grp respident=\"S1\" rcardinality=\"Single\">%s%s</response_grp><response_grp respident=\"S2\" rcardinality=\"Single\">%s%s</response_grp>"
                                .formatted(block("ice"), choices, block("fire"), choices),
                        counted("S1", "T2", "D2L_Correct")
                                + counted("S1", "T1", "D2L_Incorrect")
                                + counted("S2", "T1", "D2L_Correct"));
        var ordering =
                brightspace(
                        "<response_grp respident=\"O\" rcardinality=\"Ordered\"><render_choice>%s%s%s</render_choice></response_grp>"
                                .formatted(
                                        label("O1", "second"),
                                        label("O2", "third"),
                                        label("O3", "first")),
                        counted("O1", "2", "D2L_Correct")
                                + counted("O2", "3", "D2L_Correct")
                                + counted("O3", "1", "D2L_Correct"));

        assertThat(((AnswerKey.Matching) matching.draft().key()).correct())
                .containsExactly(new Pair("a", "b"), new Pair("b", "a"));
        assertThat(((AnswerKey.Ordering) ordering.draft().key()).correct())
                .containsExactly("c", "a", "b");
    }

    @Test
    void brightspace_tells_everybody_what_it_names_after_the_question() throws Exception {
        var question =
                (Reading.Question)
                        Readings.of(
                                        new Qti12Reader(),
                                        """
                                        <questestinterop><item ident="OBJ_1" label="QUES_1">
                                          <presentation><flow>%s<response_lid ident="L" rcardinality="Single"><render_choice>%s%s</render_choice></response_lid></flow></presentation>
                                          <hint><hintmaterial><flow_mat>%s</flow_mat></hintmaterial></hint>
                                          <resprocessing>%s</resprocessing>
                                          <itemfeedback ident="QUES_1">%s</itemfeedback>
                                        </item></questestinterop>
                                        """
                                                .formatted(
                                                        block("Is it?"),
                                                        label("C1", "True"),
                                                        label("C2", "False"),
                                                        block("Look twice"),
                                                        earning("L", "C2", "100"),
                                                        block("Because.")))
                                .getFirst();

        assertThat(question.draft().key()).isInstanceOf(AnswerKey.TrueFalse.class);
        assertThat(question.draft().key().explanation().rationale()).isEqualTo("Because.");
        assertThat(question.draft().key().explanation().hints()).containsExactly("Look twice");
        assertThat(question.remarks()).isEmpty();
    }

    @Test
    void the_weight_of_a_cartridge_is_its_points() throws Exception {
        var question =
                one(
                        """
                        <item ident="i"><itemmetadata><qtimetadata>
                            <qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.fib.v0p1</fieldentry></qtimetadatafield>
                            <qtimetadatafield><fieldlabel>cc_weighting</fieldlabel><fieldentry>3</fieldentry></qtimetadatafield>
                          </qtimetadata></itemmetadata>
                          <presentation>%s<response_str ident="r"><render_fib/></response_str></presentation>
                          <resprocessing><outcomes><decvar varname="SCORE" maxvalue="100"/></outcomes>%s</resprocessing>
                        </item>
                        """
                                .formatted(block("What?"), earning("r", "that", "100")));

        assertThat(question.draft().points()).isEqualByComparingTo("3");
    }

    private static Reading.Question brightspace(String responses, String conditions)
            throws Exception {
        return one(
                "<item ident=\"i\"><presentation><flow>%s%s</flow></presentation><resprocessing>%s</resprocessing></item>"
                        .formatted(block("Which?"), responses, conditions));
    }

    private static String blackboardChoice(String picture, String more) {
        return """
        <item maxattempts="0"><itemmetadata><bbmd_questiontype>Multiple Choice</bbmd_questiontype></itemmetadata>
          <presentation><flow class="Block"><flow class="QUESTION_BLOCK">%s</flow>
            <flow class="RESPONSE_BLOCK"><response_lid ident="response" rcardinality="Single"><render_choice>%s%s</render_choice></response_lid></flow></flow></presentation>
          <resprocessing><outcomes><decvar varname="SCORE" minvalue="0" maxvalue="1"/></outcomes>
            <respcondition title="correct"><conditionvar><varequal respident="response">C2</varequal></conditionvar><setvar variablename="SCORE" action="Set">SCORE.max</setvar><displayfeedback linkrefid="correct"/></respcondition>
            <respcondition title="incorrect"><conditionvar><other/></conditionvar><setvar variablename="SCORE" action="Set">0</setvar></respcondition>%s
          </resprocessing>
          <itemfeedback ident="correct"><flow_mat class="Block">%s</flow_mat></itemfeedback>
        </item>
        """
                .formatted(
                        block("Which? " + picture),
                        label("C1", "One"),
                        label("C2", "Two"),
                        more,
                        block("Yes!"));
    }

    /** A text with the empty blocks for a file and a link that Blackboard has beside each. */
    private static String block(String text) {
        return """
        <flow_mat class="Block"><flow_mat class="FORMATTED_TEXT_BLOCK"><material><mat_extension><mat_formattedtext type="HTML">%s</mat_formattedtext></mat_extension></material></flow_mat>\
        <flow_mat class="FILE_BLOCK"><material/></flow_mat>\
        <flow_mat class="LINK_BLOCK"><material><mattext charset="us-ascii" texttype="text/plain" uri="" xml:space="default"/></material></flow_mat></flow_mat>\
        """
                .formatted(text);
    }

    private static String label(String ident, String text) {
        return "<response_label ident=\"%s\">%s</response_label>".formatted(ident, block(text));
    }

    private static String percent(String choice, String percent) {
        return "<respcondition><conditionvar><varequal respident=\"%s\" case=\"No\"/></conditionvar><setvar variablename=\"SCORE\" action=\"Set\">%s</setvar></respcondition>"
                .formatted(choice, percent);
    }

    private static String counted(String response, String value, String variable) {
        return "<respcondition continue=\"yes\"><conditionvar><varequal respident=\"%s\">%s</varequal></conditionvar><setvar varname=\"%s\" action=\"Add\">1</setvar></respcondition>"
                .formatted(response, value, variable);
    }

    private static String earning(String response, String value, String score) {
        return "<respcondition><conditionvar><varequal respident=\"%s\">%s</varequal></conditionvar><setvar action=\"Set\">%s</setvar></respcondition>"
                .formatted(response, value, score);
    }

    private static Reading.Question one(String inner) throws Exception {
        var question =
                Readings.one(
                        new Qti12Reader(),
                        "<questestinterop xmlns:d2l_2p0=\"http://desire2learn.com/xsd/d2lcp_v2p0\">%s</questestinterop>"
                                .formatted(inner));
        assertThat(QuestionRules.findings(question.draft().content(), question.draft().key()))
                .isEmpty();
        return question;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
