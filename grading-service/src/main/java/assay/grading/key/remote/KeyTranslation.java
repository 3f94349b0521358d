package assay.grading.key.remote;

import assay.grading.key.KeyRevision;
import assay.grading.key.Teaching;
import assay.grading.key.TextFormat;
import assay.grading.key.remote.AnswerKeyWire.FeedbackWire;
import assay.grading.key.remote.AnswerKeyWire.GapWire;
import assay.grading.key.remote.AnswerKeyWire.MarkingWire;
import assay.grading.key.remote.AnswerKeyWire.OverallWire;
import assay.grading.key.remote.AnswerKeyWire.PairWire;
import assay.grading.key.remote.AnswerKeyWire.PartWire;
import assay.grading.key.remote.AnswerKeyWire.ReferenceWire;
import assay.grading.key.remote.AnswerKeyWire.RoundingWire;
import assay.grading.key.remote.AnswerKeyWire.Said;
import assay.grading.key.remote.AnswerKeyWire.ScoringWire;
import assay.grading.key.wire.RubricJson;
import assay.grading.scoring.AnswerKey;
import assay.grading.scoring.ChoiceId;
import assay.grading.scoring.GapKey;
import assay.grading.scoring.Marking;
import assay.grading.scoring.OrderScoring;
import assay.grading.scoring.Pair;
import assay.grading.scoring.Rounding;
import assay.grading.scoring.ScoringRule;
import assay.grading.submission.QuestionVersionId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From question-service's words to ours. */
final class KeyTranslation {
    /** A member that came later is none of ours yet. */
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private KeyTranslation() {}

    /**
     * Ours, if we can use it. Each key is read for itself: one of a kind that came later must not
     * keep all others from being read.
     *
     * @throws IllegalArgumentException if this service cannot score by it; the message is for
     *     instructors
     */
    static KeyRevision translate(
            QuestionVersionId version, int number, TextFormat format, JsonNode key) {
        return new KeyRevision(version, number, key(key), teaching(key, format));
    }

    private static AnswerKey key(JsonNode json) {
        return switch (read(json, AnswerKeyWire.class)) {
            case AnswerKeyWire.SingleChoice(var correct, var credits) ->
                    new AnswerKey.SingleChoice(new ChoiceId(correct), byChoice(credits));
            case AnswerKeyWire.MultipleChoice(var correct, var scoring) ->
                    new AnswerKey.MultipleChoice(choices(correct), rule(scoring));
            case AnswerKeyWire.TrueFalse(var correct) -> new AnswerKey.TrueFalse(correct);
            case AnswerKeyWire.ShortAnswer(var texts) ->
                    new AnswerKey.ShortAnswer(texts.toDomain());
            case AnswerKeyWire.Numerical(var numbers) ->
                    new AnswerKey.Numerical(numbers.toDomain());
            case AnswerKeyWire.Matching(var correct, var scoring) ->
                    new AnswerKey.Matching(pairs(correct), rule(scoring));
            case AnswerKeyWire.Ordering(var correct, var scoring) ->
                    new AnswerKey.Ordering(
                            correct.stream().map(ChoiceId::new).toList(),
                            OrderScoring.valueOf(scoring.name()));
            case AnswerKeyWire.Categorise(var correct, var scoring) ->
                    new AnswerKey.Categorise(pairs(correct), rule(scoring));
            case AnswerKeyWire.Cloze(var gaps) ->
                    new AnswerKey.Cloze(gaps.stream().map(KeyTranslation::gap).toList());
            case AnswerKeyWire.GapMatch(var correct, var scoring) ->
                    new AnswerKey.GapMatch(pairs(correct), rule(scoring));
            case AnswerKeyWire.Hotspot(var correct, var scoring) ->
                    new AnswerKey.Hotspot(choices(correct), rule(scoring));
            case AnswerKeyWire.SelectPoint(var areas, var otherwise) ->
                    new AnswerKey.SelectPoint(
                            areas.stream()
                                    .map(area ->
                                            new AnswerKey.Area(
                                                    area.shape().toDomain(), area.credit()))
                                    .toList(),
                            Objects.requireNonNullElse(otherwise, BigDecimal.ZERO));
            case AnswerKeyWire.LabelImage(var correct, var scoring) ->
                    new AnswerKey.LabelImage(pairs(correct), rule(scoring));
            case AnswerKeyWire.Hottext(var correct, var scoring) ->
                    new AnswerKey.Hottext(choices(correct), rule(scoring));
            case AnswerKeyWire.Slider(var numbers) -> new AnswerKey.Slider(numbers.toDomain());
            case AnswerKeyWire.Essay(var marking) -> new AnswerKey.Essay(marking(marking));
            case AnswerKeyWire.FileUpload(var marking) ->
                    new AnswerKey.FileUpload(marking(marking));
            case AnswerKeyWire.Calculated(var numbers, var rounding) ->
                    new AnswerKey.Calculated(numbers.toDomain(), rounding(rounding));
            case AnswerKeyWire.Composite(var parts) ->
                    new AnswerKey.Composite(
                            parts.stream()
                                    .map(part ->
                                            new AnswerKey.PartKey(part.part(), key(part.key())))
                                    .toList());
            case AnswerKeyWire.Description() -> new AnswerKey.Description();
        };
    }

    private static <T> T read(JsonNode json, Class<T> type) {
        try {
            return JSON.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "this kind of key is not known here (%s)".formatted(json.path("type").asText()),
                    e);
        }
    }

    private static Set<ChoiceId> choices(Collection<String> ids) {
        return ids.stream().map(ChoiceId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Pair> pairs(List<PairWire> pairs) {
        return pairs.stream()
                .map(pair -> Pair.of(pair.source(), pair.target()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Map<ChoiceId, T> byChoice(@Nullable Map<String, T> byId) {
        var byChoice = new HashMap<ChoiceId, T>();
        if (byId != null) {
            byId.forEach((id, value) -> byChoice.put(new ChoiceId(id), value));
        }
        return byChoice;
    }

    private static ScoringRule rule(ScoringWire wire) {
        return switch (wire) {
            case ScoringWire.AllOrNothing() -> new ScoringRule.AllOrNothing();
            case ScoringWire.PartialCredit(var weights) when weights == null || weights.isEmpty() ->
                    new ScoringRule.EvenShares();
            case ScoringWire.PartialCredit(var weights) ->
                    new ScoringRule.Weighted(byChoice(weights));
            case ScoringWire.Mapped(
                            var values,
                            var otherwise,
                            var lowerBound,
                            var upperBound,
                            var full) ->
                    new ScoringRule.Mapped(
                            byChoice(values),
                            Objects.requireNonNullElse(otherwise, BigDecimal.ZERO),
                            lowerBound,
                            upperBound,
                            full);
        };
    }

    private static GapKey gap(GapWire wire) {
        return switch (wire) {
            case GapWire.Text(var gap, var weight, var texts) ->
                    new GapKey.Written(gap, weight(weight), texts.toDomain());
            case GapWire.Numeric(var gap, var weight, var numbers) ->
                    new GapKey.Measured(gap, weight(weight), numbers.toDomain());
            case GapWire.Selection(var gap, var weight, var credits, var feedback) ->
                    new GapKey.Selected(gap, weight(weight), byChoice(credits), byChoice(feedback));
        };
    }

    private static BigDecimal weight(@Nullable BigDecimal weight) {
        return Objects.requireNonNullElse(weight, BigDecimal.ONE);
    }

    private static Marking marking(@Nullable MarkingWire wire) {
        return wire == null
                ? new Marking("", List.of())
                : new Marking(
                        text(wire.notes()),
                        all(wire.rubric()).stream().map(RubricJson::toDomain).toList());
    }

    private static @Nullable Rounding rounding(@Nullable RoundingWire wire) {
        return wire == null
                ? null
                : new Rounding(
                        Rounding.Mode.valueOf(wire.mode().toUpperCase(Locale.ROOT)),
                        wire.figures());
    }

    private static Teaching teaching(JsonNode key, TextFormat format) {
        var said = read(key, Said.class);
        var parts = new HashMap<String, Teaching>();
        if (read(key, AnswerKeyWire.class) instanceof AnswerKeyWire.Composite(var all)) {
            for (PartWire part : all) {
                parts.put(part.part(), teaching(part.key(), format));
            }
        }
        return new Teaching(
                text(said.rationale()),
                all(said.feedback()).stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        one -> new ChoiceId(one.choice()), FeedbackWire::text)),
                all(said.references()).stream().map(KeyTranslation::reference).toList(),
                overall(said.overall()),
                parts,
                format);
    }

    private static Teaching.Reference reference(ReferenceWire wire) {
        return new Teaching.Reference(wire.title(), wire.url());
    }

    private static Teaching.Overall overall(@Nullable OverallWire wire) {
        return wire == null
                ? Teaching.Overall.NONE
                : new Teaching.Overall(
                        text(wire.correct()),
                        text(wire.partiallyCorrect()),
                        text(wire.incorrect()));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> List<T> all(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
