package assay.acceptance;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.acceptance.Kinds.Kind;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InteractionStory {
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private String files = "";

    @Test
    void every_interaction_answered_right_earns_everything() {
        var sitting = sat(Person.CARL, (kind, stem) -> kind.right().apply(stem));

        var result = sitting.resultFor(Person.INES);

        kinds.forEach((question, kind) -> {
            if (!kind.marked()) {
                assertEquals(0, points(result, question).compareTo(BigDecimal.ONE), kind.type());
            }
        });
    }

    @Test
    void every_interaction_answered_in_part_earns_exactly_that_part() {
        var sitting = sat(Person.CARL2, (kind, _) -> kind.other());

        var result = sitting.resultFor(Person.INES);

        kinds.forEach((question, kind) -> {
            if (!kind.marked()) {
                assertEquals(0, points(result, question).compareTo(kind.worth()), kind.type());
            }
        });
    }

    /** An author writes the questions, an exam draws them all, and a candidate takes it. */
    private Sitting sat(Person candidate, BiFunction<Kind, String, String> answer) {
        var bank = Exams.bank();
        Kinds.answered().forEach(kind -> kinds.put(Exams.published(kind.question(bank)), kind));
        files = Exams.published(Kinds.fileUpload().question(bank));
        var description = Exams.published(Kinds.description().question(bank));
        var all = new ArrayList<>(kinds.keySet());
        all.addAll(List.of(files, description));
        var sitting = Sitting.begin(candidate, Exams.exam("PT10M", all));
        var paper = sitting.paper();
        kinds.forEach((question, kind) -> {
            var stem = paper.getString(at(question) + ".content.stem");
            sitting.save(question, new JsonPath(answer.apply(kind, stem)).getMap("$"));
        });
        var file =
                sitting.upload(files, "report.txt", "A report.".getBytes(StandardCharsets.UTF_8));
        sitting.save(files, Map.of("type", "file_upload", "files", List.of(file)));
        sitting.trySave(description, Map.of("type", "essay", "text", "But I have an opinion."))
                .statusCode(422)
                .body("errors.pointer", hasItem("#/response/type"));
        sitting.submit().statusCode(201).body("state", equalTo("submitted"));
        return sitting;
    }

    private static String at(String question) {
        return "questions.find { it.questionId == '" + question + "' }";
    }

    private static BigDecimal points(JsonPath result, String question) {
        return new BigDecimal(
                result.getString(
                        "grading.questions.find { it.questionId == '" + question + "' }.points"));
    }
}
