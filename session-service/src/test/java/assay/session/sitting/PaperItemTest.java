package assay.session.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import assay.session.platform.JsonManners;
import assay.session.pool.Arrangement;
import assay.session.pool.ContentSamples;
import assay.session.pool.Interaction;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PaperItemTest {
    private static final UUID ID = new UUID(1, 1);

    @ParameterizedTest
    @EnumSource
    void a_stored_item_shows_the_question_as_it_was_drawn(Interaction interaction)
            throws JsonProcessingException {
        var content = ContentSamples.of(interaction);
        var arrangement = Arrangement.draw(content, new Random(9));
        var item = PaperItem.of(1, ID, ID, "all", true, arrangement);
        var json = JsonManners.mapper();
        var read = json.readValue(json.writeValueAsString(item), PaperItem.class);
        assertThat(read).isEqualTo(item);
        assertThat(read.arrangement().of(content)).isEqualTo(arrangement.of(content));
    }

    @Test
    void an_item_stored_before_there_were_other_lists_is_read() throws JsonProcessingException {
        var item =
                JsonManners.mapper()
                        .readValue(
                                """
                                {"position": 1, "questionId": "00000000-0000-0001-0000-000000000001",
                                 "questionVersionId": "00000000-0000-0001-0000-000000000001", "section": "all", "scored": true,
                                 "choiceOrder": ["b", "a"]}
                                """,
                                PaperItem.class);
        assertThat(item.arrangement().orders()).isEqualTo(Map.of("choices", List.of("b", "a")));
        assertThat(item.values()).isEmpty();
    }
}
