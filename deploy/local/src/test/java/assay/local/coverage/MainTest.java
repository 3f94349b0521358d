package assay.local.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class MainTest {
    private static final String DEVELOPMENT =
            """
            {"name": "development", "title": "Development", "scored": true, "draw": {"type": "random", "count": 16,
             "bank": "cloud", "topics": ["dva/development"], "difficulties": ["hard"], "tags": [], "interactions": ["matching"]}}\
            """;
    private static final String REPORT =
            """
            {"bankId": "b2", "bank": "cloud", "reportedAt": "2026-11-30T09:00:00Z", "published": 90, "factor": 5, "complete": true,
             "sections": [{"name": "development", "count": 16, "have": 90, "need": 80, "gap": 0}],
             "schemes": [{"scheme": "dva", "title": "The exam guide", "withoutTopic": 2, "topics": {"total": 2, "items": [
               {"topic": "dva/development", "title": "Development", "parent": null, "have": 88, "need": 80, "gap": 0},
               {"topic": "dva/lambda", "title": "Code for Lambda", "parent": "dva/development", "have": 41, "need": null, "gap": null}]}}],
             "difficulties": [{"difficulty": "hard", "have": 90, "need": 80, "gap": 0}],
             "interactions": [{"interaction": "matching", "have": 0, "need": 80, "gap": 0},
               {"interaction": "essay", "have": 0, "need": null, "gap": null}],
             "stale": {"total": 1, "items": [{"id": "q1", "name": "old", "title": "An old one", "reviewBy": "2026-10-31", "pools": 0}]},
             "overExposed": {"total": 1, "items": [{"id": "q2", "name": "seen", "title": "A seen one", "reviewBy": null, "pools": 21}]},
             "neverUsed": {"total": 0, "items": []},
             "nearDuplicates": {"compared": 90, "total": 1, "items": [{"similarity": 0.83,
               "one": {"id": "q3", "name": "one", "title": "One", "reviewBy": null, "pools": 0},
               "other": {"id": "q4", "name": "other", "title": "Other", "reviewBy": null, "pools": 0}}]},
             "statisticallySuspect": null, "statisticallySuspectNote": "Item analysis is not available yet."}\
            """;

    @TempDir private Path data;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private StubPlatform platform;

    @BeforeEach
    void a_local_run_is_ready() throws IOException {
        platform =
                new StubPlatform()
                        .answering(
                                "GET /v1/exams?name=aws-developer-associate-practice",
                                exam(DEVELOPMENT))
                        .answering("POST /v1/banks/b2/coverage-reports", REPORT);
        Files.createDirectories(data.resolve("run"));
        Files.writeString(
                data.resolve("run/platform.properties"), "gateway.url=" + platform.url() + "\n");
    }

    @AfterEach
    void it_ends() {
        platform.close();
    }

    private static String exam(String... sections) {
        return """
        {"items": [{"view": "definition", "name": "aws-developer-associate-practice", "coverageFactor": 5,
          "blueprint": {"shuffleQuestions": true, "sections": [%s]}}], "nextCursor": null}
        """
                .formatted(String.join(",", sections));
    }

    private int coverage(Map<String, String> environment, String... arguments) {
        return Main.run(
                arguments,
                environment,
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    private int coverageOfLocalRun(String... arguments) {
        var all = new java.util.ArrayList<>(java.util.List.of("--data", data.toString()));
        all.addAll(java.util.List.of(arguments));
        return coverage(Map.of(), all.toArray(String[]::new));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return complained.toString(StandardCharsets.UTF_8);
    }

    @Test
    void without_a_gap_it_prints_the_page_and_ends_well() {
        assertThat(coverageOfLocalRun()).isZero();

        assertThat(printed())
                .isEqualTo(
                        """
                        Coverage of the exam aws-developer-associate-practice
                        by the bank cloud: 90 published questions, 2026-11-30T09:00:00Z; 5 wanted for each one drawn

                        SECTION                   have    need     gap
                        Development (draws 16)      90      80       0

                        TOPIC of The exam guide (dva)       have    need     gap
                        Development                           88      80       0
                          Code for Lambda                     41       -       -
                        (without a topic of this scheme)       2       -       -

                        DIFFICULTY    have    need     gap
                        hard            90      80       0

                        INTERACTION    have    need     gap
                        matching          0      80       0

                        STALE, by date of the review that was due: 1
                          2026-10-31  old (An old one)

                        OVER-EXPOSED, by number of pools: 1
                          21  seen (A seen one)

                        NEVER USED: none

                        NEAR-DUPLICATES, by likeness: 1
                          0.83  one, other

                        STATISTICALLY SUSPECT: not available. Item analysis is not available yet.

                        No gap.
                        """);
    }

    @Test
    void it_asks_for_what_the_exam_draws_and_as_often_as_the_exam_wants_it() {
        coverageOfLocalRun();

        assertThat(platform.blueprints().toString())
                .isEqualTo(
                        """
                        [{"sections":[{"name":"development","count":16,"bank":"cloud","topics":["dva/development"],\
                        "difficulties":["hard"],"tags":[],"interactions":["matching"]}],"factor":5}]\
                        """);
    }

    @Test
    void another_factor_and_another_bound_of_exposure_can_be_asked_for() {
        coverageOfLocalRun("--factor", "7", "--pools-max", "3");

        var blueprint = platform.blueprints().getFirst();
        assertThat(blueprint.path("factor").asInt()).isEqualTo(7);
        assertThat(blueprint.path("poolsMax").asInt()).isEqualTo(3);
    }

    @Test
    void a_gap_of_a_section_ends_with_1() {
        platform.answering(
                "POST /v1/banks/b2/coverage-reports",
                REPORT.replace(
                        "\"have\": 90, \"need\": 80, \"gap\": 0}],\n \"schemes\"",
                        "\"have\": 78, \"need\": 80, \"gap\": 2}],\n \"schemes\""));

        assertThat(coverageOfLocalRun()).isEqualTo(1);
        assertThat(printed())
                .contains("Development (draws 16)      78      80       2\n")
                .endsWith("There is a gap.\n");
    }

    @Test
    void a_gap_of_what_two_sections_want_together_ends_with_1() {
        platform.answering(
                "POST /v1/banks/b2/coverage-reports",
                REPORT.replace(
                        "\"have\": 88, \"need\": 80, \"gap\": 0",
                        "\"have\": 88, \"need\": 100, \"gap\": 12"));

        assertThat(coverageOfLocalRun()).isEqualTo(1);
    }

    @Test
    void json_is_the_reply_of_the_platform() throws IOException {
        assertThat(coverageOfLocalRun("--json")).isZero();

        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        assertThat(printed().lines()).hasSize(1);
        assertThat(json.readTree(printed())).isEqualTo(json.readTree(REPORT));
    }

    @Test
    void of_a_long_list_the_page_shows_the_first_and_says_how_many_there_are() {
        var question =
                "{\"id\": \"q\", \"name\": \"n\", \"title\": \"t\", \"reviewBy\": null, \"pools\": 0}";
        platform.answering(
                "POST /v1/banks/b2/coverage-reports",
                REPORT.replace(
                        "\"neverUsed\": {\"total\": 0, \"items\": []}",
                        "\"neverUsed\": {\"total\": 333, \"items\": [%s]}"
                                .formatted(
                                        String.join(
                                                ",",
                                                java.util.Collections.nCopies(200, question)))));

        assertThat(coverageOfLocalRun()).isZero();
        assertThat(printed()).contains("NEVER USED: 333\n", "  and 313 more; --json lists 200\n");
    }

    @Test
    void sections_that_no_report_can_be_on_are_named() {
        platform.answering(
                "GET /v1/exams?name=aws-developer-associate-practice",
                exam(
                        DEVELOPMENT,
                        "{\"name\": \"f\", \"title\": \"These\", \"draw\": {\"type\": \"fixed\", \"questionIds\": [\"q1\"]}}",
                        "{\"name\": \"e\", \"title\": \"Anything\", \"draw\": {\"type\": \"random\", \"count\": 1, \"bank\": null}}"));

        assertThat(coverageOfLocalRun()).isZero();
        assertThat(printed())
                .contains(
                        """
                        NOT REPORTED
                          These: names its questions one by one
                          Anything: draws from every bank, and a report is on one
                        """);
    }

    @Test
    void another_platform_is_asked_with_a_token_of_the_command_line_or_the_environment() {
        assertThat(coverage(Map.of(), "--url", platform.url() + "/", "--token", StubPlatform.TOKEN))
                .isZero();
        assertThat(coverage(Map.of("ASSAY_TOKEN", StubPlatform.TOKEN), "--url", platform.url()))
                .isZero();
        assertThat(coverage(Map.of(), "--url", platform.url(), "--token", "expired")).isEqualTo(3);
        assertThat(complained()).endsWith(": 401 A valid bearer token is required.\n");
    }

    @Test
    void wrong_use_ends_with_2_and_says_what_is_wrong() {
        assertThat(coverageOfLocalRun("--factor", "0")).isEqualTo(2);
        assertThat(coverageOfLocalRun("--factor", "many")).isEqualTo(2);
        assertThat(coverageOfLocalRun("--pools-max", "-1")).isEqualTo(2);
        assertThat(coverageOfLocalRun("--nonsense")).isEqualTo(2);
        assertThat(coverageOfLocalRun("one", "two")).isEqualTo(2);
        assertThat(coverageOfLocalRun("--token", "t")).isEqualTo(2);
        assertThat(coverage(Map.of(), "--url", "exams.example", "--token", "t")).isEqualTo(2);
        assertThat(coverage(Map.of(), "--url", "https://exams.example")).isEqualTo(2);
        assertThat(complained().lines())
                .hasSize(8)
                .allMatch(line ->
                        line.startsWith("assay: ") && line.endsWith(" (--help lists the options)"));
        assertThat(printed()).isEmpty();
    }

    @Test
    void without_a_report_to_be_had_it_ends_with_3_and_says_why() throws IOException {
        platform.answering(
                "GET /v1/exams?name=no-such-exam", "{\"items\": [], \"nextCursor\": null}");
        assertThat(coverageOfLocalRun("no-such-exam")).isEqualTo(3);
        platform.answering(
                "GET /v1/exams?name=seen-by-candidates",
                "{\"items\": [{\"view\": \"published\", \"name\": \"seen-by-candidates\"}], \"nextCursor\": null}");
        assertThat(coverageOfLocalRun("seen-by-candidates")).isEqualTo(3);
        platform.answering(
                "GET /v1/exams?name=of-no-bank",
                exam(DEVELOPMENT.replace("\"cloud\"", "\"gone\"")));
        assertThat(coverageOfLocalRun("of-no-bank")).isEqualTo(3);
        Files.delete(data.resolve("run/platform.properties"));
        assertThat(coverageOfLocalRun()).isEqualTo(3);

        assertThat(complained().lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .isEqualTo("assay: there is no exam \"no-such-exam\""),
                        line -> assertThat(line).contains("told to instructors only"),
                        line -> assertThat(line).isEqualTo("assay: there is no bank \"gone\""),
                        line -> assertThat(line).startsWith("assay: no local run is ready"));
        assertThat(printed()).isEmpty();
    }

    @Test
    void help_tells_what_the_ends_mean() {
        assertThat(coverage(Map.of(), "--help")).isZero();
        assertThat(printed()).contains("Ends with 0 when there is no gap, 1 when there is one");
    }
}
