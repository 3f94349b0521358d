package assay.grading.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The marks that Moodle gives to ten attempts: to a short answer (slot 1, where it was drawn), a
 * matching question (slot 3), a true/false question (slot 4), "two of four" (slot 5, right choices
 * worth a half each, wrong ones nothing), "one of four" (slot 6) and a question with two gaps (slot
 * 7). The values of the calculated question (slot 2) are not among the data.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MoodleQuizAttemptsTest {
    private static final Path ATTEMPTS = Path.of("../../shared/examples/moodle/quiz_attempts");
    private static final List<String> FOUR = List.of("One", "Two", "Three", "Four");

    @BeforeAll
    static void the_example_data_are_there() {
        assumeTrue(
                Files.isDirectory(Path.of("../../shared/examples")),
                "skipped: no example files beside the checkout");
        assertThat(ATTEMPTS).isDirectory();
    }

    @Test
    void true_or_false_is_marked_as_moodle_does() throws IOException {
        compare(
                4,
                new AnswerKey.TrueFalse(true),
                List.of(),
                step -> new Response.TrueFalse(value(step, "responses.4.answer").equals("1")));
    }

    @Test
    void a_short_answer_is_marked_as_moodle_does() throws IOException {
        var key =
                new AnswerKey.ShortAnswer(
                        new AcceptedText.Texts(
                                List.of(
                                        new AcceptedText("frog", BigDecimal.ONE, ""),
                                        new AcceptedText("toad", new BigDecimal("0.8"), ""),
                                        new AcceptedText("*", BigDecimal.ZERO, "")),
                                new AcceptedText.Matching(false, true, true)));
        compare(
                1,
                key,
                List.of(),
                step ->
                        value(step, "randqs.1").equals("shortanswer")
                                ? new Response.ShortAnswer(value(step, "responses.1.answer"))
                                : null);
    }

    @Test
    void matching_is_marked_as_moodle_does() throws IOException {
        compare(
                3,
                new AnswerKey.Matching(
                        ScoringSamples.pairs("frog-amphibian cat-mammal newt-amphibian"),
                        new ScoringRule.EvenShares()),
                List.of(),
                step ->
                        new Response.Matching(
                                Stream.of("frog", "cat", "newt")
                                        .map(animal ->
                                                Pair.of(
                                                        animal,
                                                        value(step, "responses.3." + animal)))
                                        .collect(Collectors.toUnmodifiableSet())));
    }

    @Test
    void two_gaps_are_marked_as_moodle_does() throws IOException {
        compare(
                7,
                new AnswerKey.Cloze(List.of(selected("1", "Owl"), selected("2", "Pussy-cat"))),
                List.of(),
                step ->
                        new Response.Cloze(
                                Stream.of("1", "2")
                                        .<Response.InGap>map(gap ->
                                                new Response.Selected(
                                                        gap,
                                                        new ChoiceId(
                                                                value(
                                                                        step,
                                                                        "responses.7.%s.answer"
                                                                                .formatted(gap)))))
                                        .toList()));
    }

    private static GapKey selected(String gap, String right) {
        return new GapKey.Selected(
                gap, BigDecimal.ONE, Map.of(new ChoiceId(right), BigDecimal.ONE), Map.of());
    }

    @Test
    void two_of_four_is_marked_as_moodle_does() throws IOException {
        var half = new BigDecimal("0.5");
        var key =
                new AnswerKey.MultipleChoice(
                        Set.of(new ChoiceId("One"), new ChoiceId("Three")),
                        new ScoringRule.Weighted(
                                Map.of(
                                        new ChoiceId("One"), half,
                                        new ChoiceId("Three"), half)));
        compare(
                5,
                key,
                FOUR,
                step ->
                        new Response.MultipleChoice(
                                FOUR.stream()
                                        .filter(choice ->
                                                value(step, "responses.5." + choice).equals("1"))
                                        .map(ChoiceId::new)
                                        .collect(Collectors.toUnmodifiableSet())));
    }

    @Test
    void one_of_four_is_marked_as_moodle_does() throws IOException {
        compare(
                6,
                AnswerKey.SingleChoice.of(new ChoiceId("One")),
                FOUR,
                step -> new Response.SingleChoice(new ChoiceId(value(step, "responses.6.answer"))));
    }

    private interface Reading {
        /** Null: the attempt drew another question. */
        @Nullable Response of(Map<String, String> step);
    }

    private static void compare(int slot, AnswerKey key, List<String> choices, Reading reading)
            throws IOException {
        var steps = table("steps00.csv");
        var results = table("results00.csv");
        assertThat(steps).hasSize(10).hasSameSizeAs(results);
        var paper = choices.stream().map(ChoiceId::new).toList();
        for (var attempt = 0; attempt < steps.size(); attempt++) {
            var response = reading.of(steps.get(attempt));
            if (response == null) {
                continue;
            }
            var verdict = Scorer.score(key, response, Shown.of(paper), Points.of("1"));
            assertThat(verdict)
                    .as("slot %d of attempt %d", slot, attempt + 1)
                    .extracting(one -> ((Verdict.Scored) one).points())
                    .isEqualTo(Points.of(value(results.get(attempt), "slots." + slot + ".mark")));
        }
    }

    private static String value(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static List<Map<String, String>> table(String name) throws IOException {
        try (Stream<String> lines = Files.lines(ATTEMPTS.resolve(name))) {
            var rows = lines.map(line -> List.of(line.split(",", -1))).toList();
            var head = rows.getFirst();
            return rows.stream()
                    .skip(1)
                    .map(row -> {
                        var cells = new HashMap<String, String>();
                        IntStream.range(0, head.size())
                                .forEach(i -> cells.put(head.get(i), row.get(i)));
                        return Map.copyOf(cells);
                    })
                    .toList();
        }
    }
}
