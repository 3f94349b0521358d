package assay.question.bank.rest;

import static assay.question.content.QuestionSamples.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import assay.question.platform.Api;
import assay.question.platform.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunningService
@DisplayNameGeneration(ReplaceUnderscores.class)
class BankResourceTest {
    private static Response create(String name) {
        var reply =
                Api.author()
                        .body(
                                Map.of(
                                        "name",
                                        name,
                                        "title",
                                        "A bank",
                                        "description",
                                        "For all.",
                                        "notice",
                                        "Mind it."))
                        .post("/v1/banks");
        reply.then().statusCode(201);
        return reply;
    }

    @Test
    void a_bank_is_created_and_read_again() {
        var name = newName("bank");

        var created = create(name);

        created.then()
                .header("Location", "/v1/banks/" + created.<String>path("id"))
                .header("ETag", "\"0\"")
                .body("name", equalTo(name))
                .body("notice", equalTo("Mind it."));
        var read = Api.instructor().get(created.header("Location"));
        assertThat(read.asString()).isEqualTo(created.asString());
        assertThat(read.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void ids_of_banks_grow_with_time() {
        var first = create(newName("bank")).<String>path("id");
        var second = create(newName("bank")).<String>path("id");

        assertThat(UUID.fromString(first).version()).isEqualTo(7);
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void a_name_is_given_once_in_an_organisation() {
        var body = Map.of("name", create(newName("bank")).<String>path("name"), "title", "Another");

        Api.author()
                .body(body)
                .post("/v1/banks")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:assay:problem:conflict-bank-name"));
        Api.stranger().body(body).post("/v1/banks").then().statusCode(201);
    }

    @Test
    void every_fault_is_named() {
        Api.author()
                .body(Map.of("name", "Not Kebab", "title", "", "notice", "x".repeat(2_001)))
                .post("/v1/banks")
                .then()
                .statusCode(422)
                .body("detail", equalTo("The body has 3 faults."))
                .body("errors.pointer", equalTo(List.of("#/name", "#/notice", "#/title")));
    }

    @Test
    void texts_change_and_the_version_grows() {
        var created = create(newName("bank"));
        var path = "/v1/banks/" + created.<String>path("id");
        var body = Map.of("name", created.<String>path("name"), "title", "New title");

        Api.admin()
                .header("If-Match", "\"0\"")
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("New title"))
                .body("description", equalTo(""));
        Api.author()
                .header("If-Match", "\"0\"")
                .body(body)
                .put(path)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:assay:problem:stale-version"));
        Api.author().body(body).put(path).then().statusCode(428);
    }

    @Test
    void a_bank_keeps_its_name() {
        var id = create(newName("bank")).<String>path("id");

        Api.author()
                .header("If-Match", "*")
                .body(Map.of("name", "renamed", "title", "T"))
                .put("/v1/banks/{id}", id)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/name")));
    }

    @Test
    void an_unknown_bank_and_anothers_bank_are_not_there() {
        var id = create(newName("bank")).<String>path("id");
        var body = Map.of("name", "x", "title", "T");

        Api.author()
                .get("/v1/banks/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-bank"));
        Api.stranger().get("/v1/banks/{id}", id).then().statusCode(404);
        Api.stranger()
                .header("If-Match", "*")
                .body(body)
                .put("/v1/banks/{id}", id)
                .then()
                .statusCode(404);
        Api.stranger().get("/v1/banks?limit=200").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void authors_make_the_rule_on_reviews_stricter_and_only_admins_weaker() {
        var created = create(newName("bank"));
        var path = "/v1/banks/" + created.<String>path("id");
        var name = created.<String>path("name");
        Function<String, Map<String, String>> with =
                rule -> Map.of("name", name, "title", "A bank", "reviewRequired", rule);

        Api.author()
                .header("If-Match", "*")
                .body(with.apply("other_than_author"))
                .put(path)
                .then()
                .statusCode(200);
        Api.author()
                .header("If-Match", "*")
                .body(with.apply("anyone"))
                .put(path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:assay:problem:weaker-review-rule"));
        Api.author().get(path).then().body("reviewRequired", equalTo("other_than_author"));
        Api.admin()
                .header("If-Match", "*")
                .body(with.apply("none"))
                .put(path)
                .then()
                .statusCode(200)
                .body("reviewRequired", equalTo("none"));
    }

    @Test
    void instructors_and_candidates_write_no_banks() {
        var body = Map.of("name", newName("bank"), "title", "T");

        Api.instructor().body(body).post("/v1/banks").then().statusCode(403);
        Api.candidate().body(body).post("/v1/banks").then().statusCode(403);
    }
}
