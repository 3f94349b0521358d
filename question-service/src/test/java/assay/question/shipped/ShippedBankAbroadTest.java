package assay.question.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.AnswerKey;
import assay.question.content.GapKey;
import assay.question.content.Interaction;
import assay.question.content.QuestionContent;
import assay.question.content.QuestionContent.Choice;
import assay.question.content.QuestionDraft;
import assay.question.exchange.Format;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Outgoing;
import assay.question.exchange.QuestionReader;
import assay.question.exchange.QuestionWriter;
import assay.question.exchange.Reading;
import assay.question.exchange.Readings;
import assay.question.exchange.moodlexml.MoodleXmlReader;
import assay.question.exchange.moodlexml.MoodleXmlWriter;
import assay.question.exchange.qti.QtiReader;
import assay.question.exchange.qti.QtiWriter;
import assay.question.platform.JsonManners;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped questions can be taken to other systems, and the same is right there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShippedBankAbroadTest {
    private static final List<Outgoing> SENT =
            ShippedBank.read("aws-developer-associate", JsonManners.mapper()).questions().stream()
                    .map(question ->
                            new Outgoing(
                                    question.draft().name(), "bank", question.draft().toDraft()))
                    .toList();

    private static final Pattern PLACE = Pattern.compile("\\[\\[[a-z0-9]{1,8}]]");

    private final Readings.Told told = new Readings.Told();

    @ParameterizedTest
    @EnumSource(names = {"QTI_2_1", "QTI_2_2", "QTI_3_0"})
    void qti_takes_every_question_and_keeps_what_is_right(Format format) throws Exception {
        var read = sentAndRead(new QtiWriter(format), new QtiReader(format));

        assertThat(told.leftOut).isEmpty();
        assertThat(changed(read, Naming.BY_ID)).isEmpty();
    }

    @Test
    void moodle_takes_every_question_that_it_has_a_type_for_and_keeps_what_is_right()
            throws Exception {
        var read = sentAndRead(new MoodleXmlWriter(), new MoodleXmlReader());

        assertThat(told.leftOut)
                .extracting(question -> question.draft().content().interaction())
                .isSubsetOf(EnumSet.of(Interaction.CATEGORISE, Interaction.HOTTEXT));
        assertThat(changed(read, Naming.BY_TEXT)).isEmpty();
    }

    private List<Reading> sentAndRead(QuestionWriter writer, QuestionReader reader)
            throws Exception {
        var media = new InMemoryMedia();
        return Readings.of(reader, Readings.written(writer, SENT, media, told), media);
    }

    /** Names of those of which something else is right now, or a gap has got lost. */
    private List<String> changed(List<Reading> readings, Naming naming) {
        assertThat(readings).hasSameSizeAs(told.written);
        var changed = new ArrayList<String>();
        for (var i = 0; i < readings.size(); i++) {
            var sent = told.written.get(i);
            if (!(readings.get(i) instanceof Reading.Question read)
                    || !right(read.draft(), naming).equals(right(sent.draft(), naming))
                    || !places(read.draft()).equals(places(sent.draft()))) {
                changed.add(sent.name());
            }
        }
        return changed;
    }

    /** What earns everything, in one form for all interactions. */
    private static List<String> right(QuestionDraft draft, Naming naming) {
        return switch (draft.key()) {
            case AnswerKey.TrueFalse(var correct, _) -> List.of(Boolean.toString(correct));
            case AnswerKey.Numerical(var numbers, _) ->
                    numbers.accepted().stream()
                            .filter(number -> number.credit().signum() > 0)
                            .map(number -> number.toString().replaceAll("feedback=.*", ""))
                            .toList();
            case AnswerKey.Matching(var correct, _, _)
                    when draft.content() instanceof QuestionContent.Matching asked ->
                    pairs(correct, naming, asked.sources(), asked.targets());
            case AnswerKey.Categorise(var correct, _, _)
                    when draft.content() instanceof QuestionContent.Categorise asked ->
                    pairs(correct, naming, asked.items(), asked.categories());
            case AnswerKey.Ordering(var correct, _, _)
                    when draft.content() instanceof QuestionContent.Ordering(_, var items) ->
                    correct.stream().map(id -> naming.of(id, items)).toList();
            case AnswerKey.Cloze(var gaps, _) ->
                    gaps.stream().flatMap(ShippedBankAbroadTest::right).sorted().toList();
            default -> draft.key().rightChoices().stream().sorted().toList();
        };
    }

    /** What a format calls an item: some give it an id of their own. */
    private enum Naming {
        BY_ID,
        BY_TEXT;

        String of(String id, List<Choice> choices) {
            return this == BY_ID
                    ? id
                    : choices.stream()
                            .filter(choice -> choice.id().equals(id))
                            .findFirst()
                            .orElseThrow()
                            .text();
        }
    }

    private static List<String> pairs(
            List<AnswerKey.Pair> pairs, Naming naming, List<Choice> sources, List<Choice> targets) {
        return pairs.stream()
                .map(pair ->
                        naming.of(pair.source(), sources)
                                + " > "
                                + naming.of(pair.target(), targets))
                .sorted()
                .toList();
    }

    private static Stream<String> right(GapKey gap) {
        return gap instanceof GapKey.Selection(var id, _, var credits, _)
                ? credits.entrySet().stream()
                        .filter(credit -> credit.getValue().signum() > 0)
                        .map(credit -> id + " " + credit.getKey())
                : Stream.of(gap.toString());
    }

    private static Set<String> places(QuestionDraft draft) {
        var places = new TreeSet<String>();
        PLACE.matcher(draft.content().stem())
                .results()
                .map(MatchResult::group)
                .forEach(places::add);
        return places;
    }
}
