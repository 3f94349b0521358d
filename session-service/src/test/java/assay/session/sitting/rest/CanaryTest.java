package assay.session.sitting.rest;

import static org.assertj.core.api.Assertions.assertThat;

import assay.session.outbox.schedule.OutboxSender;
import assay.session.platform.Api;
import assay.session.platform.GradingDesk;
import assay.session.platform.QuestionBank;
import assay.session.platform.ServiceTest;
import assay.session.platform.Sql;
import assay.session.pool.Interaction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Even if question-service blundered and sent keys along with the pool, nothing of them would be
 * kept or shown.
 */
@QuarkusTest
class CanaryTest extends ServiceTest {
    private static final Pattern ROLES = Pattern.compile("Roles:[a-z, ]*(session|candidate)");

    @Inject Sql sql;
    @Inject OutboxSender sender;

    @AfterEach
    void the_bank_is_honest_again() {
        QuestionBank.plant("");
    }

    @Test
    void no_part_of_a_key_is_kept_or_shown() {
        var canary = "CANARY-in-the-key";
        QuestionBank.plant(canary);
        var exam = Api.publishedExam();
        var sitting = Api.start(exam);
        var replies = new ArrayList<String>();
        var questions = sitting.questions();
        var kinds = Api.start(Api.publishedExamOfKinds());
        replies.add(kinds.byToken().get("/v1/sessions/{id}/paper", kinds.id()).asString());
        assertThat(kinds.questions()).hasSize(Interaction.values().length);
        replies.add(sitting.byToken().get("/v1/sessions/{id}/paper", sitting.id()).asString());
        replies.add(sitting.save(questions.getFirst(), 1).asString());
        replies.add(sitting.save(questions.get(1), 1).asString());
        replies.add(sitting.byToken().get("/v1/sessions/{id}", sitting.id()).asString());
        replies.add(sitting.submit().asString());
        replies.add(Api.candidate(sitting.candidate()).get("/v1/exams/{id}", exam).asString());
        replies.add(Api.candidate(sitting.candidate()).get("/v1/sessions").asString());
        replies.add(Api.instructor().get("/v1/exams/{id}/revisions/1", exam).asString());
        replies.add(Api.instructor().get("/v1/sessions/{id}/log", sitting.id()).asString());
        sender.send();
        replies.add(GradingDesk.submission(sitting.id().toString()));
        assertThat(replies).noneMatch(reply -> reply.contains("CANARY"));
        assertThat(replies).allMatch(reply -> !reply.isEmpty());

        for (var table : tables()) {
            assertThat(sql.list("select t::text from " + table + " t", row -> row.getString(1)))
                    .as(table)
                    .noneMatch(row -> row.contains("CANARY"));
        }
        assertThat(sql.list("select pool::text from exam_revision", row -> row.getString(1)))
                .as("the scan would see it")
                .anyMatch(pool -> pool.contains("Question 1?"));
    }

    @Test
    void no_schema_that_a_candidate_sees_has_a_field_for_a_key() throws Exception {
        var contract =
                new ObjectMapper(new YAMLFactory()).readTree(Path.of("openapi.yaml").toFile());
        var seen = schemasThatCandidatesSee(contract);
        assertThat(seen)
                .contains("Paper", "PaperQuestion", "PaperChoice", "StartedSession", "Saved")
                .contains("SavedBatch", "PublishedExam", "Flag", "SessionPage", "Problem")
                .doesNotContain("Exam", "Blueprint", "SessionLog");
        var fields = new TreeSet<String>();
        for (var schema : seen) {
            schemas(contract, schema)
                    .get("properties")
                    .fieldNames()
                    .forEachRemaining(field -> fields.add(schema + "." + field));
        }
        assertThat(fields).hasSizeGreaterThan(50);
        assertThat(fields.stream().filter(CanaryTest::tellsOfAKey)).isEmpty();
    }

    @Test
    void the_scan_of_schemas_would_see_a_key() throws Exception {
        var contract =
                new ObjectMapper(new YAMLFactory()).readTree(Path.of("openapi.yaml").toFile());
        ((ObjectNode) schemas(contract, "PaperChoice").get("properties")).putObject("correct");
        assertThat(schemasThatCandidatesSee(contract))
                .contains("PaperChoice")
                .anyMatch(schema ->
                        schemas(contract, schema).get("properties").has("correct")
                                && tellsOfAKey(schema + ".correct"));
    }

    private static boolean tellsOfAKey(String field) {
        return field.substring(field.indexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .matches(
                        ".*(correct|key|rationale|weight|feedback|credit|scored|section|topic|tolerance|formula|accepted|factor|penalty|rubric|variable|wildcard|shuffle).*");
    }

    private static JsonNode schemas(JsonNode contract, String name) {
        return contract.at("/components/schemas").get(name);
    }

    /** The schemas with properties that some reply to a candidate or a session token may hold. */
    private static Set<String> schemasThatCandidatesSee(JsonNode contract) {
        var seen = new TreeSet<String>();
        for (var path : contract.get("paths")) {
            for (var operation : path) {
                if (ROLES.matcher(operation.path("description").asText()).find()) {
                    collect(contract, operation.get("responses"), seen);
                }
            }
        }
        seen.removeIf(name -> !schemas(contract, name).has("properties"));
        return seen;
    }

    private static void collect(JsonNode contract, JsonNode part, Set<String> seen) {
        if (part.path("discriminator").path("propertyName").asText().equals("view")) {
            // one of several views, by role: candidates get their own
            part.at("/discriminator/mapping")
                    .properties()
                    .forEach(view -> {
                        if (!view.getKey().equals("definition")) {
                            follow(contract, view.getValue().asText(), seen);
                        }
                    });
            return;
        }
        if (part.has("$ref")) {
            follow(contract, part.get("$ref").asText(), seen);
        }
        part.forEach(inner -> collect(contract, inner, seen));
    }

    private static void follow(JsonNode contract, String reference, Set<String> seen) {
        var target = contract.at(reference.replaceFirst("^#", ""));
        assertThat(target.isMissingNode()).as(reference).isFalse();
        var name = reference.replaceFirst(".*/", "");
        if (!reference.contains("/schemas/") || seen.add(name)) {
            collect(contract, target, seen);
        }
    }

    private List<String> tables() {
        return sql.list(
                "select table_name from information_schema.tables where table_schema = 'public'",
                row -> row.getString(1));
    }
}
