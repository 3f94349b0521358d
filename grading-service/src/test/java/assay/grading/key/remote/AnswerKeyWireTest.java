package assay.grading.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.grading.scoring.AnswerKey;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.ScoringRule;
import assay.grading.submission.QuestionVersionId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswerKeyWireTest {
    private static final QuestionVersionId VERSION = new QuestionVersionId(new UUID(0, 1));

    @Test
    void the_families_written_by_hand_are_those_of_the_contract() throws IOException {
        var schemas =
                new YAMLMapper()
                        .readTree(Path.of("..", "question-service", "openapi.yaml").toFile())
                        .at("/components/schemas");

        check(schemas.get("AnswerKey"), AnswerKeyWire.class);
        check(schemas.get("ScoringRule"), AnswerKeyWire.ScoringWire.class);
    }

    private static void check(JsonNode schema, Class<?> family) {
        var discriminator = schema.get("discriminator");
        assertThat(family.getAnnotation(JsonTypeInfo.class).property())
                .isEqualTo(discriminator.get("propertyName").textValue());
        assertThat(
                        Arrays.stream(family.getAnnotation(JsonSubTypes.class).value())
                                .map(JsonSubTypes.Type::name))
                .as(family.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(
                        discriminator.get("mapping").properties().stream()
                                .map(Map.Entry::getKey)
                                .toList());
    }

    @Test
    void keys_of_the_contract_become_ours() throws IOException {
        assertThat(read("{'type': 'single_choice', 'correct': 'c', 'reviewBy': '2027-11-30'}"))
                .isEqualTo(new AnswerKey.SingleChoice(new ChoiceId("c")));
        assertThat(
                        read(
                                "{'type': 'multiple_choice', 'correct': ['b', 'e'], 'scoring': {'rule': 'all_or_nothing'}}"))
                .isEqualTo(
                        new AnswerKey.MultipleChoice(
                                Set.of(new ChoiceId("b"), new ChoiceId("e")),
                                new ScoringRule.AllOrNothing()));
        assertThat(
                        read(
                                "{'type': 'multiple_choice', 'correct': ['b'], 'scoring': {'rule': 'partial_credit', 'weights': null}}"))
                .isEqualTo(
                        new AnswerKey.MultipleChoice(
                                Set.of(new ChoiceId("b")), new ScoringRule.EvenShares()));
        assertThat(
                        read(
                                "{'type': 'multiple_choice', 'correct': ['b'], 'scoring': {'rule': 'partial_credit', 'weights': {'a': -1, 'b': 1}}}"))
                .isEqualTo(
                        new AnswerKey.MultipleChoice(
                                Set.of(new ChoiceId("b")),
                                new ScoringRule.Weighted(
                                        Map.of(
                                                new ChoiceId("a"),
                                                new BigDecimal("-1"),
                                                new ChoiceId("b"),
                                                BigDecimal.ONE))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'hologram'}",
                "{'type': 'multiple_choice', 'correct': ['b'], 'scoring': {'rule': 'by_moonlight'}}",
                "{'type': 'multiple_choice', 'correct': [], 'scoring': {'rule': 'all_or_nothing'}}",
                "{'type': 'multiple_choice', 'correct': ['b'], 'scoring': {'rule': 'partial_credit', 'weights': {'b': 0.5}}}"
            })
    void a_key_that_cannot_be_used_is_refused_alone(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json));
    }

    private static AnswerKey read(String json) throws IOException {
        var wire = new ObjectMapper().readValue(json.replace('\'', '"'), AnswerKeyWire.class);
        return KeyTranslation.translate(VERSION, 1, wire).key();
    }
}
