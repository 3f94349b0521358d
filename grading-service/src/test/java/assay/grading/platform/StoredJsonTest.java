package assay.grading.platform;

import static org.assertj.core.api.Assertions.assertThat;

import assay.grading.key.KeyRevision;
import assay.grading.key.Teaching;
import assay.grading.scoring.AnswerKey;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Credit;
import assay.grading.scoring.Explanation;
import assay.grading.scoring.Points;
import assay.grading.scoring.ScoringRule;
import assay.grading.scoring.Verdict;
import assay.grading.submission.QuestionVersionId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What was stored once must be readable for good: these texts may be added to, never changed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoredJsonTest {
    @Test
    void a_verdict_keeps_its_form() {
        check(
                new Verdict.Scored(
                        new Credit(BigDecimal.ONE, new BigDecimal("2")),
                        Points.of("0.5"),
                        new Explanation(
                                Explanation.Rule.EVEN_SHARES,
                                List.of(
                                        new Explanation.Contribution(
                                                new ChoiceId("a"), true, new BigDecimal("0.5"))),
                                "why")),
                Verdict.class,
                """
                {"type":"scored","credit":{"part":1,"whole":2},"points":0.500000,"explanation":{"rule":"EVEN_SHARES",\
                "contributions":[{"choice":"a","correct":true,"weight":0.5}],"text":"why"}}\
                """);
        check(
                new Verdict.Unscorable("because"),
                Verdict.class,
                """
                {"type":"unscorable","reason":"because"}\
                """);
        check(
                new Verdict.Unanswered(
                        new Explanation(Explanation.Rule.WEIGHTED, List.of(), "nothing")),
                Verdict.class,
                """
                {"type":"unanswered","explanation":{"rule":"WEIGHTED","contributions":[],"text":"nothing"}}\
                """);
    }

    @Test
    void a_key_revision_keeps_its_form() {
        check(
                new KeyRevision(
                        new QuestionVersionId(
                                UUID.fromString("0197c0de-0000-7000-8000-000000000001")),
                        2,
                        new AnswerKey.MultipleChoice(
                                Set.of(new ChoiceId("a")),
                                new ScoringRule.Weighted(
                                        Map.of(new ChoiceId("a"), BigDecimal.ONE))),
                        new Teaching(
                                "why",
                                Map.of(new ChoiceId("b"), "no"),
                                List.of(new Teaching.Reference("title", "https://example.org")))),
                KeyRevision.class,
                """
                {"questionVersion":"0197c0de-0000-7000-8000-000000000001","number":2,"key":{"type":"multiple_choice",\
                "correct":["a"],"rule":{"type":"weighted","weights":{"a":1}}},"teaching":{"rationale":"why",\
                "feedback":{"b":"no"},"references":[{"title":"title","url":"https://example.org"}]}}\
                """);
        check(
                new AnswerKey.SingleChoice(new ChoiceId("c")),
                AnswerKey.class,
                """
                {"type":"single_choice","correct":"c"}\
                """);
    }

    private static <T> void check(T value, Class<T> type, String json) {
        assertThat(StoredJson.write(value)).isEqualTo(json);
        assertThat(StoredJson.read(json, type)).isEqualTo(value);
    }
}
