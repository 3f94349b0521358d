package assay.local.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OidcProviderTest {

    private static final Instant NINE = Instant.parse("2026-09-01T09:00:00Z");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final ServiceClient SESSION =
            new ServiceClient(
                    "session-service", "s3cret+/=", List.of("pools:read", "submissions:write"));

    private static final Vertx vertx = Vertx.vertx();
    private static final HttpClient client = HttpClient.newHttpClient();
    private static String origin = "";

    @BeforeAll
    static void start() {
        var router = Router.router(vertx);
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        origin = "http://localhost:" + server.actualPort();
        new OidcProvider(origin, List.of(SESSION), InstantSource.fixed(NINE)).mount(router);
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void the_discovery_document_names_issuer_keys_and_token_endpoint() throws Exception {
        var document = get("/oidc/.well-known/openid-configuration");

        assertThat(document.getString("issuer")).isEqualTo(origin + "/oidc");
        assertThat(document.getString("jwks_uri")).isEqualTo(origin + "/oidc/jwks");
        assertThat(document.getString("token_endpoint")).isEqualTo(origin + "/oidc/token");
    }

    @Test
    void a_candidates_token_is_signed_and_says_who_of_which_organisation_in_which_role()
            throws Exception {
        var reply = token("grant_type=password&username=carl&password=carl");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Cache-Control")).hasValue("no-store");
        var body = new JsonObject(reply.body());
        assertThat(body.getInteger("expires_in")).isEqualTo(8 * 60 * 60);
        var claims = verified(body.getString("access_token"));
        assertThat(claims)
                .containsEntry("iss", origin + "/oidc")
                .containsEntry("aud", List.of("assay"))
                .containsEntry("sub", "carl")
                .containsEntry("preferred_username", "carl")
                .containsEntry("name", "Carl Candidate")
                .containsEntry("org", "demo")
                .containsEntry("roles", List.of("candidate"))
                .containsEntry("exp", Date.from(Instant.parse("2026-09-01T17:00:00Z")))
                .doesNotContainKey("scope");
    }

    @Test
    void somebody_of_no_organisation_has_no_such_claim() throws Exception {
        assertThat(claimsOf("grant_type=password&username=nora&password=nora"))
                .doesNotContainKey("org");
    }

    @Test
    void a_services_token_has_its_permissions_and_no_organisation_and_lives_five_minutes()
            throws Exception {
        var claims =
                claimsOf(
                        "grant_type=client_credentials&client_id=session-service&client_secret=s3cret%2B%2F%3D");

        assertThat(claims)
                .containsEntry("sub", "session-service")
                .containsEntry("scope", "pools:read submissions:write")
                .containsEntry("exp", Date.from(Instant.parse("2026-09-01T09:05:00Z")))
                .doesNotContainKeys("org", "roles");
    }

    @Test
    void a_service_may_sign_in_with_a_basic_header() throws Exception {
        var reply = token("grant_type=client_credentials", "session-service:s3cret%2B%2F%3D");

        assertThat(reply.statusCode()).isEqualTo(200);
    }

    @Test
    void a_service_may_ask_for_less_than_it_has() throws Exception {
        var reply =
                token(
                        "grant_type=client_credentials&scope=pools:read",
                        "session-service:s3cret%2B%2F%3D");

        assertThat(verified(new JsonObject(reply.body()).getString("access_token")))
                .containsEntry("scope", "pools:read");
    }

    @Test
    void a_service_never_gets_more_than_it_has() throws Exception {
        var reply =
                token(
                        "grant_type=client_credentials&scope=keys:read",
                        "session-service:s3cret%2B%2F%3D");

        assertRefused(reply, 400, "invalid_scope");
    }

    @Test
    void a_wrong_password_is_an_invalid_grant() throws Exception {
        assertRefused(
                token("grant_type=password&username=carl&password=ada"), 400, "invalid_grant");
    }

    @Test
    void an_unknown_user_is_an_invalid_grant() throws Exception {
        assertRefused(token("grant_type=password&username=eve&password=eve"), 400, "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session-service:wrong",
                "session-service:s3cret",
                "grading-service:s3cret%2B%2F%3D",
                "session-service",
                "session-service:%zz"
            })
    void a_client_that_does_not_prove_itself_is_an_invalid_client(String basic) throws Exception {
        var reply = token("grant_type=client_credentials", basic);

        assertRefused(reply, 401, "invalid_client");
        assertThat(reply.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "username=carl&password=carl",
                "grant_type=password",
                "grant_type=password&username=carl",
                "grant_type=password&username=carl&username=ada&password=carl"
            })
    void a_request_that_lacks_or_repeats_a_parameter_is_invalid(String form) throws Exception {
        assertRefused(token(form), 400, "invalid_request");
    }

    @Test
    void another_grant_is_unsupported() throws Exception {
        assertRefused(token("grant_type=authorization_code&code=x"), 400, "unsupported_grant_type");
    }

    @Test
    void a_body_beyond_any_token_request_is_not_read() throws Exception {
        assertThat(token("grant_type=" + "x".repeat(20_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void the_private_key_is_not_published() throws Exception {
        var key = get("/oidc/jwks").getJsonArray("keys").getJsonObject(0);

        assertThat(key.fieldNames()).contains("n", "e", "kid").doesNotContain("d", "p", "q");
    }

    private static void assertRefused(HttpResponse<String> reply, int status, String error) {
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(reply.body()).getString("error")).isEqualTo(error);
        assertThat(reply.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private static Map<String, Object> claimsOf(String form) throws Exception {
        return verified(new JsonObject(token(form).body()).getString("access_token"));
    }

    /** The claims of a token whose signature the published key confirms. */
    private static Map<String, Object> verified(String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        var key =
                JWKSet.parse(get("/oidc/jwks").encode()).getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        return jwt.getJWTClaimsSet().getClaims();
    }

    private static JsonObject get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(origin + path)).build();
        return new JsonObject(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static HttpResponse<String> token(String form) throws Exception {
        return send(HttpRequest.newBuilder(), form);
    }

    private static HttpResponse<String> token(String form, String basic) throws Exception {
        var encoded = Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder().header("Authorization", "Basic " + encoded), form);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String form)
            throws Exception {
        return client.send(
                request.uri(URI.create(origin + "/oidc/token"))
                        .header("Content-Type", FORM)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
