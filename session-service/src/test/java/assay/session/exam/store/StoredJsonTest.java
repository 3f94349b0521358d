package assay.session.exam.store;

import static org.assertj.core.api.Assertions.assertThat;

import assay.session.exam.Draw;
import assay.session.platform.JsonManners;
import assay.session.pool.ContentSamples;
import assay.session.pool.FrozenPool;
import assay.session.pool.Interaction;
import assay.session.pool.PoolQuestion;
import assay.session.pool.QuestionContent;
import assay.session.pool.TextFormat;
import assay.session.pool.UnitEntry;
import assay.session.pool.Variables;
import assay.session.pool.remote.ContentWire;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StoredJsonTest {
    private static final UUID ID = new UUID(1, 1);

    @ParameterizedTest
    @EnumSource
    void a_pool_comes_back_as_it_was_stored(Interaction interaction) {
        var pool =
                new FrozenPool(
                        ID,
                        Instant.EPOCH,
                        List.of(
                                new PoolQuestion(
                                        ID,
                                        ID,
                                        1,
                                        ContentSamples.of(interaction),
                                        BigDecimal.ONE,
                                        List.of(),
                                        "en",
                                        TextFormat.HTML)),
                        Map.of(),
                        List.of(),
                        List.of());
        assertThat(StoredJson.read(StoredJson.write(pool), FrozenPool.class)).isEqualTo(pool);
    }

    /** All services write contents the same way. */
    @ParameterizedTest
    @EnumSource
    void the_stored_form_is_the_one_that_travels(Interaction interaction)
            throws JsonProcessingException {
        var content = ContentSamples.of(interaction);
        var text = StoredJson.write(content);
        var json = JsonManners.mapper();
        assertThat(json.readTree(text).get("type").asText())
                .isEqualTo(interaction.name().toLowerCase(Locale.ROOT));
        assertThat(json.readValue(text, ContentWire.class).content()).isEqualTo(content);
    }

    @Test
    void what_a_content_leaves_out_has_the_contracts_default() throws JsonProcessingException {
        var json = JsonManners.mapper();
        assertThat(
                        json.readValue(
                                        "{\"type\": \"calculated\", \"stem\": \"?\", \"variables\": {}, \"more\": 1}",
                                        ContentWire.class)
                                .content())
                .isEqualTo(
                        new QuestionContent.Calculated("?", Variables.NONE, new UnitEntry.None()));
        assertThat(
                        json.readValue(
                                        "{\"type\": \"file_upload\", \"stem\": \"?\", \"bytesMax\": 9}",
                                        ContentWire.class)
                                .content())
                .isEqualTo(new QuestionContent.FileUpload("?", 1, 9, List.of()));
    }

    @Test
    void a_pool_stored_before_texts_had_a_format_is_read_as_markdown() {
        var pool =
                StoredJson.read(
                        """
                        {"id": "00000000-0000-0001-0000-000000000001", "frozenAt": "2026-11-30T09:00:00Z",
                         "questions": [{"questionId": "00000000-0000-0001-0000-000000000001",
                           "questionVersionId": "00000000-0000-0001-0000-000000000001", "version": 1,
                           "content": {"type": "single_choice", "stem": "?", "choices": [{"id": "a", "text": "A"}], "shuffle": true},
                           "points": 1, "topics": [], "language": "en"}],
                         "selections": {}, "topics": []}
                        """,
                        FrozenPool.class);
        assertThat(pool.questions().getFirst().textFormat()).isEqualTo(TextFormat.MARKDOWN);
    }

    @Test
    void a_draw_stored_before_interactions_could_be_chosen_takes_any() {
        var draw =
                StoredJson.read(
                        "{\"type\": \"random\", \"count\": 3, \"bank\": null, \"topics\": [], \"difficulties\": [], \"tags\": []}",
                        Draw.class);
        assertThat(draw)
                .isEqualTo(new Draw.Random(3, null, List.of(), List.of(), List.of(), List.of()));
    }
}
