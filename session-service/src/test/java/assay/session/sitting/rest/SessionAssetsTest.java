package assay.session.sitting.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import assay.session.platform.Api;
import assay.session.platform.Issuer;
import assay.session.platform.Neighbours;
import assay.session.platform.QuestionBank;
import assay.session.platform.ServiceTest;
import assay.session.platform.Sql;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SessionAssetsTest extends ServiceTest {
    private static final String HASH = QuestionBank.PICTURE_HASH;
    private static final String ASSET = "/v1/sessions/{id}/assets/{hash}";

    @Inject Sql sql;
    @Inject CircuitBreakerMaintenance breakers;

    @BeforeEach
    void pools_have_a_picture() {
        QuestionBank.show(true);
    }

    @AfterEach
    void pools_have_none_and_others_are_well_again() {
        QuestionBank.show(false);
        Neighbours.reset();
        breakers.resetAll();
    }

    private static Response load(RequestSpecification who, UUID session) {
        return who.accept("*/*").get(ASSET, session, HASH);
    }

    @Test
    void a_candidate_loads_what_the_questions_show_and_keeps_it() {
        var sitting = Api.start(Api.publishedExam());

        var reply = load(sitting.byToken(), sitting.id());

        reply.then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("Content-Length", Integer.toString(QuestionBank.picture().length))
                .header("ETag", "\"" + HASH + "\"")
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", containsString("inline"))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        assertThat(reply.asByteArray()).isEqualTo(QuestionBank.picture());
        load(Api.candidate(sitting.candidate()), sitting.id()).then().statusCode(200);
        load(Api.instructor(), sitting.id()).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "image/*",
                "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5"
            })
    void who_asks_for_pictures_gets_them(String accept) {
        var sitting = Api.start(Api.publishedExam());

        // not held against the contract, whose validator takes its wildcard for a type
        var reply =
                RestAssured.given()
                        .filter(Api.HEADERS)
                        .auth()
                        .oauth2(sitting.token())
                        .accept(accept)
                        .get(ASSET, sitting.id(), HASH);

        reply.then().statusCode(200).header("Content-Type", "image/png");
        assertThat(reply.asByteArray()).isEqualTo(QuestionBank.picture());
    }

    @Test
    void a_part_and_what_is_known_are_answered_as_such() {
        var sitting = Api.start(Api.publishedExam());

        var part = load(sitting.byToken().header("Range", "bytes=2-4"), sitting.id());
        part.then().statusCode(206).header("Content-Range", "bytes 2-4/22");
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(QuestionBank.picture(), 2, 5));
        load(sitting.byToken().header("Range", "bytes=22-"), sitting.id())
                .then()
                .statusCode(416)
                .header("Content-Range", "bytes */22")
                .body("type", equalTo("urn:assay:problem:range-not-satisfiable"));
        load(sitting.byToken().header("If-None-Match", "\"" + HASH + "\""), sitting.id())
                .then()
                .statusCode(304);
    }

    @Test
    void what_the_session_does_not_show_is_not_there() {
        var with = Api.start(Api.publishedExam());
        QuestionBank.show(false);
        var without = Api.start(Api.publishedExam());

        load(without.byToken(), without.id())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:assay:problem:no-such-asset"));
        with.byToken().accept("*/*").get(ASSET, with.id(), "0".repeat(64)).then().statusCode(404);
        load(without.byToken(), with.id()).then().statusCode(403);
        load(Api.candidate("another"), with.id()).then().statusCode(404);
        load(Api.as(Issuer.tokenIn("other", "olga", "instructor")), with.id())
                .then()
                .statusCode(404);
    }

    @Test
    void question_service_is_asked_once_for_each_asset_and_never_by_a_session() {
        Api.publishedExam();
        Neighbours.questions().resetRequests();
        var sitting = Api.start(Api.publishedExam());
        load(sitting.byToken(), sitting.id()).then().statusCode(200);

        Neighbours.questions()
                .verify(
                        0,
                        WireMock.getRequestedFor(
                                WireMock.urlPathMatching("/internal/v1/pools/[^/]+/assets/.*")));
    }

    @Test
    void a_pool_whose_assets_cannot_be_loaded_is_not_published() {
        var name = Api.newName("exam");
        var id = Api.create(Api.smallExam(name));
        forget();
        Neighbours.questions()
                .stubFor(
                        WireMock.get(WireMock.anyUrl())
                                .atPriority(1)
                                .willReturn(WireMock.aResponse().withStatus(404)));

        Api.publish(id)
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:assay:problem:unavailable"))
                .body("detail", containsString(HASH));
        Api.instructor().get("/v1/exams/{id}/revisions/1", id).then().statusCode(404);

        Neighbours.reset();
        breakers.resetAll();
        Api.publish(id).then().statusCode(201);
    }

    @Test
    void bytes_that_are_not_what_the_hash_names_are_not_kept() {
        var id = Api.create(Api.smallExam(Api.newName("exam")));
        forget();
        Neighbours.questions()
                .stubFor(
                        WireMock.get(WireMock.anyUrl())
                                .atPriority(1)
                                .willReturn(WireMock.aResponse().withBody("something else")));

        Api.publish(id).then().statusCode(503);
    }

    /** As if no exam had shown the picture yet. */
    private void forget() {
        sql.change("alter table asset disable trigger asset_never_changes");
        sql.change("delete from asset");
        sql.change("alter table asset enable trigger asset_never_changes");
    }
}
