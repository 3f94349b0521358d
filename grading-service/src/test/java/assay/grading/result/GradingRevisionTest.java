package assay.grading.result;

import static assay.grading.result.GradingSamples.anExam;
import static assay.grading.result.GradingSamples.from100To1000;
import static assay.grading.result.GradingSamples.topicsOf;
import static org.assertj.core.api.Assertions.assertThat;

import assay.grading.scoring.Points;
import assay.grading.scoring.Verdict;
import assay.grading.submission.ReleasePolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GradingRevisionTest {
    @ParameterizedTest(name = "{0} of 50 right: {1}, {2}")
    @CsvSource({
        "0, 100, FAIL",
        "34, 712, FAIL",
        "35, 730, PASS",
        "50, 1000, PASS",
        "25, 550, FAIL"
    })
    void the_scale_runs_from_its_minimum_to_its_maximum(int right, String scaled, Outcome outcome) {
        var score =
                anExam().with(from100To1000(), "720")
                        .right(right)
                        .wrong(50 - right)
                        .graded()
                        .score();

        assertThat(score.scaled()).isEqualByComparingTo(scaled);
        assertThat(score.outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        // 100 + 900 x 31/45 = 720 exactly
        "31, 45, 720",
        // 100 + 900 x 1/8 = 212.5
        "1, 8, 213",
        // 100 + 900 x 1/7 = 228.57
        "1, 7, 229",
        "2, 7, 357"
    })
    void scaled_scores_are_rounded_half_up_to_whole_numbers(
            String points, String maximum, String scaled) {
        assertThat(from100To1000().scale(Points.of(points), Points.of(maximum)))
                .isEqualByComparingTo(scaled);
    }

    @Test
    void the_pass_mark_itself_passes() {
        assertThat(
                        anExam().with(from100To1000(), "720")
                                .right(31)
                                .wrong(14)
                                .graded()
                                .score()
                                .outcome())
                .isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest(name = "{0} of 3 right, pass mark {1} %: {2}")
    @CsvSource({
        "2, 66.66, PASS",
        "2, 66.67, FAIL",
        "2, 66.666666, PASS",
        "3, 100, PASS",
        "0, 0, PASS",
        "2, 100, FAIL"
    })
    void without_a_scale_the_pass_mark_is_held_against_the_exact_percentage(
            int right, String passMark, Outcome outcome) {
        var score = anExam().with(null, passMark).right(right).wrong(3 - right).graded().score();

        assertThat(score.scaled()).isNull();
        assertThat(score.outcome()).isEqualTo(outcome);
    }

    @Test
    void without_a_pass_mark_nobody_passes_or_fails() {
        assertThat(anExam().with(from100To1000(), null).right(1).graded().score().outcome())
                .isNull();
    }

    @Test
    void unscored_questions_count_nowhere() {
        var revision =
                anExam().topics("s/root", "s/leaf < s/root", "s/pilot")
                        .question("1", true, "a", "s/leaf")
                        .question("1", false, "a", "s/leaf")
                        .question("5", false, "b", "s/pilot")
                        .graded();

        assertThat(revision.score().tally())
                .isEqualTo(new Tally(Points.of("1"), Points.of("1"), Points.ZERO, 1));
        assertThat(topicsOf(revision)).isEqualTo(Set.of("s/root 1/1", "s/leaf 1/1"));
        assertThat(revision.items()).hasSize(3);
    }

    @Test
    void an_exam_of_unscored_questions_only_has_no_conclusion() {
        var score =
                anExam().with(from100To1000(), "720").question("1", false, "a").graded().score();

        assertThat(score.tally().percent()).isNull();
        assertThat(score.scaled()).isNull();
        assertThat(score.outcome()).isNull();
    }

    @Test
    void a_question_counts_once_in_each_topic_and_in_every_ancestor() {
        var revision =
                anExam().topics(
                                "dva/security",
                                "dva/encryption < dva/security",
                                "dva/kms < dva/encryption",
                                "notes/kms",
                                "dva/empty")
                        // Both a leaf and its own ancestor: still once.
                        .question("2", true, "a", "dva/kms", "dva/security", "notes/kms")
                        .question("1", true, "b", "dva/encryption")
                        .graded();

        assertThat(topicsOf(revision))
                .isEqualTo(
                        Set.of(
                                "dva/security 2/3",
                                "dva/encryption 2/3",
                                "dva/kms 2/2",
                                "notes/kms 2/2"));
    }

    @Test
    void a_question_without_a_key_awaits_an_instructor_and_is_not_silently_zero() {
        var revision =
                anExam().with(from100To1000(), "100")
                        .topics("s/t")
                        .right(1)
                        .keyless(true, "s/t")
                        .graded();

        assertThat(revision.isComplete()).isFalse();
        assertThat(revision.items().get(1).verdict())
                .isEqualTo(
                        new Verdict.Unscorable(
                                "The question bank has no key for this question version."));
        assertThat(revision.items().get(1).points()).isEmpty();
        assertThat(revision.score())
                .isEqualTo(
                        new Score(
                                new Tally(Points.of("1"), Points.of("2"), Points.of("1"), 2),
                                null,
                                null));
    }

    @Test
    void an_undecided_unscored_question_delays_the_result_just_as_a_scored_one_does() {
        var scored = anExam().with(from100To1000(), "100").right(1).keyless(true).graded();
        var unscored = anExam().with(from100To1000(), "100").right(1).keyless(false).graded();

        assertThat(unscored.isComplete()).isEqualTo(scored.isComplete()).isFalse();
        assertThat(unscored.score().outcome()).isNull();
    }

    @Test
    void the_same_submission_and_keys_give_the_same_revision() {
        var exam = anExam().with(from100To1000(), "720").right(3).wrong(2);

        assertThat(exam.graded()).isEqualTo(exam.graded());
    }

    @Test
    void thirds_of_points_add_up_exactly() {
        var revision =
                anExam().question("0.333333", true, "a").question("0.666667", true, "a").graded();

        assertThat(revision.score().tally().earned()).isEqualTo(Points.of("1"));
    }

    @ParameterizedTest(name = "{0}: from {1}")
    @CsvSource({"ON_GRADING, 2026-11-23T09:00:40Z", "AT, 2026-12-01T00:00:00Z", "MANUAL,"})
    void the_policy_says_from_when_a_complete_result_is_visible(
            ReleasePolicy.When when, @Nullable Instant visibleFrom) {
        var at = when == ReleasePolicy.When.AT ? visibleFrom : null;
        var policy = new ReleasePolicy(when, at, ReleasePolicy.Part.all());

        assertThat(Release.PENDING.after(anExam().right(1).graded(), policy).visibleFrom())
                .isEqualTo(visibleFrom);
        assertThat(Release.PENDING.after(anExam().keyless(true).graded(), policy))
                .isEqualTo(Release.PENDING);
    }

    @Test
    void a_result_is_visible_from_its_instant_on_and_not_a_nanosecond_before() {
        var release = new Release(GradingSamples.NINE, null);

        assertThat(release.isVisible(GradingSamples.NINE.minusNanos(1))).isFalse();
        assertThat(release.isVisible(GradingSamples.NINE)).isTrue();
        assertThat(Release.PENDING.isVisible(Instant.MAX)).isFalse();
    }

    @Test
    void equal_points_are_equal_however_they_are_written() {
        assertThat(Points.of("1.50")).isEqualTo(Points.of("1.5"));
        assertThat(Points.of("1.50").plain()).isEqualTo(new BigDecimal("1.5"));
        assertThat(Points.of("100").plain()).isEqualTo(new BigDecimal("100"));
        assertThat(Points.of("0.0000005")).isEqualTo(Points.of("0.000001"));
    }
}
