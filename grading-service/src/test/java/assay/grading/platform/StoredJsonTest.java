package assay.grading.platform;

import static org.assertj.core.api.Assertions.assertThat;

import assay.grading.key.KeyRevision;
import assay.grading.key.Teaching;
import assay.grading.key.TextFormat;
import assay.grading.scoring.AnswerKey;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.Credit;
import assay.grading.scoring.Explanation;
import assay.grading.scoring.Points;
import assay.grading.scoring.Response;
import assay.grading.scoring.ScoringRule;
import assay.grading.scoring.ScoringSamples;
import assay.grading.scoring.Shown;
import assay.grading.scoring.Verdict;
import assay.grading.submission.PaperItem;
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
                                                "a",
                                                true,
                                                new BigDecimal("0.5"),
                                                Explanation.Kind.CHOICE)),
                                "why",
                                List.of(),
                                "well")),
                Verdict.class,
                """
                {"type":"scored","credit":{"part":1,"whole":2},"points":0.500000,"explanation":{"rule":"EVEN_SHARES",\
                "contributions":[{"choice":"a","correct":true,"weight":0.5,"kind":"CHOICE"}],"text":"why","shares":[],\
                "feedback":"well"}}\
                """);
        check(
                new Verdict.Unscorable("because"),
                Verdict.class,
                """
                {"type":"unscorable","reason":"because"}\
                """);
        check(
                new Verdict.Unanswered(
                        new Explanation(
                                Explanation.Rule.WEIGHTED, List.of(), "nothing", List.of(), "")),
                Verdict.class,
                """
                {"type":"unanswered","explanation":{"rule":"WEIGHTED","contributions":[],"text":"nothing","shares":[],"feedback":""}}\
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
                                List.of(new Teaching.Reference("title", "https://example.org")),
                                new Teaching.Overall("good", "", "bad"),
                                Map.of("p", Teaching.none(TextFormat.HTML)),
                                TextFormat.HTML)),
                KeyRevision.class,
                """
                {"questionVersion":"0197c0de-0000-7000-8000-000000000001","number":2,"key":{"type":"multiple_choice",\
                "correct":["a"],"rule":{"type":"weighted","weights":{"a":1}}},"teaching":{"rationale":"why",\
                "feedback":{"b":"no"},"references":[{"title":"title","url":"https://example.org"}],"overall":{"correct":"good",\
                "partiallyCorrect":"","incorrect":"bad"},"parts":{"p":{"rationale":"","feedback":{},"references":[],\
                "overall":{"correct":"","partiallyCorrect":"","incorrect":""},"parts":{},"format":"HTML"}},"format":"HTML"}}\
                """);
        check(
                AnswerKey.SingleChoice.of(new ChoiceId("c")),
                AnswerKey.class,
                """
                {"type":"single_choice","correct":"c","credits":{}}\
                """);
    }

    @Test
    void what_was_stored_before_there_were_twenty_interactions_is_still_read() {
        assertThat(
                        StoredJson.read(
                                "{\"type\":\"single_choice\",\"correct\":\"c\"}", AnswerKey.class))
                .isEqualTo(AnswerKey.SingleChoice.of(new ChoiceId("c")));
        assertThat(
                        StoredJson.read(
                                """
                                {"type":"scored","credit":{"part":1,"whole":2},"points":0.500000,"explanation":
                                 {"rule":"EVEN_SHARES","contributions":[{"choice":"a","correct":true,"weight":0.5}],"text":"why"}}
                                """,
                                Verdict.class))
                .isEqualTo(
                        new Verdict.Scored(
                                new Credit(BigDecimal.ONE, new BigDecimal("2")),
                                Points.of("0.5"),
                                new Explanation(
                                        Explanation.Rule.EVEN_SHARES,
                                        List.of(
                                                new Explanation.Contribution(
                                                        "a",
                                                        true,
                                                        new BigDecimal("0.5"),
                                                        Explanation.Kind.CHOICE)),
                                        "why",
                                        List.of(),
                                        "")));
        assertThat(
                        StoredJson.read(
                                "{\"rationale\":\"why\",\"feedback\":{},\"references\":[]}",
                                Teaching.class))
                .isEqualTo(
                        new Teaching(
                                "why",
                                Map.of(),
                                List.of(),
                                Teaching.Overall.NONE,
                                Map.of(),
                                TextFormat.MARKDOWN));
        assertThat(
                        StoredJson.read(
                                        """
                                        {"position":1,"question":"0197c0de-0000-7000-8000-000000000001",
                                         "questionVersion":"0197c0de-0000-7000-8000-000000000002","version":1,
                                         "interaction":"SINGLE_CHOICE","section":"s","scored":true,"points":1,
                                         "topics":[],"choices":["a","b"]}
                                        """,
                                        PaperItem.class)
                                .shown())
                .isEqualTo(Shown.of(List.of(new ChoiceId("a"), new ChoiceId("b"))));
    }

    @Test
    void every_key_that_is_stored_is_read_again_as_it_was() {
        for (var key : ScoringSamples.keys()) {
            assertThat(StoredJson.read(StoredJson.write(key), AnswerKey.class)).isEqualTo(key);
        }
    }

    @Test
    void every_response_that_is_stored_is_read_again_as_it_was() {
        for (var response : ScoringSamples.responses()) {
            assertThat(StoredJson.read(StoredJson.write(response), Response.class))
                    .isEqualTo(response);
        }
    }

    @Test
    void every_verdict_that_is_stored_is_read_again_as_it_was() {
        for (var verdict : ScoringSamples.verdicts()) {
            assertThat(StoredJson.read(StoredJson.write(verdict), Verdict.class))
                    .isEqualTo(verdict);
        }
    }

    private static <T> void check(T value, Class<T> type, String json) {
        assertThat(StoredJson.write(value)).isEqualTo(json);
        assertThat(StoredJson.read(json, type)).isEqualTo(value);
    }
}
