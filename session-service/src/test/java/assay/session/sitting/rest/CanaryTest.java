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
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Even if question-service blundered and sent keys along with the pool, nothing of them would be
 * kept or shown.
 */
@QuarkusTest
class CanaryTest extends ServiceTest {
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
        var schemas =
                new ObjectMapper(new YAMLFactory())
                        .readTree(Path.of("openapi.yaml").toFile())
                        .at("/components/schemas");
        var fields = new ArrayList<String>();
        for (var schema :
                List.of(
                        "Paper",
                        "StartedSession",
                        "Saved",
                        "SavedBatch",
                        "PublishedExam",
                        "UploadedFile",
                        "Flag")) {
            assertThat(schemas.has(schema)).as(schema).isTrue();
            collect(schemas, schema, new HashSet<>(), fields);
        }
        assertThat(fields).contains("stem", "shape", "usesMax", "wordsMax");
        assertThat(fields)
                .isNotEmpty()
                .noneMatch(field ->
                        field.toLowerCase(Locale.ROOT)
                                .matches(
                                        ".*(correct|key|rationale|weight|feedback|credit|scored|section|topic|tolerance|formula|accepted|factor|penalty|rubric|variable|wildcard|shuffle).*"));
    }

    /** Names of all fields of a schema and of those that it leads to. */
    private static void collect(
            JsonNode schemas, String schema, Set<String> seen, List<String> fields) {
        if (!seen.add(schema)) {
            return;
        }
        schemas.at("/" + schema + "/properties").fieldNames().forEachRemaining(fields::add);
        for (var ref : schemas.get(schema).findValuesAsText("$ref")) {
            collect(schemas, ref.replaceFirst(".*/", ""), seen, fields);
        }
    }

    private List<String> tables() {
        return sql.list(
                "select table_name from information_schema.tables where table_schema = 'public'",
                row -> row.getString(1));
    }
}
