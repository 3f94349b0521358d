package assay.session.response.wire;

import static org.assertj.core.api.Assertions.assertThat;

import assay.session.platform.JsonManners;
import assay.session.pool.Interaction;
import assay.session.response.Response;
import assay.session.response.ResponseSamples;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ResponseJsonTest {
    private static final ObjectMapper JSON = JsonManners.mapper();

    @ParameterizedTest
    @EnumSource(names = "DESCRIPTION", mode = Mode.EXCLUDE)
    void a_response_comes_back_as_it_was_written(Interaction interaction)
            throws JsonProcessingException {
        var response = ResponseSamples.to(interaction);
        var text = JSON.writeValueAsString(ResponseJson.of(response));
        assertThat(JSON.readTree(text).get("type").asText())
                .isEqualTo(interaction.name().toLowerCase(Locale.ROOT));
        var read = JSON.readValue(text, ResponseJson.class);
        assertThat(read.complete()).isTrue();
        assertThat(read.response()).isEqualTo(response);
    }

    @ParameterizedTest
    @EnumSource(names = "DESCRIPTION", mode = Mode.EXCLUDE)
    void within_other_records_it_has_the_same_form(Interaction interaction)
            throws JsonProcessingException {
        record Holder(Response response) {}
        var mapper = JsonManners.mapper().registerModule(new ResponseForm());
        var response = ResponseSamples.to(interaction);
        var text = mapper.writeValueAsString(new Holder(response));
        assertThat(mapper.readTree(text).get("response"))
                .isEqualTo(JSON.valueToTree(ResponseJson.of(response)));
        assertThat(mapper.readValue(text, Holder.class).response()).isEqualTo(response);
    }

    @Test
    void responses_saved_before_there_were_more_kinds_are_read() throws JsonProcessingException {
        assertThat(
                        JSON.readValue(
                                        "{\"type\": \"multiple_choice\", \"choices\": [\"a\", \"c\"]}",
                                        ResponseJson.class)
                                .response())
                .isEqualTo(new Response.MultipleChoice(List.of("a", "c")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"single_choice\"}",
                "{\"type\": \"single_choice\", \"choice\": null}",
                "{\"type\": \"multiple_choice\", \"choices\": [\"a\", null]}",
                "{\"type\": \"true_false\", \"value\": null}",
                "{\"type\": \"numerical\", \"unit\": \"m\"}",
                "{\"type\": \"matching\", \"pairs\": [{\"source\": \"a\"}]}",
                "{\"type\": \"cloze\", \"gaps\": [{\"gap\": \"a\", \"type\": \"text\"}]}",
                "{\"type\": \"select_point\", \"points\": [{\"x\": 1}]}",
                "{\"type\": \"file_upload\", \"files\": [null]}",
                "{\"type\": \"composite\", \"parts\": [{\"part\": \"a\", \"response\": null}]}",
                "{\"type\": \"composite\", \"parts\": [{\"part\": \"a\", \"response\": {\"type\": \"essay\"}}]}"
            })
    void what_lacks_a_field_is_noticed(String text) throws JsonProcessingException {
        assertThat(JSON.readValue(text, ResponseJson.class).complete()).isFalse();
    }
}
