package assay.question.exchange.qti;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.Interaction;
import assay.question.content.QuestionDraft;
import assay.question.content.TextFormat;
import assay.question.exchange.DraftSamples;
import assay.question.exchange.Fidelity;
import assay.question.exchange.Format;
import assay.question.exchange.InMemoryMedia;
import assay.question.exchange.Outgoing;
import assay.question.exchange.QuestionWriter.Losses;
import assay.question.exchange.Reading;
import assay.question.exchange.Remark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QtiRoundTripTest {
    private static final int SEEDS = 24;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(names = {"QTI_2_1", "QTI_2_2", "QTI_3_0"})
    void what_qti_can_say_comes_back_the_same(Format format) throws Exception {
        var media = new InMemoryMedia();
        var sent = new ArrayList<Outgoing>();
        for (var seed = 0L; seed < SEEDS; seed++) {
            var samples = new DraftSamples(seed, media);
            for (var interaction : Interaction.values()) {
                var draft = samples.draft(interaction);
                if (draft.textFormat() == TextFormat.HTML) {
                    var name = "q-%d-%s".formatted(seed, interaction).toLowerCase(Locale.ROOT);
                    sent.add(new Outgoing(name.replace('_', '-'), "bank", Sayable.of(draft)));
                }
            }
        }
        var told = new Told();

        var readings = sentAndRead(format, sent, media, told);

        assertThat(told.leftOut).isEmpty();
        // said to other programs only: what this service reads again has it
        assertThat(told.written.values().stream().flatMap(List::stream))
                .filteredOn(remark -> !remark.text().contains("pairs beyond the number of right"))
                .extracting(Remark::fidelity)
                .doesNotContain(Fidelity.LOSSY);
        assertThat(readings).hasSameSizeAs(sent);
        for (var i = 0; i < sent.size(); i++) {
            assertThat(readings.get(i)).as(sent.get(i).name()).isInstanceOf(Reading.Question.class);
            var question = (Reading.Question) readings.get(i);
            assertThat(question.name()).isEqualTo(sent.get(i).name());
            assertThat(Sayable.normal(question.draft()))
                    .as(sent.get(i).name() + question.remarks())
                    .isEqualTo(Sayable.normal(sent.get(i).draft()));
            assertThat(question.fidelity())
                    .as(sent.get(i).name() + question.remarks())
                    .isNotEqualTo(Fidelity.LOSSY);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"QTI_2_1", "QTI_2_2", "QTI_3_0"})
    void any_question_is_written_and_can_be_read_or_is_left_out_with_a_reason(Format format)
            throws Exception {
        var media = new InMemoryMedia();
        var sent = new ArrayList<Outgoing>();
        for (var seed = 100L; seed < 100 + SEEDS; seed++) {
            var samples = new DraftSamples(seed, media);
            for (var interaction : Interaction.values()) {
                var name =
                        "%d-%s"
                                .formatted(seed, interaction)
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-');
                sent.add(new Outgoing(name, "bank", samples.draft(interaction)));
            }
        }
        var told = new Told();

        var readings = sentAndRead(format, sent, media, told);

        assertThat(told.written.size() + told.leftOut.size()).isEqualTo(sent.size());
        assertThat(readings)
                .hasSize(told.written.size())
                .allSatisfy(reading -> assertThat(reading).isInstanceOf(Reading.Question.class));
    }

    @Test
    void markdown_becomes_html_and_formulas_stay() throws Exception {
        var media = new InMemoryMedia();
        var draft = markdown(new DraftSamples(1, media), "**Bold** \\(a_1 * b_2\\) | not a table");
        var told = new Told();

        var readings =
                sentAndRead(Format.QTI_2_2, List.of(new Outgoing("a", "b", draft)), media, told);

        var question = (Reading.Question) readings.getFirst();
        assertThat(question.draft().content().stem())
                .isEqualTo("<strong>Bold</strong> \\(a_1 * b_2\\) | not a table");
        assertThat(question.draft().textFormat()).isEqualTo(TextFormat.HTML);
    }

    private static QuestionDraft markdown(DraftSamples samples, String stem) {
        var draft = samples.draft(Interaction.DESCRIPTION);
        while (draft.textFormat() != TextFormat.MARKDOWN) {
            draft = samples.draft(Interaction.DESCRIPTION);
        }
        return draft.with((pointer, text) -> pointer.equals("/content/stem") ? stem : text);
    }

    private List<Reading> sentAndRead(
            Format format, List<Outgoing> sent, InMemoryMedia media, Losses losses)
            throws Exception {
        var file = folder.resolve("package.zip");
        try (var out = Files.newOutputStream(file)) {
            new QtiWriter(format).write(sent.stream(), media, out, losses);
        }
        var readings = new ArrayList<Reading>();
        new QtiReader(format).read(file, media, readings::add);
        return readings;
    }
}
