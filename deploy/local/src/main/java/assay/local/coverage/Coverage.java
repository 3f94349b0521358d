package assay.local.coverage;

import assay.local.CannotRun;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the platform reports on the banks that an exam draws from.
 *
 * @param exam as its instructor sees it
 * @param reports question-service's replies, one for each bank, in the order of the sections
 * @param unreported for each section that no report can be asked for: its title and why
 */
record Coverage(JsonNode exam, List<JsonNode> reports, List<String> unreported) {
    private static final List<String> RESTRICTIONS =
            List.of("topics", "difficulties", "tags", "interactions");

    Coverage {
        reports = List.copyOf(reports);
        unreported = List.copyOf(unreported);
    }

    /**
     * Asks the platform.
     *
     * @param factor null: what the exam asks for
     * @param poolsMax null: as question-service has it
     * @throws CannotRun if there is no such exam, or nothing of it can be reported on
     */
    static Coverage of(
            Platform platform, String name, @Nullable Integer factor, @Nullable Integer poolsMax) {
        var found = platform.get("/v1/exams?name=" + Platform.escaped(name)).path("items");
        if (found.isEmpty()) {
            throw new CannotRun("there is no exam \"%s\"".formatted(name));
        }
        var exam = found.get(0);
        if (!exam.path("view").asText().equals("definition")) {
            throw new CannotRun(
                    "how the exam \"%s\" draws its questions is told to instructors only; this token is not one's"
                            .formatted(name));
        }
        var unreported = new ArrayList<String>();
        var byBank = new LinkedHashMap<String, ArrayNode>();
        for (var section : exam.at("/blueprint/sections")) {
            var draw = section.path("draw");
            if (draw.path("type").asText().equals("fixed")) {
                unreported.add(section.path("title").asText() + ": names its questions one by one");
            } else if (!draw.path("bank").isTextual()) {
                unreported.add(
                        section.path("title").asText()
                                + ": draws from every bank, and a report is on one");
            } else {
                byBank.computeIfAbsent(
                                draw.path("bank").asText(),
                                _ -> JsonNodeFactory.instance.arrayNode())
                        .add(wanted(section));
            }
        }
        if (byBank.isEmpty()) {
            throw new CannotRun(
                    "nothing can be reported on the exam \"%s\":%n  %s"
                            .formatted(name, String.join("%n  ".formatted(), unreported)));
        }
        var ids = new LinkedHashMap<String, String>();
        platform.all("/v1/banks")
                .forEach(bank -> ids.put(bank.path("name").asText(), bank.path("id").asText()));
        var reports = new ArrayList<JsonNode>();
        byBank.forEach((bank, sections) -> {
            var id = ids.get(bank);
            if (id == null) {
                throw new CannotRun("there is no bank \"%s\"".formatted(bank));
            }
            var blueprint = JsonNodeFactory.instance.objectNode();
            blueprint.set("sections", sections);
            blueprint.put("factor", factor == null ? exam.path("coverageFactor").asInt(1) : factor);
            if (poolsMax != null) {
                blueprint.put("poolsMax", poolsMax);
            }
            reports.add(platform.post("/v1/banks/%s/coverage-reports".formatted(id), blueprint));
        });
        return new Coverage(exam, reports, unreported);
    }

    private static ObjectNode wanted(JsonNode section) {
        var draw = section.path("draw");
        var wanted = JsonNodeFactory.instance.objectNode();
        wanted.set("name", section.path("name"));
        wanted.set("count", draw.path("count"));
        wanted.set("bank", draw.path("bank"));
        for (var restriction : RESTRICTIONS) {
            if (draw.path(restriction).isArray()) {
                wanted.set(restriction, draw.path(restriction));
            }
        }
        return wanted;
    }

    /** Whether anything that is needed is missing, of a section or of what several want. */
    boolean hasGap() {
        return reports.stream()
                .flatMap(report ->
                        Stream.of(
                                        report.path("sections").valueStream(),
                                        report.path("schemes")
                                                .valueStream()
                                                .flatMap(scheme ->
                                                        scheme.at("/topics/items").valueStream()),
                                        report.path("difficulties").valueStream(),
                                        report.path("interactions").valueStream())
                                .flatMap(each -> each))
                .anyMatch(tally -> tally.path("gap").asInt(0) > 0);
    }

    /** What people call the section. */
    String titleOf(String sectionName) {
        return exam.at("/blueprint/sections")
                .valueStream()
                .filter(section -> section.path("name").asText().equals(sectionName))
                .map(section -> section.path("title").asText())
                .findFirst()
                .orElse(sectionName);
    }
}
