package assay.grading.result.rest;

import static assay.grading.Api.asCandidate;
import static assay.grading.Api.asInstructor;
import static assay.grading.SubmissionSamples.aSubmission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import assay.grading.Api;
import assay.grading.GradingServiceTest;
import assay.grading.QuestionBank;
import assay.grading.SubmissionSamples;
import assay.grading.SubmissionSamples.Sample;
import assay.grading.submission.Interaction;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One submission with every interaction, from the question bank's keys to what is shown. */
@GradingServiceTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class InteractionsTest {
    private static final String SCORING = "\"scoring\": {\"rule\": \"partial_credit\"}";
    private static final String NUMBERS =
            """
            "numbers": {"accepted": [
              {"type": "value", "value": 3.2, "tolerance": {"type": "absolute", "margin": 0.1}, "credit": 1, "feedback": "near"}],
              "units": {"accepted": [{"symbol": "m", "factor": 1}], "penalty": 0.5}}
            """;

    /** Interaction, key, members of the paper's item, response, verdict. */
    private record Asked(
            String interaction, String key, String item, String response, String verdict) {}

    private static Asked asked(String interaction, String key, String response, String verdict) {
        return new Asked(interaction, key, "", response, verdict);
    }

    private static final List<Asked> ALL =
            List.of(
                    asked("true_false", "\"correct\": true", "\"value\": true", "correct"),
                    asked(
                            "short_answer",
                            "\"texts\": {\"accepted\": [{\"text\": \"colo*r\", \"credit\": 0.5, \"feedback\": \"British\"}], \"matching\": {\"caseSensitive\": false, \"accentSensitive\": true, \"wildcards\": true}}",
                            "\"text\": \"Colour\"",
                            "partially_correct"),
                    asked("numerical", NUMBERS, "\"value\": \"3.1\", \"unit\": \"m\"", "correct"),
                    asked(
                            "slider",
                            "\"numbers\": {\"accepted\": [{\"type\": \"range\", \"minimum\": 1, \"maximum\": 2, \"credit\": 1, \"feedback\": \"\"}]}",
                            "\"value\": \"3\"",
                            "incorrect"),
                    new Asked(
                            "calculated",
                            "\"numbers\": {\"accepted\": [{\"type\": \"formula\", \"formula\": \"{a} / 3\", \"tolerance\": {\"type\": \"absolute\", \"margin\": 0}, \"credit\": 1, \"feedback\": \"\"}]}, \"rounding\": {\"mode\": \"decimal_places\", \"figures\": 2}",
                            ", \"values\": {\"a\": 2}",
                            "\"value\": \"0.67\"",
                            "correct"),
                    asked(
                            "matching",
                            pairs("a-x b-y") + SCORING,
                            responsePairs("a-x b-x"),
                            "partially_correct"),
                    asked(
                            "categorise",
                            pairs("a-x b-y") + SCORING,
                            responsePairs("a-x b-y"),
                            "correct"),
                    asked("gap_match", pairs("a-x b-x") + SCORING, responsePairs("b-x"), "correct"),
                    asked(
                            "label_image",
                            pairs("a-x b-y") + SCORING,
                            responsePairs("b-x"),
                            "incorrect"),
                    asked(
                            "hotspot",
                            "\"correct\": [\"a\"], \"scoring\": {\"rule\": \"mapped\", \"values\": {\"a\": 2}, \"otherwise\": -1, \"lowerBound\": 0, \"upperBound\": null, \"full\": 2}",
                            "\"choices\": [\"a\", \"b\"]",
                            "partially_correct"),
                    asked(
                            "hottext",
                            "\"correct\": [\"a\"], " + SCORING,
                            "\"choices\": [\"a\"]",
                            "correct"),
                    asked(
                            "ordering",
                            "\"correct\": [\"c\", \"a\", \"b\"], \"scoring\": \"adjacent_pairs\"",
                            "\"order\": [\"c\", \"a\"]",
                            "partially_correct"),
                    asked(
                            "cloze",
                            "\"gaps\": [{\"type\": \"text\", \"gap\": \"a\", \"weight\": 1, \"texts\": {\"accepted\": [{\"text\": \"Paris\", \"credit\": 1, \"feedback\": \"a capital\"}], \"matching\": {\"caseSensitive\": false, \"accentSensitive\": true, \"wildcards\": false}}}, {\"type\": \"number\", \"gap\": \"b\", \"weight\": 1, "
                                    + NUMBERS
                                    + "}, {\"type\": \"selection\", \"gap\": \"c\", \"weight\": 2, \"credits\": {\"x\": 1}, \"feedback\": {\"x\": \"yes\", \"y\": \""
                                    + SubmissionSamples.CANARY
                                    + "\"}}]",
                            "\"gaps\": [{\"type\": \"text\", \"gap\": \"a\", \"text\": \"paris\"}, {\"type\": \"number\", \"gap\": \"b\", \"value\": \"3.2\"}, {\"type\": \"selection\", \"gap\": \"c\", \"choice\": \"x\"}]",
                            "partially_correct"),
                    asked(
                            "select_point",
                            "\"areas\": [{\"shape\": {\"type\": \"circle\", \"x\": 10, \"y\": 10, \"radius\": 5}, \"credit\": 1}], \"otherwise\": 0",
                            "\"points\": [{\"x\": 15, \"y\": 10}]",
                            "correct"),
                    asked(
                            "essay",
                            "\"marking\": {\"notes\": \""
                                    + SubmissionSamples.CANARY
                                    + "\", \"rubric\": []}",
                            "\"text\": \"A queue ...\"",
                            "awaiting_marking"),
                    asked(
                            "file_upload",
                            "\"marking\": {\"notes\": \"\", \"rubric\": []}",
                            "\"files\": [\"f1\"]",
                            "awaiting_marking"),
                    new Asked(
                            "composite",
                            "\"parts\": [{\"part\": \"p\", \"key\": {\"type\": \"true_false\", \"correct\": true, \"rationale\": \"why p\", \"feedback\": [{\"choice\": \"false\", \"text\": \"no\"}]}}, {\"part\": \"q\", \"key\": {\"type\": \"single_choice\", \"correct\": \"b\"}}]",
                            ", \"partWeights\": {\"p\": 3, \"q\": 1}",
                            "\"parts\": [{\"part\": \"p\", \"response\": {\"type\": \"true_false\", \"value\": false}}, {\"part\": \"q\", \"response\": {\"type\": \"single_choice\", \"choice\": \"b\"}}]",
                            "partially_correct"));

    private static String pairs(String pairs) {
        return "\"correct\": [" + pairList(pairs) + "], ";
    }

    private static String responsePairs(String pairs) {
        return "\"pairs\": [" + pairList(pairs) + "]";
    }

    private static String pairList(String pairs) {
        return String.join(
                ", ",
                Stream.of(pairs.split(" ", -1))
                        .map(pair ->
                                "{\"source\": \"%s\", \"target\": \"%s\"}"
                                        .formatted((Object[]) pair.split("-", -1)))
                        .toList());
    }

    /** Overall feedback says which kind it is; every rationale carries the canary. */
    private static Sample submission() {
        var sample = aSubmission();
        for (var asked : ALL) {
            sample.asking(
                    asked.interaction(),
                    "4",
                    "{\"type\": \"%s\", %s, \"rationale\": \"%s\", \"overall\": {\"correct\": \"all of it\", \"partiallyCorrect\": \"some of it\", \"incorrect\": \"none of it\"}}"
                            .formatted(asked.interaction(), asked.key(), SubmissionSamples.CANARY),
                    asked.item(),
                    "{\"type\": \"%s\", %s}".formatted(asked.interaction(), asked.response()));
        }
        sample.asking("description", "0", "{\"type\": \"description\"}", "", null);
        return sample;
    }

    @Test
    void every_interaction_is_scored_and_explained_to_the_instructor() {
        QuestionBank.forgetCalls();
        var sample = submission();
        Api.deliverUntil(sample, "awaiting_marking");

        var reply = asInstructor().get("/v1/results/{id}", sample.sessionId).then().statusCode(200);

        var questions =
                reply.extract().jsonPath().<Map<String, Object>>getList("grading.questions");
        var kinds = new ArrayList<>(List.of("single_choice", "multiple_choice"));
        for (var i = 0; i < ALL.size(); i++) {
            var asked = ALL.get(i);
            var question = questions.get(4 + i);
            kinds.add(asked.interaction());
            assertThat(question.get("interaction")).isEqualTo(asked.interaction());
            assertThat(question.get("verdict"))
                    .as("%s: %s", asked.interaction(), question.get("undecidedBecause"))
                    .isEqualTo(asked.verdict());
            assertThat(member(question, "response", "type")).isEqualTo(asked.interaction());
            assertThat(member(question, "key", "type")).isEqualTo(asked.interaction());
            if (!asked.verdict().equals("awaiting_marking")) {
                assertThat(member(question, "explanation", "text")).isNotNull();
            }
        }
        kinds.add("description");
        assertThat(kinds)
                .as("every interaction is here")
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Interaction.values())
                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                .toList());
        reply.body("grading.questions[5].points", equalTo(2))
                .body("grading.questions[8].key.numbers.accepted[0].value", equalTo(0.67f))
                .body(
                        "grading.questions[9].explanation.contributions.kind",
                        contains("pair", "pair"))
                .body("grading.questions[13].points", equalTo(2))
                .body("grading.questions[15].points", equalTo(2))
                .body("grading.questions[16].parts.part", contains("a", "b", "c"))
                .body("grading.questions[16].parts.credit", contains(1, 0.5f, 1))
                // (1 + 0.5 + 2) / 4 of 4
                .body("grading.questions[16].points", equalTo(3.5f))
                .body("grading.questions[20].points", equalTo(1))
                .body("grading.questions[21].verdict", equalTo("unanswered"))
                // A description is no question: three of four, and seventeen.
                .body("grading.score.questions", equalTo(20));
        assertThat(QuestionBank.breachesOfContract()).isEmpty();
    }

    private static @Nullable Object member(Map<String, Object> of, String object, String name) {
        return of.get(object) instanceof Map<?, ?> found ? found.get(name) : null;
    }

    @Test
    void a_candidate_learns_of_each_response_what_the_release_shows() {
        var sample = submission().showing("responses", "verdicts", "feedback");
        Api.deliverUntil(sample, "awaiting_marking");
        asInstructor().put("/v1/results/{id}/release", sample.sessionId).then().statusCode(200);

        var body =
                asCandidate("carl")
                        .get("/v1/results/{id}", sample.sessionId)
                        .then()
                        .statusCode(200)
                        .body("questions[4].feedback.overall", equalTo("all of it"))
                        .body("questions[5].feedback.response", equalTo("British"))
                        .body("questions[5].feedback.overall", equalTo("some of it"))
                        .body("questions[5].feedback.textFormat", equalTo("markdown"))
                        .body("questions[7].feedback.overall", equalTo("none of it"))
                        .body(
                                "questions[16].parts.verdict",
                                contains("correct", "partially_correct", "correct"))
                        .body("questions[16].parts.credit", contains(1, 0.5f, 1))
                        .body(
                                "questions[16].feedback.parts[0].feedback.response",
                                equalTo("a capital"))
                        .body("questions[16].feedback.parts[2].feedback.response", equalTo("yes"))
                        .body("questions[18]", not(hasKey("points")))
                        .body("questions[18].feedback", not(hasKey("overall")))
                        .body(
                                "questions[20].feedback.parts[0].feedback.choices.text",
                                contains("no"))
                        .body("questions[20].feedback.parts[0].feedback", not(hasKey("rationale")))
                        .extract()
                        .asString();

        assertThat(body).doesNotContain(SubmissionSamples.CANARY).doesNotContain("\"key\"");
    }

    @Test
    void with_the_keys_shown_a_candidate_sees_what_is_right_and_nothing_that_is_for_markers() {
        var sample = submission().showing("keys");
        Api.deliverUntil(sample, "awaiting_marking");
        asInstructor().put("/v1/results/{id}/release", sample.sessionId).then().statusCode(200);

        var body =
                asCandidate("carl")
                        .get("/v1/results/{id}", sample.sessionId)
                        .then()
                        .statusCode(200)
                        .body("questions[5].key.texts.accepted.text", contains("colo*r"))
                        .body("questions[9].key.correct.source", contains("a", "b"))
                        .body("questions[9].key.scoring.rule", equalTo("even_shares"))
                        .body("questions[13].key.scoring.mapping.full", equalTo(2))
                        .body("questions[15].key.correct", contains("c", "a", "b"))
                        .body(
                                "questions[16].key.gaps.type",
                                contains("text", "number", "selection"))
                        .body("questions[17].key.areas[0].shape.radius", equalTo(5))
                        .body("questions[20].key.parts[1].key.correct", equalTo("b"))
                        .extract()
                        .asString();

        assertThat(body).doesNotContain(SubmissionSamples.CANARY);
    }

    @Test
    void a_submission_is_read_again_as_it_was_handed_in() throws Exception {
        var sample = submission();
        Api.deliverUntil(sample, "awaiting_marking");
        assertThat(Api.deliver(sample).statusCode()).isEqualTo(200);

        var json = new ObjectMapper();
        assertThat(
                        json.readTree(
                                asInstructor()
                                        .get("/v1/submissions/{id}", sample.sessionId)
                                        .asString()))
                .isEqualTo(json.readTree(sample.json.toString()));
    }
}
