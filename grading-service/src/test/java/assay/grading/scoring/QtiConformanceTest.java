package assay.grading.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a player of QTI 2.2 makes of items that are scored by the templates match_correct and
 * map_response, or by their like. Items that compute, or that accept texts some by case and some
 * not, have no counterpart here.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QtiConformanceTest {
    private static final Path FIXTURES =
            Path.of(
                    "../../shared/examples/qti/pie_qti/packages/item-player/tests/conformance/fixtures");

    @BeforeAll
    static void the_example_data_are_there() {
        assumeTrue(
                Files.isDirectory(Path.of("../../shared/examples")),
                "skipped: no example files beside the checkout");
        assertThat(FIXTURES).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "choice_match_correct",
                "qti22_basic_i9b_match_correct",
                "mapping_mapResponse",
                "responseProcessing_template_map_response",
                "mapResponse_multiple_cardinality",
                "qti22_advanced_q11_hottext",
                "qti22_advanced_q13_match"
            })
    void one_response_earns_what_qti_says(String fixture) throws Exception {
        var item = new Item(fixture);
        var compared = 0;
        for (var one : item.cases()) {
            var expected = scoreOf(one);
            if (expected != null) {
                assertThat(item.points(one.get("responses").get(item.variable())))
                        .as(one.get("name").textValue())
                        .isEqualTo(new Points(expected));
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    /**
     * Two cases of the player are not the specification's, or not ours. QTI 2.2 says of mapResponse
     * that a value which a container holds more than once is counted once only, so A twice is 10
     * and not 20 held at 15; and here nothing answered earns nothing, whatever lower bound a
     * mapping has.
     */
    @ParameterizedTest(name = "{0}: the player says {1}, the specification {2}")
    @CsvSource({"0, 2, 0", "1, 2, 2", "2, 15, 15", "3, 15, 10"})
    void a_mapping_with_bounds_counts_each_value_once(
            int place, BigDecimal player, BigDecimal specification) throws Exception {
        var item = new Item("mapResponse_bounds_default_duplicates");
        var one = item.cases().get(place);

        assertThat(scoreOf(one)).isEqualByComparingTo(player);
        assertThat(item.points(one.get("responses").get("R"))).isEqualTo(new Points(specification));
    }

    @Test
    void two_gaps_with_choices_earn_a_point_each() throws Exception {
        var item = new Item("qti22_advanced_q12_inline_choice");
        var gaps = List.of("RESPONSE", "RESPONSE_1");
        var key =
                new AnswerKey.Cloze(
                        gaps.stream()
                                .<GapKey>map(gap ->
                                        new GapKey.Selected(
                                                gap,
                                                BigDecimal.ONE,
                                                Map.of(
                                                        item.correct(gap).iterator().next(),
                                                        BigDecimal.ONE),
                                                Map.of()))
                                .toList());
        for (var one : item.cases()) {
            var given = new ArrayList<Response.InGap>();
            for (var gap : gaps) {
                var value = one.get("responses").get(gap);
                if (!value.isNull()) {
                    given.add(new Response.Selected(gap, new ChoiceId(value.textValue())));
                }
            }
            assertThat(
                            pointsOf(
                                    Scorer.score(
                                            key,
                                            new Response.Cloze(given),
                                            Shown.of(List.of()),
                                            Points.of("2"))))
                    .as(one.get("name").textValue())
                    .isEqualTo(new Points(Objects.requireNonNull(scoreOf(one))));
        }
    }

    private static @Nullable BigDecimal scoreOf(JsonNode one) {
        var score = one.at("/expect/outcomes/SCORE");
        var alone = score.isMissingNode() ? one.at("/expect/score") : score;
        return alone.isNumber() ? alone.decimalValue() : null;
    }

    private static Points pointsOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Scored(_, var points, _) -> points;
            case Verdict.Unanswered _ -> Points.ZERO;
            case Verdict.Marked _, Verdict.AwaitingMarker _, Verdict.Unscorable _ ->
                    throw new AssertionError(verdict);
        };
    }

    /** An item of QTI, as far as templates score it. */
    private static final class Item {
        private final Path folder;
        private final Element root;

        Item(String fixture) throws IOException, SAXException, ParserConfigurationException {
            folder = FIXTURES.resolve(fixture);
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            root =
                    factory.newDocumentBuilder()
                            .parse(folder.resolve("item.xml").toFile())
                            .getDocumentElement();
        }

        List<JsonNode> cases() throws IOException {
            return StreamSupport.stream(
                            new ObjectMapper()
                                    .readTree(folder.resolve("cases.json").toFile())
                                    .get("cases")
                                    .spliterator(),
                            false)
                    .toList();
        }

        String variable() {
            return declarations().getFirst().getAttribute("identifier");
        }

        private List<Element> declarations() {
            return all(root, "responseDeclaration");
        }

        private Element declaration(String variable) {
            return declarations().stream()
                    .filter(one -> one.getAttribute("identifier").equals(variable))
                    .findFirst()
                    .orElseThrow();
        }

        Set<ChoiceId> correct(String variable) {
            return all(declaration(variable), "correctResponse").stream()
                    .flatMap(correct -> all(correct, "value").stream())
                    .map(value -> new ChoiceId(value.getTextContent().strip()))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** What our key, made of the item's, gives for the response. */
        Points points(JsonNode given) {
            var values =
                    given.isNull()
                            ? List.<String>of()
                            : given.isArray()
                                    ? StreamSupport.stream(given.spliterator(), false)
                                            .map(JsonNode::textValue)
                                            .toList()
                                    : List.of(given.textValue());
            var mapping = mapping();
            var full = mapping == null ? BigDecimal.ONE : mapping.full();
            return pointsOf(
                    Scorer.score(
                            key(mapping),
                            values.isEmpty() ? null : response(values),
                            Shown.of(List.of()),
                            new Points(full)));
        }

        private boolean isOne() {
            return declarations().getFirst().getAttribute("cardinality").equals("single");
        }

        private boolean isPaired() {
            return declarations().getFirst().getAttribute("baseType").equals("directedPair");
        }

        private AnswerKey key(ScoringRule.@Nullable Mapped mapping) {
            var correct = correct(variable());
            if (isOne()) {
                return mapping == null
                        ? AnswerKey.SingleChoice.of(correct.iterator().next())
                        : credits(mapping);
            }
            if (isPaired()) {
                return new AnswerKey.Matching(
                        correct.stream().map(Item::pair).collect(Collectors.toUnmodifiableSet()),
                        new ScoringRule.AllOrNothing());
            }
            return mapping == null
                    ? new AnswerKey.MultipleChoice(correct, new ScoringRule.AllOrNothing())
                    : new AnswerKey.MultipleChoice(mapping.values().keySet(), mapping);
        }

        /** The best choice is the right one; others earn their share of its value. */
        private static AnswerKey credits(ScoringRule.Mapped mapping) {
            var credits = new HashMap<ChoiceId, BigDecimal>();
            mapping.values()
                    .forEach((choice, value) ->
                            credits.put(
                                    choice,
                                    value.divide(mapping.full(), Points.SCALE, Points.ROUNDING)));
            var best =
                    credits.entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .orElseThrow()
                            .getKey();
            return new AnswerKey.SingleChoice(best, credits);
        }

        private Response response(List<String> values) {
            if (isOne()) {
                return new Response.SingleChoice(new ChoiceId(values.getFirst()));
            }
            var elements =
                    values.stream().map(ChoiceId::new).collect(Collectors.toUnmodifiableSet());
            return isPaired()
                    ? new Response.Matching(
                            elements.stream()
                                    .map(Item::pair)
                                    .collect(Collectors.toUnmodifiableSet()))
                    : new Response.MultipleChoice(elements);
        }

        private static Pair pair(ChoiceId element) {
            var ids = element.value().split(" ", -1);
            return Pair.of(ids[0], ids[1]);
        }

        /** Full marks are the upper bound, or without one the most that can be mapped. */
        private ScoringRule.@Nullable Mapped mapping() {
            var mappings = all(declarations().getFirst(), "mapping");
            if (mappings.isEmpty()) {
                return null;
            }
            var mapping = mappings.getFirst();
            var values = new HashMap<ChoiceId, BigDecimal>();
            for (var entry : all(mapping, "mapEntry")) {
                values.put(
                        new ChoiceId(entry.getAttribute("mapKey")),
                        new BigDecimal(entry.getAttribute("mappedValue")));
            }
            var upper = bound(mapping, "upperBound");
            var positive = values.values().stream().filter(value -> value.signum() > 0);
            var most =
                    isOne()
                            ? positive.max(BigDecimal::compareTo).orElseThrow()
                            : positive.reduce(BigDecimal.ZERO, BigDecimal::add);
            return new ScoringRule.Mapped(
                    values,
                    new BigDecimal(mapping.getAttribute("defaultValue")),
                    bound(mapping, "lowerBound"),
                    upper,
                    upper == null ? most : upper);
        }

        private static @Nullable BigDecimal bound(Element mapping, String name) {
            return mapping.hasAttribute(name) ? new BigDecimal(mapping.getAttribute(name)) : null;
        }

        private static List<Element> all(Element parent, String name) {
            var found = parent.getElementsByTagName(name);
            return IntStream.range(0, found.getLength())
                    .mapToObj(place -> (Element) found.item(place))
                    .toList();
        }
    }
}
