package assay.question.content.json;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.Interaction;
import assay.question.content.QuestionRules;
import assay.question.platform.JsonManners;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InteractionsTest {
    private static final ObjectMapper JSON = JsonManners.mapper();

    private final StoredForm stored = new StoredForm(JSON);

    private static String example(Interaction interaction, String part) {
        try {
            return (String)
                    InteractionExamples.class.getField(interaction.name() + "_" + part).get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("there is no example of " + interaction, e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_example_of_an_interaction_keeps_the_rules(Interaction interaction) {
        var content = stored.readContent(example(interaction, "CONTENT"));
        var key = stored.readKey(example(interaction, "KEY"));

        assertThat(content.interaction()).isEqualTo(interaction);
        assertThat(key.interaction()).isEqualTo(interaction);
        assertThat(QuestionRules.findings(content, key)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_stored_is_what_was_written(Interaction interaction)
            throws JsonProcessingException {
        var content = stored.readContent(example(interaction, "CONTENT"));
        var key = stored.readKey(example(interaction, "KEY"));

        assertThat(stored.readContent(stored.write(content))).isEqualTo(content);
        assertThat(stored.readKey(stored.write(key))).isEqualTo(key);
        assertThat(JSON.readTree(stored.write(content)))
                .isEqualTo(JSON.readTree(JSON.writeValueAsString(tree(interaction, "CONTENT"))));
    }

    @ParameterizedTest
    @EnumSource
    void every_text_is_found_at_its_place(Interaction interaction) throws JsonProcessingException {
        for (var part : new String[] {"CONTENT", "KEY"}) {
            var json = tree(interaction, part);
            var misplaced = new ArrayList<String>();
            var met = new HashSet<String>();
            var content = part.equals("CONTENT");
            if (content) {
                stored.readContent(json.toString())
                        .with((pointer, text) -> look(json, pointer, text, misplaced, met));
            } else {
                stored.readKey(json.toString())
                        .with((pointer, text) -> look(json, pointer, text, misplaced, met));
            }

            assertThat(misplaced).as(part).isEmpty();
            if (content) {
                assertThat(met).contains("/stem");
            }
        }
    }

    private static String look(
            JsonNode json, String pointer, String text, List<String> misplaced, Set<String> met) {
        met.add(pointer);
        if (!json.at(pointer).asText("").equals(text)) {
            misplaced.add(pointer);
        }
        return text;
    }

    @ParameterizedTest
    @EnumSource
    void replacing_no_text_changes_nothing(Interaction interaction) {
        var content = stored.readContent(example(interaction, "CONTENT"));
        var key = stored.readKey(example(interaction, "KEY"));

        assertThat(content.with((_, text) -> text)).isEqualTo(content);
        assertThat(key.with((_, text) -> text)).isEqualTo(key);
    }

    private static ObjectNode tree(Interaction interaction, String part)
            throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(example(interaction, part));
    }
}
