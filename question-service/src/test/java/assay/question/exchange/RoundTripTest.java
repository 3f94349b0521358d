package assay.question.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.Interaction;
import assay.question.content.QuestionDraft;
import assay.question.exchange.aiken.AikenReader;
import assay.question.exchange.aiken.AikenWriter;
import assay.question.exchange.csv.CsvReader;
import assay.question.exchange.csv.CsvWriter;
import assay.question.exchange.gift.GiftReader;
import assay.question.exchange.gift.GiftWriter;
import assay.question.exchange.json.NativeReader;
import assay.question.exchange.json.NativeWriter;
import assay.question.platform.JsonManners;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random questions of every interaction are written and read back; the seed is in the name. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoundTripTest {
    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private final InMemoryMedia media = new InMemoryMedia();
    private final Readings.Told told = new Readings.Told();

    private List<Outgoing> samples(long seed) {
        var samples = new DraftSamples(seed, media);
        var questions = new ArrayList<Outgoing>();
        for (var interaction : Interaction.values()) {
            questions.add(
                    new Outgoing(
                            "question-" + questions.size(),
                            "Bank / " + seed,
                            samples.draft(interaction)));
        }
        return questions;
    }

    private List<Reading> sentAndRead(QuestionWriter writer, QuestionReader reader, long seed)
            throws Exception {
        var bytes = Readings.written(writer, samples(seed), media, told);
        assertThat(told.written.size() + told.leftOut.size())
                .isEqualTo(Interaction.values().length);
        return Readings.of(reader, bytes, media);
    }

    /** Every question that was written is read; without a lossy remark it is what it was. */
    private void assertKept(List<Reading> readings) {
        assertThat(readings).hasSameSizeAs(told.written);
        for (var i = 0; i < readings.size(); i++) {
            var sent = told.written.get(i).draft();
            assertThat(readings.get(i)).as("%s", sent).isInstanceOf(Reading.Question.class);
            var read = (Reading.Question) readings.get(i);
            assertThat(read.draft().content().interaction())
                    .isEqualTo(sent.content().interaction());
            if (told.remarks.get(i).isEmpty()) {
                assertThat(plain(read.draft())).isEqualTo(plain(sent));
            }
        }
    }

    private static QuestionDraft plain(QuestionDraft draft) {
        return new QuestionDraft(
                draft.title(),
                draft.difficulty(),
                draft.topics(),
                draft.tags(),
                draft.language(),
                draft.estimatedTime(),
                draft.points().stripTrailingZeros(),
                draft.textFormat(),
                draft.content(),
                draft.key(),
                draft.source(),
                draft.properties(),
                null);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void our_own_format_keeps_everything(long seed) throws Exception {
        var json = JsonManners.mapper();

        var readings = sentAndRead(new NativeWriter(json), new NativeReader(json), seed);

        assertThat(told.leftOut).isEmpty();
        assertThat(told.remarks).allSatisfy(remarks -> assertThat(remarks).isEmpty());
        assertKept(readings);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void gift_gives_back_what_it_can_say(long seed) throws Exception {
        var readings = sentAndRead(new GiftWriter(), new GiftReader(), seed);

        assertThat(told.written).isNotEmpty();
        assertKept(readings);
        assertThat(readings)
                .allSatisfy(reading ->
                        assertThat(((Reading.Question) reading).category())
                                .containsExactly("Bank / " + seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_table_gives_back_what_it_can_say(long seed) throws Exception {
        var readings = sentAndRead(new CsvWriter(), new CsvReader(), seed);

        assertThat(told.written).isNotEmpty();
        assertKept(readings);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aiken_says_that_it_loses_much_and_keeps_which_choice_is_right(long seed) throws Exception {
        var readings = sentAndRead(new AikenWriter(), new AikenReader(), seed);

        assertThat(told.remarks).allSatisfy(remarks -> assertThat(remarks).isNotEmpty());
        assertKept(readings);
        for (var i = 0; i < readings.size(); i++) {
            var sent = told.written.get(i).draft();
            var read = ((Reading.Question) readings.get(i)).draft();
            assertThat(place(read)).isEqualTo(place(sent));
        }
    }

    private static int place(QuestionDraft draft) {
        var ids = draft.content().choices().stream().map(choice -> choice.id()).toList();
        return ids.indexOf(draft.key().rightChoices().getFirst());
    }
}
