package assay.grading.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.grading.key.KeyRevision;
import assay.grading.key.Teaching;
import assay.grading.key.TextFormat;
import assay.grading.key.wire.AcceptedNumberJson;
import assay.grading.key.wire.ShapeJson;
import assay.grading.key.wire.ToleranceJson;
import assay.grading.scoring.AcceptedNumber;
import assay.grading.scoring.AcceptedText;
import assay.grading.scoring.AnswerKey;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.GapKey;
import assay.grading.scoring.Marking;
import assay.grading.scoring.OrderScoring;
import assay.grading.scoring.Pair;
import assay.grading.scoring.Rounding;
import assay.grading.scoring.ScoringRule;
import assay.grading.scoring.Shape;
import assay.grading.scoring.Tolerance;
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
import java.util.List;
import java.util.Locale;
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
        check(schemas.get("GapKey"), AnswerKeyWire.GapWire.class);
        check(schemas.get("AcceptedNumber"), AcceptedNumberJson.class);
        check(schemas.get("Tolerance"), ToleranceJson.class);
        check(schemas.get("Shape"), ShapeJson.class);
        assertThat(
                        Arrays.stream(AnswerKeyWire.OrderScoringWire.values())
                                .map(one -> one.name().toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(
                        schemas.get("OrderScoring")
                                .get("enum")
                                .valueStream()
                                .map(JsonNode::textValue)
                                .toList());
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
                .isEqualTo(AnswerKey.SingleChoice.of(new ChoiceId("c")));
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

    @Test
    void keys_of_every_kind_become_ours() throws IOException {
        var numbers =
                "'numbers': {'accepted': [{'type': 'value', 'value': 3.2, 'tolerance': {'type': 'absolute', 'margin': 0}, 'credit': 1,"
                        + " 'feedback': 'fits 3.2'}]}";
        var three =
                new AcceptedNumber.Numbers(
                        List.of(
                                new AcceptedNumber.Value(
                                        new BigDecimal("3.2"),
                                        Tolerance.Absolute.EXACT,
                                        BigDecimal.ONE,
                                        "fits 3.2")),
                        AcceptedNumber.Units.NONE);
        assertThat(read("{'type': 'single_choice', 'correct': 'c', 'credits': {'a': 0.5}}"))
                .isEqualTo(
                        new AnswerKey.SingleChoice(
                                new ChoiceId("c"),
                                Map.of(new ChoiceId("a"), new BigDecimal("0.5"))));
        assertThat(read("{'type': 'true_false', 'correct': false}"))
                .isEqualTo(new AnswerKey.TrueFalse(false));
        assertThat(
                        read(
                                "{'type': 'short_answer', 'texts': {'accepted': [{'text': 'a*', 'credit': 0.5, 'feedback': 'f'}, {'text': 'b'}],"
                                        + " 'matching': {'caseSensitive': true, 'accentSensitive': false, 'wildcards': true}}}"))
                .isEqualTo(
                        new AnswerKey.ShortAnswer(
                                new AcceptedText.Texts(
                                        List.of(
                                                new AcceptedText("a*", new BigDecimal("0.5"), "f"),
                                                new AcceptedText("b", BigDecimal.ONE, "")),
                                        new AcceptedText.Matching(true, false, true))));
        assertThat(read("{'type': 'numerical', " + numbers + "}"))
                .isEqualTo(new AnswerKey.Numerical(three));
        assertThat(read("{'type': 'slider', " + numbers + "}"))
                .isEqualTo(new AnswerKey.Slider(three));
        assertThat(
                        read(
                                "{'type': 'calculated', 'rounding': {'mode': 'significant_figures', 'figures': 3}, 'numbers': {'accepted': ["
                                        + "{'type': 'formula', 'formula': '{a}', 'tolerance': {'type': 'relative', 'share': 0.1}, 'credit': 1},"
                                        + "{'type': 'range', 'minimum': 1, 'maximum': 2, 'credit': 0.5}, {'type': 'anything', 'credit': 0}],"
                                        + " 'units': {'accepted': [{'symbol': 'm', 'factor': 1}], 'penalty': 0.1}}}"))
                .isEqualTo(
                        new AnswerKey.Calculated(
                                new AcceptedNumber.Numbers(
                                        List.of(
                                                new AcceptedNumber.Formula(
                                                        "{a}",
                                                        new Tolerance.Relative(
                                                                new BigDecimal("0.1")),
                                                        BigDecimal.ONE,
                                                        ""),
                                                new AcceptedNumber.Range(
                                                        BigDecimal.ONE,
                                                        new BigDecimal("2"),
                                                        new BigDecimal("0.5"),
                                                        ""),
                                                new AcceptedNumber.Anything(BigDecimal.ZERO, "")),
                                        new AcceptedNumber.Units(
                                                List.of(
                                                        new AcceptedNumber.Unit(
                                                                "m", BigDecimal.ONE)),
                                                new BigDecimal("0.1"))),
                                new Rounding(Rounding.Mode.SIGNIFICANT_FIGURES, 3)));
        var pairs =
                "'correct': [{'source': 'a', 'target': 'x'}], 'scoring': {'rule': 'all_or_nothing'}";
        var ax = Set.of(Pair.of("a", "x"));
        var all = new ScoringRule.AllOrNothing();
        assertThat(read("{'type': 'matching', " + pairs + "}"))
                .isEqualTo(new AnswerKey.Matching(ax, all));
        assertThat(read("{'type': 'categorise', " + pairs + "}"))
                .isEqualTo(new AnswerKey.Categorise(ax, all));
        assertThat(read("{'type': 'gap_match', " + pairs + "}"))
                .isEqualTo(new AnswerKey.GapMatch(ax, all));
        assertThat(read("{'type': 'label_image', " + pairs + "}"))
                .isEqualTo(new AnswerKey.LabelImage(ax, all));
        assertThat(
                        read(
                                "{'type': 'hotspot', 'correct': ['a'], 'scoring': {'rule': 'mapped', 'values': {'a': 2}, 'otherwise': -1,"
                                        + " 'lowerBound': 0, 'upperBound': null, 'full': 2}}"))
                .isEqualTo(
                        new AnswerKey.Hotspot(
                                Set.of(new ChoiceId("a")),
                                new ScoringRule.Mapped(
                                        Map.of(new ChoiceId("a"), new BigDecimal("2")),
                                        new BigDecimal("-1"),
                                        BigDecimal.ZERO,
                                        null,
                                        new BigDecimal("2"))));
        assertThat(
                        read(
                                "{'type': 'hottext', 'correct': ['a'], 'scoring': {'rule': 'all_or_nothing'}}"))
                .isEqualTo(new AnswerKey.Hottext(Set.of(new ChoiceId("a")), all));
        assertThat(read("{'type': 'ordering', 'correct': ['b', 'a'], 'scoring': 'adjacent_pairs'}"))
                .isEqualTo(
                        new AnswerKey.Ordering(
                                List.of(new ChoiceId("b"), new ChoiceId("a")),
                                OrderScoring.ADJACENT_PAIRS));
        assertThat(
                        read(
                                "{'type': 'select_point', 'areas': [{'shape': {'type': 'circle', 'x': 1, 'y': 2, 'radius': 3}, 'credit': 1}],"
                                        + " 'otherwise': -0.5}"))
                .isEqualTo(
                        new AnswerKey.SelectPoint(
                                List.of(
                                        new AnswerKey.Area(
                                                new Shape.Circle(1, 2, 3), BigDecimal.ONE)),
                                new BigDecimal("-0.5")));
        assertThat(
                        read(
                                "{'type': 'cloze', 'gaps': [{'type': 'text', 'gap': 'a', 'weight': 2, 'texts': {'accepted': [{'text': 'b'}]}},"
                                        + "{'type': 'number', 'gap': 'b', "
                                        + numbers
                                        + "}, {'type': 'selection', 'gap': 'c', 'credits': {'x': 1}, 'feedback': {'x': 'f'}}]}"))
                .isEqualTo(
                        new AnswerKey.Cloze(
                                List.of(
                                        new GapKey.Written(
                                                "a",
                                                new BigDecimal("2"),
                                                new AcceptedText.Texts(
                                                        List.of(
                                                                new AcceptedText(
                                                                        "b", BigDecimal.ONE, "")),
                                                        new AcceptedText.Matching(
                                                                false, true, false))),
                                        new GapKey.Measured("b", BigDecimal.ONE, three),
                                        new GapKey.Selected(
                                                "c",
                                                BigDecimal.ONE,
                                                Map.of(new ChoiceId("x"), BigDecimal.ONE),
                                                Map.of(new ChoiceId("x"), "f")))));
        var marking =
                new Marking(
                        "n",
                        List.of(
                                new Marking.Criterion(
                                        "a",
                                        "A",
                                        List.of(new Marking.Level(BigDecimal.ONE, "d")))));
        var rubric =
                "'marking': {'notes': 'n', 'rubric': [{'id': 'a', 'title': 'A', 'levels': [{'share': 1, 'description': 'd'}]}]}";
        assertThat(read("{'type': 'essay', " + rubric + "}"))
                .isEqualTo(new AnswerKey.Essay(marking));
        assertThat(read("{'type': 'file_upload', " + rubric + "}"))
                .isEqualTo(new AnswerKey.FileUpload(marking));
        assertThat(
                        read(
                                "{'type': 'composite', 'parts': [{'part': 'p', 'key': {'type': 'true_false', 'correct': true}}]}"))
                .isEqualTo(
                        new AnswerKey.Composite(
                                List.of(
                                        new AnswerKey.PartKey(
                                                "p", new AnswerKey.TrueFalse(true)))));
        assertThat(read("{'type': 'description'}")).isEqualTo(new AnswerKey.Description());
    }

    @Test
    void what_candidates_are_told_comes_with_the_key_and_with_each_part() throws IOException {
        var teaching =
                revision(
                                "{'type': 'composite', 'rationale': 'r', 'overall': {'correct': 'c', 'partiallyCorrect': 'p', 'incorrect': 'i'},"
                                        + " 'hints': ['h'], 'parts': [{'part': 'p', 'key': {'type': 'true_false', 'correct': true,"
                                        + " 'feedback': [{'choice': 'true', 'text': 'yes'}]}}]}")
                        .teaching();

        assertThat(teaching.rationale()).isEqualTo("r");
        assertThat(teaching.overall()).isEqualTo(new Teaching.Overall("c", "p", "i"));
        assertThat(teaching.format()).isEqualTo(TextFormat.HTML);
        assertThat(teaching.part("p").orElseThrow().feedback())
                .isEqualTo(Map.of(new ChoiceId("true"), "yes"));
    }

    private static AnswerKey read(String json) throws IOException {
        return revision(json).key();
    }

    private static KeyRevision revision(String json) throws IOException {
        var node = new ObjectMapper().readTree(json.replace('\'', '"'));
        return KeyTranslation.translate(VERSION, 1, TextFormat.HTML, node);
    }
}
