package assay.question.exchange.moodlexml;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Feedback;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Gap;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionRules;
import assay.question.content.UnitEntry;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClozePartsTest {
    @Test
    void gaps_and_several_choices_become_parts_and_numbers_mark_their_places() throws Exception {
        var question =
                one(
                        "<p>The {1:SA:=owl} and the {2:NM:=3} took {3:MRS:=<b>honey</b>~=money~oars#no}"
                                + " in {:MC:=a boat~a car}.</p>");

        assertThat(question.draft().content())
                .isEqualTo(
                        new QuestionContent.Composite(
                                "<p>The (1) and the (2) took (3) in (4).</p>",
                                List.of(
                                        new QuestionContent.Part(
                                                "a",
                                                BigDecimal.valueOf(3),
                                                new QuestionContent.Cloze(
                                                        "(1) [[a]] (2) [[b]]",
                                                        List.of(
                                                                new Gap.Text("a", 0),
                                                                new Gap.Numeric(
                                                                        "b",
                                                                        new UnitEntry.None())))),
                                        new QuestionContent.Part(
                                                "b",
                                                BigDecimal.valueOf(3),
                                                new QuestionContent.MultipleChoice(
                                                        "(3)",
                                                        List.of(
                                                                new Choice("a", "<b>honey</b>"),
                                                                new Choice("b", "money"),
                                                                new Choice("c", "oars")),
                                                        1,
                                                        3,
                                                        true)),
                                        new QuestionContent.Part(
                                                "c",
                                                BigDecimal.ONE,
                                                new QuestionContent.Cloze(
                                                        "(4) [[d]]",
                                                        List.of(
                                                                new Gap.Selection(
                                                                        "d",
                                                                        List.of(
                                                                                new Choice(
                                                                                        "a",
                                                                                        "a boat"),
                                                                                new Choice(
                                                                                        "b",
                                                                                        "a car")),
                                                                        false)))))));
        var keys = ((AnswerKey.Composite) question.draft().key()).parts();
        assertThat(keys.get(1).key())
                .isInstanceOfSatisfying(
                        AnswerKey.MultipleChoice.class,
                        key -> {
                            assertThat(key.correct()).containsExactly("a", "b");
                            assertThat(key.scoring())
                                    .isEqualTo(new ScoringRule.PartialCredit(Map.of()));
                            assertThat(key.explanation().feedback())
                                    .containsExactly(new Feedback("c", "no"));
                        });
        assertThat(question.fidelity()).isEqualTo(Fidelity.LOSSY);
        assertThat(Objects.requireNonNull(question.draft().origin()).document())
                .contains("{3:MRS:");
        assertThat(QuestionRules.findings(question.draft().content(), question.draft().key()))
                .isEmpty();
    }

    @Test
    void said_percentages_are_kept_as_shares() throws Exception {
        var question = one("{1:MR:%75%a~%25%b~%-25%c}");

        var keys = ((AnswerKey.Composite) question.draft().key()).parts();
        assertThat(((AnswerKey.MultipleChoice) keys.getFirst().key()).scoring())
                .isEqualTo(
                        new ScoringRule.PartialCredit(
                                Map.of(
                                        "a", new BigDecimal("0.75"),
                                        "b", new BigDecimal("0.25"),
                                        "c", new BigDecimal("-0.25"))));
    }

    @Test
    void a_text_that_counts_itself_gets_other_marks() throws Exception {
        var question = one("(1) Pick: {1:MR:=a~b} (2) Pick: {1:MR:=a~b}");

        assertThat(question.draft().content().stem()).isEqualTo("(1) Pick: (→1) (2) Pick: (→2)");
    }

    @Test
    void several_choices_that_count_for_nothing_are_refused() throws Exception {
        assertThat(Readings.of(new MoodleXmlReader(), xml("{0:MR:=a~b}")))
                .singleElement()
                .isInstanceOf(Reading.Refused.class);
    }

    private static Reading.Question one(String text) throws Exception {
        return Readings.one(new MoodleXmlReader(), xml(text));
    }

    private static String xml(String text) {
        return "<quiz><question type=\"multianswer\"><name><text>n</text></name><questiontext"
                + " format=\"html\"><text><![CDATA[%s]]></text></questiontext></question></quiz>"
                        .formatted(text);
    }
}
