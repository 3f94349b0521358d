package assay.question.exchange.moodlexml;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AcceptedText;
import assay.question.content.AnswerKey;
import assay.question.content.AnswerKey.Explanation;
import assay.question.content.AnswerKey.Pair;
import assay.question.content.AnswerKey.ScoringRule;
import assay.question.content.Difficulty;
import assay.question.content.GapKey;
import assay.question.content.Interaction;
import assay.question.content.Marking;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.content.Variables;
import assay.question.exchange.DraftSamples;
import assay.question.exchange.Fidelity;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Outgoing;
import assay.question.exchange.QuestionWriter.Losses;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import assay.question.exchange.ShortId;
import assay.question.exchange.html.Html;
import assay.question.exchange.html.Markdown;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MoodleXmlRoundTripTest {
    /** Those that Moodle has a type of its own for, so that nothing may get lost. */
    private static final Set<Interaction> SAYABLE =
            EnumSet.of(
                    Interaction.SINGLE_CHOICE,
                    Interaction.MULTIPLE_CHOICE,
                    Interaction.TRUE_FALSE,
                    Interaction.SHORT_ANSWER,
                    Interaction.NUMERICAL,
                    Interaction.MATCHING,
                    Interaction.ORDERING,
                    Interaction.CLOZE,
                    Interaction.GAP_MATCH,
                    Interaction.ESSAY,
                    Interaction.FILE_UPLOAD,
                    Interaction.CALCULATED,
                    Interaction.DESCRIPTION);

    @TempDir private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_moodle_can_say_comes_back_as_it_was(long seed) throws Exception {
        var media = new InMemoryMedia();
        var samples = new DraftSamples(seed, media);
        var sent = new ArrayList<Outgoing>();
        for (var interaction : SAYABLE) {
            var draft = sayable(samples.draft(interaction));
            sent.add(new Outgoing("question-" + sent.size(), "Bank / " + seed, draft));
        }
        var losses = new Told();

        var readings = sentAndRead(sent, media, losses);

        assertThat(losses.leftOut).isEmpty();
        assertThat(readings).hasSameSizeAs(sent);
        for (var i = 0; i < sent.size(); i++) {
            assertThat(readings.get(i)).isInstanceOf(Reading.Question.class);
            var read = (Reading.Question) readings.get(i);
            assertThat(withoutOrigin(read.draft()))
                    .as("seed %d, %s", seed, sent.get(i).draft().content().interaction())
                    .isEqualTo(sent.get(i).draft());
            assertThat(read.remarks()).isEmpty();
            assertThat(read.name()).isEqualTo(sent.get(i).name());
            assertThat(read.category()).containsExactly("Bank / " + seed);
        }
        assertThat(losses.remarks)
                .allSatisfy(remark -> assertThat(remark.fidelity()).isEqualTo(Fidelity.NORMALISED));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_draft_is_written_or_reported_and_what_is_written_can_be_read(long seed)
            throws Exception {
        var media = new InMemoryMedia();
        var samples = new DraftSamples(seed, media);
        var sent =
                Arrays.stream(Interaction.values())
                        .map(interaction ->
                                new Outgoing(
                                        "question-" + interaction,
                                        "bank",
                                        samples.draft(interaction)))
                        .toList();
        var losses = new Told();

        var readings = sentAndRead(sent, media, losses);

        assertThat(losses.written + losses.leftOut.size()).isEqualTo(sent.size());
        assertThat(readings)
                .as("seed %d", seed)
                .hasSize(losses.written)
                .allSatisfy(reading -> assertThat(reading).isInstanceOf(Reading.Question.class));
    }

    @Test
    void a_rule_that_moodle_does_not_have_is_reported_as_a_loss() throws Exception {
        var media = new InMemoryMedia();
        var draft = new DraftSamples(1, media).draft(Interaction.MULTIPLE_CHOICE);
        var key = (AnswerKey.MultipleChoice) draft.key();
        var strict =
                with(
                        draft,
                        draft.content(),
                        new AnswerKey.MultipleChoice(
                                key.correct(), new ScoringRule.AllOrNothing(), Explanation.NONE));
        var losses = new Told();

        sentAndRead(List.of(new Outgoing("a", "b", strict)), media, losses);

        assertThat(losses.remarks)
                .extracting(Remark::text)
                .contains("Moodle gives points for some of the right choices too.");
    }

    @Test
    void parts_are_left_out_with_a_reason() throws Exception {
        var media = new InMemoryMedia();
        var draft = new DraftSamples(1, media).draft(Interaction.COMPOSITE);
        var losses = new Told();

        var readings = sentAndRead(List.of(new Outgoing("a", "b", draft)), media, losses);

        assertThat(readings).isEmpty();
        assertThat(losses.leftOut).containsExactly("Moodle has no questions in parts.");
    }

    private List<Reading> sentAndRead(List<Outgoing> sent, InMemoryMedia media, Losses losses)
            throws Exception {
        var file = folder.resolve("quiz.xml");
        try (var out = Files.newOutputStream(file)) {
            new MoodleXmlWriter().write(sent.stream(), media, out, losses);
        }
        var readings = new ArrayList<Reading>();
        new MoodleXmlReader().read(file, media, readings::add);
        return readings;
    }

    private static final class Told implements Losses {
        private final List<Remark> remarks = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();
        private int written;

        @Override
        public void written(Outgoing question, List<Remark> said) {
            written++;
            remarks.addAll(said);
        }

        @Override
        public void leftOut(Outgoing question, String reason) {
            leftOut.add(reason);
        }
    }

    private static QuestionDraft withoutOrigin(QuestionDraft draft) {
        return with(draft, draft.content(), draft.key());
    }

    private static QuestionDraft with(QuestionDraft draft, QuestionContent content, AnswerKey key) {
        return new QuestionDraft(
                draft.title(),
                draft.difficulty(),
                draft.topics(),
                draft.tags(),
                draft.language(),
                draft.estimatedTime(),
                draft.points(),
                draft.textFormat(),
                content,
                key,
                draft.source(),
                draft.properties(),
                null);
    }

    /** The draft as Moodle can say it: no language, no references, its own ways to score. */
    private static QuestionDraft sayable(QuestionDraft draft) {
        var type = draft.content().interaction();
        var told = explanation(type, draft.key().explanation());
        var parts = parts(draft, told);
        return new QuestionDraft(
                draft.title(),
                Difficulty.MEDIUM,
                List.of(),
                draft.tags(),
                "und",
                null,
                worth(draft),
                draft.textFormat(),
                parts.content(),
                parts.key(),
                "",
                Map.of(),
                null);
    }

    /** A text with gaps is worth what they weigh. */
    private static BigDecimal worth(QuestionDraft draft) {
        return draft.key() instanceof AnswerKey.Cloze(var gaps, _)
                ? gaps.stream().map(GapKey::weight).reduce(BigDecimal.ZERO, BigDecimal::add)
                : draft.points();
    }

    private static Explanation explanation(Interaction type, Explanation told) {
        var single = Set.of(Interaction.SINGLE_CHOICE, Interaction.MULTIPLE_CHOICE);
        var overall =
                single.contains(type)
                        || type == Interaction.MATCHING
                        || type == Interaction.ORDERING
                        || type == Interaction.GAP_MATCH
                        || type == Interaction.CALCULATED;
        var hints =
                type != Interaction.TRUE_FALSE
                        && type != Interaction.ESSAY
                        && type != Interaction.FILE_UPLOAD
                        && type != Interaction.DESCRIPTION;
        var feedback =
                single.contains(type)
                        || type == Interaction.TRUE_FALSE
                        || type == Interaction.ORDERING;
        return new Explanation(
                told.rationale(),
                feedback ? told.feedback() : List.of(),
                overall ? told.overall() : AnswerKey.Overall.NONE,
                hints ? told.hints() : List.of(),
                List.of(),
                null);
    }

    private static MoodleQuestion.Parts parts(QuestionDraft draft, Explanation told) {
        return switch (draft.key()) {
            case AnswerKey.SingleChoice(var correct, var credits, _) ->
                    new MoodleQuestion.Parts(
                            draft.content(), new AnswerKey.SingleChoice(correct, credits, told));
            case AnswerKey.MultipleChoice(var correct, var scoring, _)
                    when draft.content() instanceof QuestionContent.MultipleChoice question ->
                    new MoodleQuestion.Parts(
                            new QuestionContent.MultipleChoice(
                                    question.stem(),
                                    question.choices(),
                                    1,
                                    question.choices().size(),
                                    question.shuffle()),
                            new AnswerKey.MultipleChoice(
                                    correct, sayable(scoring, correct.size()), told));
            case AnswerKey.TrueFalse(var correct, _) ->
                    new MoodleQuestion.Parts(
                            draft.content(),
                            new AnswerKey.TrueFalse(
                                    correct,
                                    new Explanation(
                                            told.rationale(),
                                            told.feedback().stream()
                                                    .sorted(
                                                            Comparator.comparing(
                                                                            AnswerKey.Feedback
                                                                                    ::choice)
                                                                    .reversed())
                                                    .toList(),
                                            told.overall(),
                                            told.hints(),
                                            List.of(),
                                            null)));
            case AnswerKey.ShortAnswer(var texts, _) ->
                    new MoodleQuestion.Parts(
                            new QuestionContent.ShortAnswer(draft.content().stem(), 0),
                            new AnswerKey.ShortAnswer(sayable(texts), told));
            case AnswerKey.Numerical(var numbers, _) ->
                    new MoodleQuestion.Parts(
                            draft.content(), new AnswerKey.Numerical(numbers, told));
            case AnswerKey.Matching _
                    when draft.content() instanceof QuestionContent.Matching question ->
                    matching(draft.textFormat(), question, told);
            case AnswerKey.Ordering(_, var scoring, _)
                    when draft.content() instanceof QuestionContent.Ordering(var stem, var items) ->
                    new MoodleQuestion.Parts(
                            new QuestionContent.Ordering(stem, items),
                            new AnswerKey.Ordering(
                                    items.stream().map(Choice::id).toList(), scoring, told));
            case AnswerKey.Cloze(var gaps, _) ->
                    new MoodleQuestion.Parts(
                            draft.content(),
                            new AnswerKey.Cloze(
                                    gaps.stream()
                                            .map(gap ->
                                                    gap
                                                                    instanceof
                                                                    GapKey.Text(
                                                                            var id,
                                                                            var weight,
                                                                            var texts)
                                                            ? new GapKey.Text(
                                                                    id, weight, sayable(texts))
                                                            : gap)
                                            .toList(),
                                    told));
            case AnswerKey.GapMatch(var correct, _, _)
                    when draft.content() instanceof QuestionContent.GapMatch ->
                    new MoodleQuestion.Parts(
                            draft.content(),
                            new AnswerKey.GapMatch(
                                    correct, new ScoringRule.PartialCredit(Map.of()), told));
            case AnswerKey.Essay(var marking, _) ->
                    new MoodleQuestion.Parts(
                            draft.content(),
                            new AnswerKey.Essay(new Marking(marking.notes(), List.of()), told));
            case AnswerKey.FileUpload(var marking, _) ->
                    new MoodleQuestion.Parts(
                            draft.content(),
                            new AnswerKey.FileUpload(
                                    new Marking(marking.notes(), List.of()), told));
            case AnswerKey.Calculated(var numbers, _, _)
                    when draft.content() instanceof QuestionContent.Calculated question ->
                    new MoodleQuestion.Parts(
                            new QuestionContent.Calculated(
                                    question.stem(),
                                    inRows(question.variables()),
                                    question.units()),
                            new AnswerKey.Calculated(numbers, null, told));
            case AnswerKey.Description _ ->
                    new MoodleQuestion.Parts(draft.content(), new AnswerKey.Description(told));
            default -> throw new AssertionError("not sayable: " + draft.key().interaction());
        };
    }

    /** With the least and the most of each range in place of the range. */
    private static Variables inRows(Variables variables) {
        if (!variables.rows().isEmpty()) {
            return variables;
        }
        var least = new HashMap<String, BigDecimal>();
        var most = new HashMap<String, BigDecimal>();
        for (var range : variables.ranges()) {
            least.put(range.name(), range.minimum());
            most.put(range.name(), range.maximum());
        }
        return new Variables(List.of(), List.of(least, most));
    }

    private static ScoringRule sayable(ScoringRule scoring, int right) {
        return (scoring instanceof ScoringRule.Mapped && right > 1)
                        || (scoring instanceof ScoringRule.PartialCredit(var weights)
                                && !weights.isEmpty())
                ? scoring
                : new ScoringRule.PartialCredit(Map.of());
    }

    /** The best first, accents told apart. */
    private static AcceptedText.Texts sayable(AcceptedText.Texts texts) {
        var best =
                texts.accepted().stream()
                        .sorted(Comparator.comparing(AcceptedText::credit).reversed())
                        .toList();
        return new AcceptedText.Texts(
                best,
                new AcceptedText.Matching(
                        texts.matching().caseSensitive(), true, texts.matching().wildcards()));
    }

    /** Targets are plain texts, those of the sources first, in their order. */
    private static MoodleQuestion.Parts matching(
            TextFormat format, QuestionContent.Matching question, Explanation told) {
        var targets =
                question.targets().stream()
                        .map(target -> {
                            var text = target.id() + " <b> & \\*_ $x$ [y] 'z'";
                            return new Choice(
                                    target.id(),
                                    format == TextFormat.HTML ? Html.of(text) : Markdown.of(text));
                        })
                        .toList();
        var pairs =
                IntStream.range(0, question.sources().size())
                        .mapToObj(i -> new Pair(ShortId.of(i), ShortId.of(i)))
                        .toList();
        return new MoodleQuestion.Parts(
                new QuestionContent.Matching(
                        question.stem(), question.sources(), targets, 1, 0, question.shuffle()),
                new AnswerKey.Matching(pairs, new ScoringRule.PartialCredit(Map.of()), told));
    }

    @Test
    void a_missing_asset_is_a_loss_and_no_failure() throws IOException {
        var draft = new DraftSamples(1, new InMemoryMedia()).draft(Interaction.DESCRIPTION);
        var content =
                new QuestionContent.Description("<img src=\"asset:%s\">".formatted("0".repeat(64)));
        var losses = new Told();
        var file = folder.resolve("quiz.xml");

        try (var out = Files.newOutputStream(file)) {
            new MoodleXmlWriter()
                    .write(
                            Stream.of(new Outgoing("a", "b", with(draft, content, draft.key()))),
                            new InMemoryMedia(),
                            out,
                            losses);
        }

        assertThat(losses.remarks)
                .extracting(Remark::text)
                .anyMatch(text -> text.startsWith("An asset is missing"));
        assertThat(Files.readString(file)).contains("asset:" + "0".repeat(64));
    }
}
