package assay.acceptance;

import static io.restassured.RestAssured.given;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The demo users of the local run, each with a token of the local OpenID provider. */
enum Person {
    ADA,
    INES,
    CARL,
    CARL2,
    CARL3,
    ROOT,
    OLGA;

    private static final Map<Person, String> TOKENS = new ConcurrentHashMap<>();

    /** A request with this person's token. */
    RequestSpecification asks() {
        return given().spec(platform()).auth().oauth2(token());
    }

    /** A request without any token. */
    static RequestSpecification nobodyAsks() {
        return given().spec(platform());
    }

    /** A request with a token that is nobody's own: that of one session. */
    static RequestSpecification holderOf(String token) {
        return given().spec(platform()).auth().oauth2(token);
    }

    String token() {
        return TOKENS.computeIfAbsent(this, Person::fetchToken);
    }

    /** So that everybody gets a new one. */
    static void forgetTokens() {
        TOKENS.clear();
    }

    private static String fetchToken(Person person) {
        var name = person.name().toLowerCase(Locale.ROOT);
        return given().spec(platform())
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("grant_type", "password")
                .formParam("username", name)
                .formParam("password", name)
                .formParam("client_id", "assay-demo")
                .post("/oidc/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static RequestSpecification platform() {
        return new RequestSpecBuilder()
                .setBaseUri(Platform.running().origin())
                .setContentType("application/json")
                .setAccept("application/json, application/problem+json")
                .build();
    }
}
