package assay.question.exchange.moodlexml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.question.content.AcceptedNumber;
import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.OrderScoring;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Gap;
import assay.question.content.GapKey;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionRules;
import assay.question.content.Shape;
import assay.question.content.TextFormat;
import assay.question.content.Tolerance;
import assay.question.content.UnitEntry;
import assay.question.content.Variables;
import assay.question.exchange.Fidelity;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import assay.question.exchange.Remark;
import assay.question.exchange.UnreadableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MoodleXmlReaderTest {
    private static final BigDecimal ONE = BigDecimal.ONE;

    @TempDir private Path folder;
    private final InMemoryMedia media = new InMemoryMedia();

    @Test
    void a_single_choice_keeps_partial_and_negative_credit() {
        var question =
                question(
                        "multichoice",
                        """
                        <single>true</single><shuffleanswers>0</shuffleanswers>
                        <answer fraction="-33.33333"><text>bad</text></answer>
                        <answer fraction="100"><text>good</text><feedback><text>yes</text></feedback></answer>
                        <answer fraction="50"><text>so so</text></answer>
                        """);

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.SingleChoice(
                                "Why?", choices("bad", "good", "so so"), false));
        assertThat(question.draft().key())
                .isInstanceOfSatisfying(
                        AnswerKey.SingleChoice.class,
                        key -> {
                            assertThat(key.correct()).isEqualTo("b");
                            assertThat(key.credits())
                                    .containsOnly(
                                            Map.entry("a", decimal("-0.3333333")),
                                            Map.entry("c", decimal("0.5")));
                            assertThat(key.explanation().feedback())
                                    .containsExactly(new AnswerKey.Feedback("b", "yes"));
                        });
        assertThat(question.remarks())
                .containsExactly(
                        Remark.lossy("A wrong choice cost points and costs nothing here."));
    }

    @Test
    void thirds_of_several_answers_sum_to_all_of_it() {
        var question =
                question(
                        "multichoice",
                        """
                        <single>false</single>
                        <answer fraction="33.33333"><text>a</text></answer>
                        <answer fraction="33.33333"><text>b</text></answer>
                        <answer fraction="33.33333"><text>c</text></answer>
                        <answer fraction="0"><text>d</text></answer>
                        """);

        var key = (AnswerKey.MultipleChoice) question.draft().key();
        assertThat(key.correct()).containsExactly("a", "b", "c");
        assertThat(
                        ((ScoringRule.PartialCredit) key.scoring())
                                .weights().values().stream()
                                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(ONE);
        valid(question);
    }

    @Test
    void several_answers_that_each_earn_everything_are_added_and_bounded() {
        var question =
                question(
                        "multichoice",
                        """
                        <single>false</single>
                        <answer fraction="100"><text>a</text></answer>
                        <answer fraction="100"><text>b</text></answer>
                        <answer fraction="-50"><text>c</text></answer>
                        """);

        assertThat(((AnswerKey.MultipleChoice) question.draft().key()).scoring())
                .isEqualTo(
                        new ScoringRule.Mapped(
                                Map.of("a", ONE, "b", ONE, "c", decimal("-0.5")),
                                BigDecimal.ZERO,
                                null,
                                null,
                                ONE));
        valid(question);
    }

    @Test
    void the_all_or_nothing_plugin_is_all_or_nothing() {
        var question =
                question(
                        "multichoiceset",
                        """
                        <answer fraction="100"><text>a</text></answer>
                        <answer fraction="100"><text>b</text></answer>
                        <answer fraction="0"><text>c</text></answer>
                        """);

        assertThat(((AnswerKey.MultipleChoice) question.draft().key()).scoring())
                .isEqualTo(new ScoringRule.AllOrNothing());
    }

    @Test
    void a_best_answer_that_does_not_earn_everything_is_a_loss() {
        var question =
                question(
                        "multichoice",
                        """
                        <single>true</single>
                        <answer fraction="50"><text>a</text></answer>
                        <answer fraction="0"><text>b</text></answer>
                        """);

        assertThat(question.fidelity()).isEqualTo(Fidelity.LOSSY);
        assertThat(document(question)).contains("fraction=\"50\"");
    }

    @Test
    void true_or_false() {
        var question =
                question(
                        "truefalse",
                        """
                        <answer fraction="0"><text>true</text><feedback><text>no</text></feedback></answer>
                        <answer fraction="100"><text>false</text></answer>
                        """);

        assertThat(question.draft().key())
                .isInstanceOfSatisfying(
                        AnswerKey.TrueFalse.class, key -> assertThat(key.correct()).isFalse());
    }

    @Test
    void a_short_answer_with_an_asterisk_has_wildcards_and_one_with_an_escaped_one_has_not() {
        var wild =
                question(
                        "shortanswer",
                        "<usecase>1</usecase><answer fraction=\"100\"><text>gr*n"
                                + " \\*</text></answer>");
        var plain =
                question("shortanswer", "<answer fraction=\"100\"><text>2 \\* 3</text></answer>");

        assertThat(((AnswerKey.ShortAnswer) wild.draft().key()).texts())
                .isEqualTo(texts("gr*n \\*", true, true));
        assertThat(((AnswerKey.ShortAnswer) plain.draft().key()).texts())
                .isEqualTo(texts("2 * 3", false, false));
    }

    @Test
    void a_pattern_before_a_better_answer_that_it_hides_is_a_loss() {
        var question =
                question(
                        "shortanswer",
                        """
                        <answer fraction="50"><text>g*</text></answer>
                        <answer fraction="100"><text>green</text></answer>
                        """);

        assertThat(question.remarks())
                .containsExactly(
                        Remark.lossy(
                                "Moodle took the first answer that fits, here the best one"
                                        + " counts."));
    }

    @Test
    void the_factor_of_a_unit_is_one_by_the_multiplier() {
        var question =
                question(
                        "numerical",
                        """
                        <answer fraction="100"><text>2,5</text><tolerance>0.1</tolerance></answer>
                        <answer fraction="0"><text>*</text></answer>
                        <unitgradingtype>1</unitgradingtype><unitpenalty>0.1</unitpenalty><showunits>1</showunits>
                        <units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit>
                        <unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>
                        """);

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Numerical(
                                "Why?", new UnitEntry.Picked(List.of("m", "cm"))));
        assertThat(((AnswerKey.Numerical) question.draft().key()).numbers())
                .isEqualTo(
                        new AcceptedNumber.Numbers(
                                List.of(
                                        new AcceptedNumber.Value(
                                                decimal("2.5"),
                                                new Tolerance.Absolute(decimal("0.1")),
                                                ONE,
                                                ""),
                                        new AcceptedNumber.Anything(BigDecimal.ZERO, "")),
                                new AcceptedNumber.Units(
                                        List.of(
                                                new AcceptedNumber.Unit("m", ONE),
                                                new AcceptedNumber.Unit("cm", decimal("0.01"))),
                                        decimal("0.1"))));
        valid(question);
    }

    @Test
    void answers_to_match_are_shared_and_those_alone_distract() {
        var question =
                question(
                        "matching",
                        """
                        <subquestion><text>cow</text><answer><text>mammal &amp; co</text></answer></subquestion>
                        <subquestion><text>cat</text><answer><text>mammal &amp; co</text></answer></subquestion>
                        <subquestion><text></text><answer><text>fish</text></answer></subquestion>
                        """);

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Matching(
                                "Why?",
                                choices("cow", "cat"),
                                choices("mammal &amp; co", "fish"),
                                1,
                                0,
                                true));
        assertThat(((AnswerKey.Matching) question.draft().key()).correct())
                .containsExactly(new Pair("a", "a"), new Pair("b", "a"));
        valid(question);
    }

    @Test
    void an_essay_with_bounds_and_one_without_a_field() {
        var essay =
                question(
                        "essay",
                        """
                        <minwordlimit>10</minwordlimit><maxwordlimit>20</maxwordlimit>
                        <graderinfo format="html"><text>look</text></graderinfo>
                        <responsetemplate format="html"><text>Dear</text></responsetemplate>
                        """);
        var upload =
                question(
                        "essay",
                        """
                        <responseformat>noinline</responseformat><attachments>2</attachments>
                        <maxbytes>1000</maxbytes><filetypeslist>.pdf,image,.xyz</filetypeslist>
                        """);

        assertThat(essay.draft().content())
                .isEqualTo(new QuestionContent.Essay("Why?", 10, 20, "Dear"));
        assertThat(upload.draft().content())
                .isEqualTo(
                        new QuestionContent.FileUpload(
                                "Why?", 2, 1_000, List.of("application/pdf", "image/*")));
        assertThat(upload.remarks())
                .containsExactly(Remark.lossy("Files of the type .xyz are not known here."));
    }

    @Test
    void a_description_is_worth_nothing() {
        var question = question("description", "<defaultgrade>1</defaultgrade>");

        assertThat(question.draft().points()).isZero();
        valid(question);
    }

    @Test
    void gaps_of_every_kind() {
        var question =
                readOne(
                        """
                        <question type="cloze"><name><text>n</text></name><questiontext format="html"><text><![CDATA[
                        The {1:SHORTANSWER:=cat#well \\#1~%50%c*t~*#no \\} <b>no</b>} is {2:NM:=4:0.5~*#no}
                        or {:MCS:red~=gr\\~een~%25%blue &amp; \\"dark\\"#nearly}{1:MWC:=A\\\\B}
                        ]]></text></questiontext></question>
                        """);

        assertThat(question.draft().content().stem())
                .isEqualTo("The [[a]] is [[b]]\nor [[c]][[d]]");
        var gaps = ((QuestionContent.Cloze) question.draft().content()).gaps();
        assertThat(gaps)
                .containsExactly(
                        new Gap.Text("a", 0),
                        new Gap.Numeric("b", new UnitEntry.None()),
                        new Gap.Selection("c", choices("red", "gr~een", "blue & \"dark\""), true),
                        new Gap.Text("d", 0));
        assertThat(((AnswerKey.Cloze) question.draft().key()).gaps())
                .containsExactly(
                        new GapKey.Text(
                                "a",
                                ONE,
                                new AcceptedText.Texts(
                                        List.of(
                                                new AcceptedText("cat", ONE, "well #1"),
                                                new AcceptedText("c*t", decimal("0.5"), ""),
                                                new AcceptedText(
                                                        "*", BigDecimal.ZERO, "no } <b>no</b>")),
                                        new AcceptedText.Matching(false, true, true))),
                        new GapKey.Numeric(
                                "b",
                                BigDecimal.valueOf(2),
                                new AcceptedNumber.Numbers(
                                        List.of(
                                                new AcceptedNumber.Value(
                                                        decimal("4"),
                                                        new Tolerance.Absolute(decimal("0.5")),
                                                        ONE,
                                                        ""),
                                                new AcceptedNumber.Anything(BigDecimal.ZERO, "no")),
                                        AcceptedNumber.Units.NONE)),
                        new GapKey.Selection(
                                "c",
                                ONE,
                                Map.of("b", ONE, "c", decimal("0.25")),
                                Map.of("c", "nearly")),
                        new GapKey.Text("d", ONE, texts("A\\B", true, false)));
        assertThat(question.remarks()).isEmpty();
        valid(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no gap", "{1:FOO:=a}", "{1:SHORTANSWER:=a"})
    void a_text_without_a_gap_that_can_be_said_is_refused(String text) {
        assertThat(
                        read(
                                "<question type=\"cloze\"><questiontext><text>%s</text></questiontext></question>"
                                        .formatted(text)))
                .singleElement()
                .isInstanceOf(Reading.Refused.class);
    }

    @Test
    void rows_of_drawn_values() {
        var question =
                readOne(
                        """
                        <question type="calculatedsimple"><questiontext><text>{a}+{b}</text></questiontext>
                        <answer fraction="100"><text>{a}+{b}</text><tolerance>0.01</tolerance><tolerancetype>1</tolerancetype></answer>
                        <dataset_definitions>
                        <dataset_definition><name><text>a</text></name><dataset_items>
                        <dataset_item><number>1</number><value>1.5</value></dataset_item>
                        <dataset_item><number>2</number><value>2</value></dataset_item></dataset_items></dataset_definition>
                        <dataset_definition><name><text>b</text></name><dataset_items>
                        <dataset_item><number>1</number><value>3</value></dataset_item></dataset_items></dataset_definition>
                        </dataset_definitions></question>
                        """);

        assertThat(((QuestionContent.Calculated) question.draft().content()).variables())
                .isEqualTo(
                        new Variables(
                                List.of(),
                                List.of(Map.of("a", decimal("1.5"), "b", decimal("3")))));
        assertThat(question.remarks())
                .containsExactly(
                        Remark.lossy(
                                "1 of 2 rows of values are left out: not every variable has one."));
        valid(question);
    }

    @Test
    void a_text_with_lists_to_pick_from_takes_each_list_from_its_group() {
        var question =
                readOne(
                        """
                        <question type="gapselect"><questiontext><text>[[2]] and [[3]]</text></questiontext>
                        <shuffleanswers>1</shuffleanswers>
                        <selectoption><text>x</text><group>1</group></selectoption>
                        <selectoption><text>y</text><group>1</group></selectoption>
                        <selectoption><text>z</text><group>2</group></selectoption></question>
                        """);

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Cloze(
                                "[[a]] and [[b]]",
                                List.of(
                                        new Gap.Selection("a", choices("x", "y"), true),
                                        new Gap.Selection("b", choices("z"), true))));
        assertThat(((AnswerKey.Cloze) question.draft().key()).gaps())
                .containsExactly(
                        new GapKey.Selection("a", ONE, Map.of("b", ONE), Map.of()),
                        new GapKey.Selection("b", ONE, Map.of("a", ONE), Map.of()));
    }

    @Test
    void words_to_drag_into_a_text_lose_their_groups() {
        var question =
                readOne(
                        """
                        <question type="ddwtos"><questiontext><text>[[2]] and [[1]]</text></questiontext>
                        <dragbox><text>x</text><group>1</group><infinite/></dragbox>
                        <dragbox><text>y</text><group>2</group></dragbox></question>
                        """);

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.GapMatch(
                                "[[a]] and [[b]]",
                                List.of(
                                        new QuestionContent.Label("a", "x", 0),
                                        new QuestionContent.Label("b", "y", 1)),
                                List.of("a", "b"),
                                true));
        assertThat(((AnswerKey.GapMatch) question.draft().key()).correct())
                .containsExactly(new Pair("b", "a"), new Pair("a", "b"));
        assertThat(question.fidelity()).isEqualTo(Fidelity.LOSSY);
        valid(question);
    }

    @Test
    void labels_on_a_picture() {
        var question =
                readOne(
                        """
                        <question type="ddimageortext"><questiontext><text>Where?</text></questiontext>%s
                        <drag><no>1</no><text>heart</text><draggroup>1</draggroup></drag>
                        <drag><no>2</no><text>lung</text><draggroup>1</draggroup>%s</drag>
                        <drop><text>left</text><no>1</no><choice>2</choice><xleft>10</xleft><ytop>20</ytop></drop></question>
                        """
                                .formatted(file("a.png", 1), file("b.png", 2)));

        var content = (QuestionContent.LabelImage) question.draft().content();
        assertThat(content.image().asset()).isEqualTo(InMemoryMedia.hash(InMemoryMedia.picture(1)));
        assertThat(content.labels().get(1).text())
                .contains("asset:" + InMemoryMedia.hash(InMemoryMedia.picture(2)));
        assertThat(content.regions())
                .containsExactly(
                        new QuestionContent.Region(
                                "a", new Shape.Rectangle(10, 20, 640, 480), "left"));
        assertThat(((AnswerKey.LabelImage) question.draft().key()).correct())
                .containsExactly(new Pair("b", "a"));
        valid(question);
    }

    @Test
    void one_marker_becomes_points_and_several_become_labels() {
        var drops =
                """
                <drop><no>1</no><shape>circle</shape><coords>10,20;5</coords><choice>1</choice></drop>
                <drop><no>2</no><shape>polygon</shape><coords>0,0;10,0;5,5</coords><choice>%d</choice></drop>
                """;
        var one =
                readOne(
                        "<question type=\"ddmarker\"><questiontext><text>Where?</text></questiontext>%s<drag><no>1</no><text>x</text></drag>%s</question>"
                                .formatted(file("a.png", 1), drops.formatted(1)));
        var two =
                readOne(
                        "<question type=\"ddmarker\"><questiontext><text>Where?</text></questiontext>%s<drag><no>1</no><text>x</text></drag><drag><no>2</no><text>y</text></drag>%s</question>"
                                .formatted(file("a.png", 1), drops.formatted(2)));

        assertThat(((AnswerKey.SelectPoint) one.draft().key()).areas())
                .containsExactly(
                        new AnswerKey.Area(new Shape.Circle(10, 20, 5), decimal("0.5")),
                        new AnswerKey.Area(
                                new Shape.Polygon(
                                        List.of(
                                                new Shape.Point(0, 0),
                                                new Shape.Point(10, 0),
                                                new Shape.Point(5, 5))),
                                decimal("0.5")));
        assertThat(two.draft().content()).isInstanceOf(QuestionContent.LabelImage.class);
        assertThat(two.fidelity()).isEqualTo(Fidelity.LOSSY);
        valid(one);
        valid(two);
    }

    @Test
    void an_order_scored_as_moodle_scores_it() {
        var items =
                "<answer fraction=\"1\"><text>one</text></answer><answer"
                        + " fraction=\"2\"><text>two</text></answer>";
        for (var each :
                Map.of(
                                "ALL_OR_NOTHING", OrderScoring.EXACT,
                                "ABSOLUTE_POSITION", OrderScoring.POSITION,
                                "RELATIVE_NEXT_EXCLUDE_LAST", OrderScoring.ADJACENT_PAIRS)
                        .entrySet()) {
            var question =
                    question(
                            "ordering",
                            "<gradingtype>%s</gradingtype>".formatted(each.getKey()) + items);

            assertThat(question.draft().key())
                    .isInstanceOfSatisfying(
                            AnswerKey.Ordering.class,
                            key -> {
                                assertThat(key.correct()).containsExactly("a", "b");
                                assertThat(key.scoring()).isEqualTo(each.getValue());
                            });
            assertThat(question.fidelity()).isEqualTo(Fidelity.EXACT);
        }
        assertThat(
                        question(
                                        "ordering",
                                        "<gradingtype>LONGEST_ORDERED_SUBSET</gradingtype>" + items)
                                .fidelity())
                .isEqualTo(Fidelity.LOSSY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "randomsamatch",
                "random",
                "calculatedmulti",
                "stack",
                "coderunner",
                "pmatch",
                "multichoicewiris",
                "missingtype"
            })
    void a_type_that_cannot_be_said_is_refused_with_its_place(String type) {
        assertThat(
                        read(
                                """

                                <question type="%s"><name><text>My name</text></name></question>\
                                """
                                        .formatted(type)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> {
                            assertThat(refused.title()).isEqualTo("My name");
                            assertThat(refused.place().line()).isEqualTo(3);
                            assertThat(refused.reason()).isNotEmpty();
                        });
    }

    @Test
    void one_bad_question_stops_nothing() {
        var readings =
                read(
                        """
                        <question type="numerical"><answer fraction="100"><text>many</text></answer></question>
                        <nonsense/>
                        <question type="description"><questiontext><text>fine</text></questiontext></question>
                        """);

        assertThat(readings).hasSize(3);
        assertThat(readings.get(0))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo("an answer is no number: \"many\"."));
        assertThat(readings.get(1)).isInstanceOf(Reading.Refused.class);
        assertThat(readings.get(2)).isInstanceOf(Reading.Question.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#11;", "&#x1;", "&#xD800;", "\u000c"})
    void a_character_that_xml_does_not_allow_costs_no_question(String forbidden) {
        var one =
                "<question"
                        + " type=\"description\"><questiontext><text>a%sb</text></questiontext></question>";

        var readings = read(one.formatted(" ") + one.formatted(forbidden) + one.formatted("-"));

        assertThat(readings)
                .extracting(reading -> ((Reading.Question) reading).draft().content().stem())
                .containsExactly("a b", "a b", "a-b");
        assertThat(((Reading.Question) readings.get(1)).remarks())
                .extracting(Remark::fidelity)
                .containsExactly(Fidelity.NORMALISED);
        if (forbidden.startsWith("&")) {
            assertThat(((Reading.Question) readings.getFirst()).remarks()).isEmpty();
            assertThat(((Reading.Question) readings.getLast()).remarks()).isEmpty();
        }
    }

    @Test
    void what_comes_before_a_broken_end_is_read_and_the_break_is_said_with_its_line() {
        var readings = new ArrayList<Reading>();
        var file =
                write(
                        "<quiz>\n"
                                + "<question"
                                + " type=\"description\"><questiontext><text>x</text></questiontext></question>\n"
                                + "<question type=",
                        "UTF-8");

        assertThatThrownBy(() -> new MoodleXmlReader().read(file, media, readings::add))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.place().line()).isEqualTo(3));
        assertThat(readings).hasSize(1);
    }

    @Test
    void another_root_is_no_moodle_xml() {
        var file = write("<questestinterop/>", "UTF-8");

        assertThatThrownBy(() -> new MoodleXmlReader().read(file, media, _ -> {}))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("<questestinterop>");
    }

    @Test
    void categories_tags_hints_and_names_are_kept() {
        var question =
                (Reading.Question)
                        read("""
                        <question type="category"><category><text>$course$/top/A//B/C</text></category>
                        <info format="html"><text>about</text></info></question>
                        <question type="truefalse"><name><text>A &amp; B</text></name><idnumber>q-1</idnumber>
                        <questiontext><text>x</text></questiontext><generalfeedback><text>so</text></generalfeedback>
                        <defaultgrade>2.5000000</defaultgrade><penalty>0.3333333</penalty>
                        <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
                        <hint><text>think</text></hint>
                        <tags><tag><text>Easy Ones</text></tag><tag><text>ok</text></tag></tags></question>
                        """)
                                .getFirst();

        assertThat(question.category()).containsExactly("A/B", "C");
        assertThat(question.name()).isEqualTo("q-1");
        assertThat(question.draft().title()).isEqualTo("A & B");
        assertThat(question.draft().points()).isEqualTo(decimal("2.5"));
        assertThat(question.draft().tags()).containsExactly("easy-ones", "ok");
        assertThat(question.draft().key().explanation().rationale()).isEqualTo("so");
        assertThat(question.draft().key().explanation().hints()).containsExactly("think");
        assertThat(question.draft().properties()).containsEntry("moodle.penalty", "0.3333333");
        assertThat(question.remarks())
                .containsExactly(
                        Remark.lossy("What the category says of itself is not kept."),
                        Remark.normalised("The tag \"Easy Ones\" became \"easy-ones\"."));
    }

    @Test
    void files_and_data_uris_become_assets_and_what_is_missing_is_said() {
        var hash = InMemoryMedia.hash(InMemoryMedia.picture(1));
        var question =
                readOne(
                        """
                        <question type="description"><questiontext format="html"><text><![CDATA[
                        <img src="@@PLUGINFILE@@/my%%20a.png"> <img src="data:image/png;base64,%s"> <img src="@@PLUGINFILE@@/b.png">
                        ]]></text>%s%s</questiontext></question>
                        """
                                .formatted(
                                        Base64.getEncoder()
                                                .encodeToString(InMemoryMedia.picture(1)),
                                        file("my a.png", 1),
                                        file("unused.png", 2)));

        assertThat(question.draft().content().stem())
                .isEqualTo(
                        "<img src=\"asset:%s\"> <img src=\"asset:%s\"> <img src=\"@@PLUGINFILE@@/b.png\">"
                                .formatted(hash, hash));
        assertThat(question.remarks())
                .containsExactly(
                        Remark.lossy("b.png is linked but not in the file."),
                        Remark.lossy("unused.png belongs to a text that does not show it."));
        assertThat(document(question))
                .contains("name=\"unused.png\"")
                .doesNotContain(Base64.getEncoder().encodeToString(InMemoryMedia.picture(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", ""})
    void a_file_that_cannot_be_kept_is_a_loss(String bytes) {
        var question =
                readOne(
                        """
                        <question type="description"><questiontext><text>@@PLUGINFILE@@/a.png</text>
                        <file name="a.png" encoding="base64">%s</file></questiontext></question>
                        """
                                .formatted(bytes));

        assertThat(question.fidelity()).isEqualTo(Fidelity.LOSSY);
    }

    @Test
    void markdown_stays_and_plain_text_is_escaped() {
        var markdown =
                readOne(
                        """
                        <question type="description"><questiontext format="markdown"><text>**a**</text></questiontext>
                        <generalfeedback format="plain_text"><text>*b*</text></generalfeedback></question>
                        """);
        var plain =
                readOne(
                        """
                        <question type="description"><questiontext format="plain_text"><text>1 &lt; 2
                        x</text></questiontext>
                        <generalfeedback format="moodle_auto_format"><text>a
                        <![CDATA[<b>b</b>]]></text></generalfeedback></question>
                        """);

        assertThat(markdown.draft().textFormat()).isEqualTo(TextFormat.MARKDOWN);
        assertThat(markdown.draft().content().stem()).isEqualTo("**a**");
        assertThat(markdown.draft().key().explanation().rationale()).isEqualTo("\\*b\\*");
        assertThat(plain.draft().textFormat()).isEqualTo(TextFormat.HTML);
        assertThat(plain.draft().content().stem()).isEqualTo("1 &lt; 2<br>x");
        assertThat(plain.draft().key().explanation().rationale()).isEqualTo("a<br><b>b</b>");
    }

    @Test
    void a_guessed_encoding_is_said_of_every_question() throws Exception {
        var readings = new ArrayList<Reading>();
        var one =
                "<question type=\"description\"><questiontext><text>Größe"
                        + " „x“</text></questiontext></question>";

        new MoodleXmlReader()
                .read(
                        write("<quiz>" + one + one + "</quiz>", "windows-1252"),
                        media,
                        readings::add);

        assertThat(readings)
                .hasSize(2)
                .allSatisfy(reading -> {
                    var question = (Reading.Question) reading;
                    assertThat(question.draft().content().stem()).isEqualTo("Größe „x“");
                    assertThat(question.fidelity()).isEqualTo(Fidelity.NORMALISED);
                });
    }

    @Test
    void a_number_as_long_as_a_book_is_refused() {
        assertThat(
                        read(
                                "<question type=\"numerical\"><answer"
                                        + " fraction=\"100\"><text>1e999999999</text></answer></question>"))
                .singleElement()
                .isInstanceOf(Reading.Refused.class);
    }

    @Test
    void ten_thousand_questions_are_read_one_by_one() throws Exception {
        var file = folder.resolve("many.xml");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("<quiz>");
            for (var i = 0; i < 10_000; i++) {
                out.write(
                        "<question type=\"truefalse\"><name><text>q%d</text></name><questiontext><text>%s</text></questiontext><answer fraction=\"100\"><text>true</text></answer></question>"
                                .formatted(i, "x".repeat(2_000)));
            }
            out.write("</quiz>");
        }
        var count = new AtomicInteger();
        var names = new ArrayList<String>();

        new MoodleXmlReader()
                .read(
                        file,
                        media,
                        reading -> {
                            if (count.incrementAndGet() % 5_000 == 0) {
                                names.add(((Reading.Question) reading).name());
                            }
                        });

        assertThat(count).hasValue(10_000);
        assertThat(names).containsExactly("q4999", "q9999");
    }

    private Reading.Question question(String type, String inside) {
        return readOne(
                "<question type=\"%s\"><name><text>Name</text></name><questiontext format=\"html\"><text>Why?</text></questiontext>%s</question>"
                        .formatted(type, inside));
    }

    private Reading.Question readOne(String xml) {
        var readings = read(xml);
        assertThat(readings).singleElement().isInstanceOf(Reading.Question.class);
        return (Reading.Question) readings.getFirst();
    }

    private List<Reading> read(String questions) {
        var readings = new ArrayList<Reading>();
        try {
            new MoodleXmlReader()
                    .read(write("<quiz>\n" + questions + "</quiz>", "UTF-8"), media, readings::add);
        } catch (UnreadableFile e) {
            throw new AssertionError(e);
        }
        return readings;
    }

    private Path write(String text, String encoding) {
        try {
            return Files.writeString(folder.resolve("quiz.xml"), text, Charset.forName(encoding));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String name, int number) {
        return "<file name=\"%s\" path=\"/\" encoding=\"base64\">%s</file>"
                .formatted(name, Base64.getEncoder().encodeToString(InMemoryMedia.picture(number)));
    }

    private static String document(Reading.Question question) {
        return Objects.requireNonNull(question.draft().origin()).document();
    }

    private static void valid(Reading.Question question) {
        assertThat(QuestionRules.findings(question.draft().content(), question.draft().key()))
                .isEmpty();
    }

    private static AcceptedText.Texts texts(String text, boolean sensitive, boolean wildcards) {
        return new AcceptedText.Texts(
                List.of(new AcceptedText(text, ONE, "")),
                new AcceptedText.Matching(sensitive, true, wildcards));
    }

    private static List<Choice> choices(String... texts) {
        var choices = new ArrayList<Choice>();
        for (var text : texts) {
            choices.add(new Choice(String.valueOf((char) ('a' + choices.size())), text));
        }
        return choices;
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void truth_in_another_language_is_told_by_its_place() throws Exception {
        var read =
                Readings.one(
                        new MoodleXmlReader(),
                        """
                        <quiz><question type="truefalse"><name><text>n</text></name>
                          <questiontext><text>Is it?</text></questiontext>
                          <answer fraction="0"><text>wahr</text></answer>
                          <answer fraction="100"><text>falsch</text></answer>
                        </question></quiz>
                        """);

        assertThat(((AnswerKey.TrueFalse) read.draft().key()).correct()).isFalse();
        assertThat(read.fidelity()).isEqualTo(Fidelity.NORMALISED);
    }

    @Test
    void an_answer_may_stand_beside_its_tolerance_as_in_old_versions() throws Exception {
        var read =
                Readings.one(
                        new MoodleXmlReader(),
                        """
                        <quiz><question type="numerical"><name><text>n</text></name>
                          <questiontext><text>How much?</text></questiontext>
                          <answer fraction="100">3,5<tolerance>0.1</tolerance></answer>
                        </question></quiz>
                        """);

        assertThat(((AnswerKey.Numerical) read.draft().key()).numbers().accepted())
                .singleElement()
                .isInstanceOfSatisfying(
                        AcceptedNumber.Value.class,
                        value -> assertThat(value.value()).isEqualByComparingTo("3.5"));
    }
}
