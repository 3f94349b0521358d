package assay.question.content.json;

import static org.assertj.core.api.Assertions.assertThat;

import assay.question.content.Finding;
import assay.question.content.QuestionRules;
import assay.question.platform.JsonManners;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One fault put into a question without any is found, alone, at its place. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultsTest {
    private static final ObjectMapper JSON = JsonManners.mapper();

    private final StoredForm stored = new StoredForm(JSON);

    @ParameterizedTest(name = "{0}: {1} = {2} is a fault at {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SINGLE_CHOICE | /content/choices/1/id | \"a\" | /content/choices/1/id",
                "SINGLE_CHOICE | /key/correct | \"z\" | /key/correct",
                "SINGLE_CHOICE | /key/credits | {\"a\": 0.5} | /key/credits/a",
                "SINGLE_CHOICE | /key/credits | {\"z\": 0.5} | /key/credits/z",
                "MULTIPLE_CHOICE | /content/minChoices | 3 | /content/minChoices",
                "MULTIPLE_CHOICE | /content/maxChoices | 4 | /content/maxChoices",
                "MULTIPLE_CHOICE | /key/scoring | {\"rule\": \"partial_credit\", \"weights\": {\"a\": 0.4, \"b\": 0.5}} | /key/scoring/weights",
                "MULTIPLE_CHOICE | /key/scoring | {\"rule\": \"mapped\", \"values\": {\"a\": 1, \"b\": 1}, \"full\": 3} | /key/scoring/full",
                "MULTIPLE_CHOICE | /key/scoring | {\"rule\": \"mapped\", \"values\": {\"a\": 3, \"y\": 1}, \"full\": 3} | /key/scoring/values/y",
                "MULTIPLE_CHOICE | /key/scoring | {\"rule\": \"mapped\", \"values\": {\"a\": 3}, \"lowerBound\": 4, \"upperBound\": 3, \"full\": 3} | /key/scoring/lowerBound",
                "MULTIPLE_CHOICE | /content/choices/2/id | \"a\" | /content/choices/2/id",
                "MULTIPLE_CHOICE | /key/correct | [\"a\", \"a\"] | /key/correct/1",
                "MULTIPLE_CHOICE | /key/correct | [\"a\", \"z\"] | /key/correct/1",
                "MULTIPLE_CHOICE | /key/correct | [\"a\"] | /key/correct",
                "MULTIPLE_CHOICE | /key/scoring | {\"rule\": \"partial_credit\", \"weights\": {\"a\": 0.5, \"b\": 0.5, \"z\": -1}} | /key/scoring/weights/z",
                "MULTIPLE_CHOICE | /key/scoring | {\"rule\": \"partial_credit\", \"weights\": {\"a\": 0.5, \"b\": 0.5, \"c\": -2}} | /key/scoring/weights/c",
                "MULTIPLE_CHOICE | /key/scoring | {\"rule\": \"partial_credit\", \"weights\": {\"a\": 0.5, \"b\": 0.49}} | ``",
                "TRUE_FALSE | /key/feedback/0/choice | \"maybe\" | /key/feedback/0/choice",
                "SHORT_ANSWER | /key/texts/accepted/0/credit | 0.9 | /key/texts/accepted",
                "NUMERICAL | /content/units | {\"type\": \"none\"} | /key/numbers/units/accepted",
                "NUMERICAL | /content/units | {\"type\": \"picked\", \"units\": [\"WCU\", \"MB\"]} | /key/numbers/units/accepted",
                "NUMERICAL | /key/numbers/units/accepted/0/factor | 2 | /key/numbers/units/accepted/0/factor",
                "NUMERICAL | /key/numbers/accepted/0 | {\"type\": \"range\", \"minimum\": 3, \"maximum\": 2} | /key/numbers/accepted/0/minimum",
                "NUMERICAL | /key/numbers/accepted/0 | {\"type\": \"formula\", \"formula\": \"{a}\"} | /key/numbers/accepted/0/type",
                "MATCHING | /content/targets/2/id | \"b\" | /content/targets/2/id",
                "MATCHING | /key/correct/0/target | \"z\" | /key/correct/0/target",
                "MATCHING | /key/correct/1 | {\"source\": \"a\", \"target\": \"c\"} | /key/correct",
                "MATCHING | /key/correct/1 | {\"source\": \"a\", \"target\": \"b\"} | /key/correct/1,/key/correct",
                "MATCHING | /content/sources/1/id | \"a\" | /content/sources/1/id,/key/correct/1/source",
                "MATCHING | /key/correct/0/source | \"z\" | /key/correct/0/source",
                "MATCHING | /content/targetUsesMax | 1 | ``",
                "MATCHING | /key/scoring | {\"rule\": \"partial_credit\", \"weights\": {\"a b\": 0.5, \"b a\": 0.3}} | /key/scoring/weights",
                "MATCHING | /key/scoring | {\"rule\": \"partial_credit\", \"weights\": {\"a b\": 0.5, \"b a\": 0.5, \"z a\": -1}} | /key/scoring/weights/z a",
                "ORDERING | /content/items/1/id | \"a\" | /content/items/1/id,/key/correct/0",
                "ORDERING | /key/correct/0 | \"z\" | /key/correct/0,/key/correct",
                "CATEGORISE | /content/categories/1/id | \"a\" | /content/categories/1/id,/key/correct/0/target",
                "CATEGORISE | /content/items/1/id | \"a\" | /content/items/1/id,/key/correct/1/source",
                "CATEGORISE | /key/correct/0/target | \"z\" | /key/correct/0/target",
                "CLOZE | /content/gaps/1/id | \"a\" | /content/gaps/1/id,/content/stem,/key/gaps/0/type,/key/gaps/1/gap",
                "CLOZE | /content/gaps/2/choices/1/id | \"a\" | /content/gaps/2/choices/1/id,/key/gaps/2/feedback/b",
                "CLOZE | /key/gaps/2/feedback | {\"z\": \"No.\"} | /key/gaps/2/feedback/z",
                "CLOZE | /key/gaps/0/texts/accepted/0/credit | 0.5 | /key/gaps/0/texts/accepted",
                "CLOZE | /key/gaps/1/numbers/accepted/0/credit | 0.5 | /key/gaps/1/numbers/accepted",
                "GAP_MATCH | /content/words/2/id | \"a\" | /content/words/2/id,/key/correct/0/source,/key/scoring/values/c a",
                "ORDERING | /key/correct | [\"b\", \"c\"] | /key/correct",
                "ORDERING | /key/correct | [\"b\", \"c\", \"b\"] | /key/correct/2,/key/correct",
                "CATEGORISE | /key/correct | [] | /key/correct",
                "CATEGORISE | /key/correct/1/source | \"a\" | /key/correct",
                "CLOZE | /content/stem | \"[[a]] [[b]]\" | /content/stem",
                "CLOZE | /content/stem | \"[[a]] [[b]] [[c]] [[c]]\" | /content/stem",
                "CLOZE | /content/stem | \"[[a]] [[b]] [[c]] [[d]]\" | /content/stem",
                "CLOZE | /key/gaps/2/credits | {\"z\": 1} | /key/gaps/2/credits/z",
                "CLOZE | /key/gaps/2/credits | {\"a\": 0.5} | /key/gaps/2/credits",
                "CLOZE | /key/gaps/0/gap | \"b\" | /key/gaps/1/gap,/key/gaps/0/type,/key/gaps",
                "GAP_MATCH | /content/gaps | [\"a\", \"a\"] | /content/gaps/1,/content/stem,/key/correct/1/target,/key/scoring/values/a b",
                "GAP_MATCH | /key/correct/1/source | \"c\" | /key/correct",
                "HOTSPOT | /key/correct/0 | \"z\" | /key/correct/0",
                "HOTSPOT | /content/regions/1/id | \"a\" | /content/regions/1/id",
                "SELECT_POINT | /content/minPoints | 2 | /content/minPoints",
                "SELECT_POINT | /key/areas/0/credit | 0.9 | /key/areas",
                "LABEL_IMAGE | /key/correct/0/target | \"z\" | /key/correct/0/target",
                "HOTTEXT | /content/stem | \"[[a]]\" | /content/stem",
                "SLIDER | /content/maximum | 0 | /content/maximum,/key/numbers/accepted/0/value,/key/numbers/accepted/1/value",
                "HOTSPOT | /content/regions/1/shape | {\"type\": \"rectangle\", \"x\": 641, \"y\": 40, \"width\": 5, \"height\": 5} | /content/regions/1/shape",
                "HOTSPOT | /content/regions/1/shape | {\"type\": \"rectangle\", \"x\": 639, \"y\": 399, \"width\": 50, \"height\": 50} | ``",
                "HOTSPOT | /content/minChoices | 2 | /content/minChoices",
                "HOTSPOT | /content/maxChoices | 3 | /content/maxChoices",
                "HOTSPOT | /key/scoring | {\"rule\": \"partial_credit\", \"weights\": {\"a\": 1, \"z\": -1}} | /key/scoring/weights/z",
                "LABEL_IMAGE | /content/regions/0/shape | {\"type\": \"circle\", \"x\": 660, \"y\": 420, \"radius\": 28} | /content/regions/0/shape",
                "LABEL_IMAGE | /content/regions/0/shape | {\"type\": \"circle\", \"x\": 660, \"y\": 420, \"radius\": 29} | ``",
                "LABEL_IMAGE | /content/regions/0/shape | {\"type\": \"polygon\", \"points\": [{\"x\": 0, \"y\": 401}, {\"x\": 9, \"y\": 401}, {\"x\": 9, \"y\": 500}]} | /content/regions/0/shape",
                "LABEL_IMAGE | /content/regions/1/id | \"a\" | /content/regions/1/id,/key/correct/1/target",
                "LABEL_IMAGE | /content/labels/1/id | \"a\" | /content/labels/1/id,/key/correct/0/source",
                "LABEL_IMAGE | /key/correct/1/source | \"b\" | /key/correct",
                "LABEL_IMAGE | /key/correct | [] | /key/correct",
                "SELECT_POINT | /key/areas/0/shape | {\"type\": \"circle\", \"x\": 320, \"y\": 419, \"radius\": 18} | /key/areas/0/shape",
                "HOTTEXT | /content/words/1/id | \"a\" | /content/words/1/id,/content/stem",
                "HOTTEXT | /content/minChoices | 2 | /content/minChoices",
                "HOTTEXT | /content/maxChoices | 3 | /content/maxChoices",
                "HOTTEXT | /key/correct | [\"a\", \"b\"] | /key/correct",
                "HOTTEXT | /key/correct/0 | \"z\" | /key/correct/0",
                "SLIDER | /content/step | 4 | /key/numbers/accepted/0/value",
                "SLIDER | /content/step | 5 | ``",
                "SLIDER | /key/numbers/accepted/0/tolerance | {\"type\": \"relative\", \"share\": 0.01} | ``",
                "SLIDER | /key/numbers/accepted/0 | {\"type\": \"range\", \"minimum\": 14.1, \"maximum\": 14.9} | /key/numbers/accepted/0/minimum",
                "SLIDER | /key/numbers/accepted/0 | {\"type\": \"range\", \"minimum\": 14.1, \"maximum\": 15} | ``",
                "SLIDER | /key/numbers/accepted/0 | {\"type\": \"range\", \"minimum\": 31, \"maximum\": 40} | /key/numbers/accepted/0/minimum",
                "SLIDER | /key/numbers/accepted/0 | {\"type\": \"range\", \"minimum\": -9, \"maximum\": 0} | ``",
                "SLIDER | /key/numbers/accepted/0/credit | 0.9 | /key/numbers/accepted",
                "SLIDER | /key/numbers/units/accepted | [{\"symbol\": \"s\", \"factor\": 1}] | /key/numbers/units/accepted",
                "SLIDER | /key/numbers/accepted/0/value | 31 | /key/numbers/accepted/0/value",
                "ESSAY | /content/wordsMin | 201 | /content/wordsMin",
                "ESSAY | /key/marking/rubric/0/levels/1/share | 0.5 | /key/marking/rubric",
                "ESSAY | /key/marking/rubric/0/levels/0/share | 1 | ``",
                "CALCULATED | /content/variables/ranges/0/name | \"9n\" | /content/variables/ranges/0/name,/key/numbers/accepted/0/formula",
                "CALCULATED | /content/variables/ranges/0/name | \"k\" | /content/variables/rows/0,/key/numbers/accepted/0/formula",
                "CALCULATED | /content/variables/ranges/0/minimum | 51 | /content/variables/ranges/0/minimum",
                "CALCULATED | /key/numbers/accepted/0 | {\"type\": \"formula\", \"formula\": \"({n} + 1\"} | /key/numbers/accepted/0/formula",
                "CALCULATED | /key/numbers/accepted/0 | {\"type\": \"formula\", \"formula\": \"{q} + 1\"} | /key/numbers/accepted/0/formula",
                "CALCULATED | /key/numbers/accepted/0 | {\"type\": \"formula\", \"formula\": \"cbrt({n})\"} | /key/numbers/accepted/0/formula",
                "CALCULATED | /key/numbers/accepted/0 | {\"type\": \"formula\", \"formula\": \"1 / ({k} - 4)\"} | /key/numbers/accepted/0/formula",
                "NUMERICAL | /key/numbers/accepted/0/credit | 0.5 | /key/numbers/accepted",
                "NUMERICAL | /key/numbers/units/accepted/0/factor | 0 | /key/numbers/units/accepted/0/factor,/key/numbers/units/accepted/0/factor",
                "NUMERICAL | /key/numbers/units/accepted | [{\"symbol\": \"s\", \"factor\": 1}, {\"symbol\": \"s\", \"factor\": 2}] | /key/numbers/units/accepted/1/symbol",
                "ESSAY | /key/marking/rubric | [{\"id\": \"a\", \"title\": \"A\", \"levels\": [{\"share\": 0.5, \"description\": \"\"}]}, {\"id\": \"a\", \"title\": \"B\", \"levels\": [{\"share\": 0.5, \"description\": \"\"}]}] | /key/marking/rubric/1/id",
                "ESSAY | /key/marking/rubric/0/levels | [{\"share\": 1, \"description\": \"\"}, {\"share\": 0, \"description\": \"\"}] | /key/marking/rubric/0/levels",
                "FILE_UPLOAD | /key/marking/rubric | [{\"id\": \"a\", \"title\": \"A\", \"levels\": [{\"share\": 0.5, \"description\": \"\"}]}] | /key/marking/rubric",
                "CALCULATED | /content/variables | {\"ranges\": [], \"rows\": []} | /content/variables,/key/numbers/accepted/0/formula",
                "CALCULATED | /content/variables/ranges/0 | {\"name\": \"n\", \"minimum\": 1.2, \"maximum\": 1.8, \"decimals\": 0} | /content/variables/ranges/0/decimals",
                "CALCULATED | /content/variables/ranges | [{\"name\": \"n\", \"minimum\": 1, \"maximum\": 2, \"decimals\": 0}, {\"name\": \"n\", \"minimum\": 1, \"maximum\": 2, \"decimals\": 0}] | /content/variables/ranges/1/name",
                "CALCULATED | /key/rounding | {\"mode\": \"significant_figures\", \"figures\": 0} | /key/rounding/figures",
                "CALCULATED | /key/numbers/accepted/0/credit | 0.5 | /key/numbers/accepted",
                "COMPOSITE | /key/parts/1/part | \"z\" | /key/parts/1/part,/key/parts",
                "COMPOSITE | /content/parts/1/content | {\"type\": \"composite\", \"stem\": \"S\", \"parts\": []} | /content/parts/1/content/type,/key/parts/1/key/type",
                "CALCULATED | /content/variables/rows/1 | {\"m\": 8} | /content/variables/rows/1",
                "CALCULATED | /content/variables/rows/1/k | 1e301 | /content/variables/rows/1",
                "CALCULATED | /content/variables/rows/1/k | 1e-301 | /content/variables/rows/1",
                "COMPOSITE | /content/parts/1/id | \"a\" | /content/parts/1/id,/key/parts/0/key/type,/key/parts/1/part",
                "COMPOSITE | /content/parts/0/content | {\"type\": \"description\", \"stem\": \"S\"} | /content/parts/0/content/type,/key/parts/0/key/type",
                "COMPOSITE | /key/parts/1/key/texts/accepted/0/credit | 0 | /key/parts/1/key/texts/accepted",
                "DESCRIPTION | /key | {\"type\": \"true_false\", \"correct\": true} | /key/type",
            })
    void a_fault_is_found_at_its_place(
            String interaction, String pointer, String value, String expected)
            throws JsonProcessingException, ReflectiveOperationException {
        var question = JSON.createObjectNode();
        for (var part : new String[] {"content", "key"}) {
            question.set(
                    part,
                    JSON.readTree(
                            (String)
                                    InteractionExamples.class
                                            .getField(
                                                    interaction
                                                            + "_"
                                                            + part.toUpperCase(Locale.ROOT))
                                            .get(null)));
        }
        put(question, pointer, value);

        var found =
                QuestionRules.findings(
                        stored.readContent(question.get("content").toString()),
                        stored.readKey(question.get("key").toString()));

        assertThat(found.stream().map(Finding::pointer))
                .containsExactly(expected.isEmpty() ? new String[0] : expected.split(","));
    }

    private static void put(ObjectNode question, String pointer, String value)
            throws JsonProcessingException {
        var cut = pointer.lastIndexOf('/');
        var name = pointer.substring(cut + 1);
        switch (question.at(pointer.substring(0, cut))) {
            case ObjectNode object -> object.set(name, JSON.readTree(value));
            case ArrayNode list -> list.set(Integer.parseInt(name), JSON.readTree(value));
            default -> throw new IllegalArgumentException(pointer);
        }
    }
}
