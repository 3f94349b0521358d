package assay.question.coverage;

import static assay.question.coverage.CoverageSamples.held;
import static assay.question.coverage.CoverageSamples.scheme;
import static assay.question.coverage.CoverageSamples.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import assay.question.content.Difficulty;
import assay.question.content.Interaction;
import assay.question.coverage.Blueprint.Section;
import assay.question.topic.Topic;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CoverageReportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final List<Topic> TOPICS =
            List.of(
                    topic("cloud/operation", null),
                    topic("cloud/security-keys", "cloud/security"),
                    topic("cloud/identity", "cloud/security"),
                    topic("cloud/security", null));

    private static CoverageReport report(Blueprint blueprint, CoverageSamples... held) {
        return CoverageReport.of(
                blueprint,
                Arrays.stream(held).map(CoverageSamples::question).toList(),
                List.of(scheme("cloud")),
                TOPICS,
                TODAY);
    }

    private static Blueprint blueprint(int factor, Section... sections) {
        return new Blueprint(List.of(sections), factor, 2);
    }

    private static Section section(int count, String... topics) {
        return new Section("section", count, List.of(topics), List.of(), List.of(), List.of());
    }

    @Test
    void a_section_has_what_it_may_draw_and_needs_its_count_times_the_factor() {
        var questions =
                new CoverageSamples[] {
                    held("one").topics("cloud/identity"),
                    held("two").topics("cloud/security"),
                    held("three").topics("cloud/operation")
                };

        var short1 = report(blueprint(3, section(1, "cloud/security")), questions);
        var full = report(blueprint(2, section(1, "cloud/security")), questions);

        assertThat(short1.sections().getFirst())
                .extracting("need", "have", "gap")
                .containsExactly(3, 2, 1);
        assertThat(short1.isComplete()).isFalse();
        assertThat(full.sections().getFirst().gap()).isZero();
        assertThat(full.isComplete()).isTrue();
    }

    @Test
    void a_question_must_keep_every_restriction_of_a_section() {
        var section =
                new Section(
                        "hard",
                        1,
                        List.of("cloud/security"),
                        List.of(Difficulty.MEDIUM, Difficulty.HARD),
                        List.of("kms", "iam"),
                        List.of(Interaction.SINGLE_CHOICE));
        var right = held("right").topics("cloud/identity").difficulty(Difficulty.HARD).tags("iam");

        var report =
                report(
                        blueprint(1, section),
                        right,
                        right.topics("cloud/operation"),
                        right.difficulty(Difficulty.EASY),
                        right.tags("s3"));

        assertThat(report.sections().getFirst().have()).isEqualTo(1);
    }

    @Test
    void a_topic_counts_each_question_below_it_once_and_stands_above_its_subtopics() {
        var report =
                report(
                        blueprint(2, section(2, "cloud/security")),
                        held("one").topics("cloud/identity", "cloud/security-keys"),
                        held("two").topics("cloud/security"),
                        held("three"));

        var scheme = report.schemes().getFirst();
        assertThat(scheme.withoutTopic()).isEqualTo(1);
        assertThat(scheme.topics().total()).isEqualTo(4);
        assertThat(scheme.topics().items())
                .extracting(
                        coverage -> coverage.topic().reference(),
                        coverage -> coverage.tally().have(),
                        coverage -> coverage.tally().need(),
                        coverage -> coverage.tally().gap())
                .containsExactly(
                        tuple("cloud/operation", 0, null, null),
                        tuple("cloud/security", 2, 4, 2),
                        tuple("cloud/identity", 1, null, null),
                        tuple("cloud/security-keys", 1, null, null));
    }

    @Test
    void a_section_that_allows_several_topics_needs_none_of_them_alone() {
        var report = report(blueprint(1, section(5, "cloud/security", "cloud/operation")));

        assertThat(report.schemes().getFirst().topics().items())
                .allSatisfy(coverage -> assertThat(coverage.tally().need()).isNull());
    }

    @Test
    void every_difficulty_and_interaction_is_told_even_without_a_question() {
        var easy =
                new Section("easy", 2, List.of(), List.of(Difficulty.EASY), List.of(), List.of());

        var report = report(blueprint(1, easy), held("one"));

        assertThat(report.difficulties())
                .containsEntry(Difficulty.EASY, new Tally(1, 2))
                .containsEntry(Difficulty.HARD, new Tally(0, null))
                .hasSize(Difficulty.values().length);
        assertThat(report.interactions())
                .containsEntry(Interaction.SINGLE_CHOICE, new Tally(1, null))
                .hasSize(Interaction.values().length);
    }

    @Test
    void a_question_is_stale_from_the_day_after_its_review_was_due() {
        var report =
                report(
                        blueprint(1, section(1)),
                        held("yesterday").reviewBy("2026-11-29"),
                        held("today").reviewBy("2026-11-30"),
                        held("never"),
                        held("long-ago").reviewBy("2020-01-01"));

        assertThat(report.stale().items())
                .extracting(HeldQuestion::name)
                .containsExactly("long-ago", "yesterday");
    }

    @Test
    void exposure_is_too_much_above_the_threshold_and_none_at_zero() {
        var report =
                report(
                        blueprint(1, section(1)),
                        held("unused"),
                        held("at").pools(2),
                        held("above").pools(3),
                        held("far-above").pools(9));

        assertThat(report.overExposed().items())
                .extracting(HeldQuestion::name)
                .containsExactly("far-above", "above");
        assertThat(report.neverUsed().items())
                .extracting(HeldQuestion::name)
                .containsExactly("unused");
    }

    @Test
    void a_list_has_a_ceiling_and_tells_how_many_there_are() {
        var many =
                IntStream.rangeClosed(0, CoverageReport.LISTED_MAX)
                        .mapToObj(i -> held("question" + i))
                        .toArray(CoverageSamples[]::new);

        var unused = report(blueprint(1, section(1)), many).neverUsed();

        assertThat(unused.total()).isEqualTo(CoverageReport.LISTED_MAX + 1);
        assertThat(unused.items()).hasSize(CoverageReport.LISTED_MAX);
    }
}
