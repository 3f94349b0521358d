package assay.grading.platform;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider with a key of its own, so that the service verifies tokens exactly as in
 * production. The service's own tokens are so short-lived that it fetches a new one for each call.
 */
public class Issuer implements QuarkusTestResourceLifecycleManager {
    private static final RsaJsonWebKey KEY = newKey();
    private static volatile String address = "";

    private @Nullable HttpServer server;

    private static RsaJsonWebKey newKey() {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("test");
            key.setAlgorithm("RS256");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            var started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            address = "http://localhost:" + started.getAddress().getPort();
            answer(
                    started,
                    "/.well-known/openid-configuration",
                    """
                    {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "token_endpoint": "%1$s/token",
                     "authorization_endpoint": "%1$s/authorize", "response_types_supported": ["code"],
                     "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
                    """
                            .formatted(address));
            answer(
                    started,
                    "/jwks",
                    "{\"keys\": [%s]}".formatted(KEY.toJson(OutputControlLevel.PUBLIC_ONLY)));
            answer(
                    started,
                    "/token",
                    "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": 0}"
                            .formatted(tokenFor("grading-service", "keys:read")));
            started.start();
            server = started;
            return Map.of("ASSAY_OIDC_ISSUER", address, "ASSAY_OIDC_CLIENT_SECRET", "secret");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpServer server, String path, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        exchange.getResponseHeaders().add("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                });
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** A person's token in the organisation {@code demo}. */
    public static String tokenOf(String subject, String... roles) {
        return tokenIn("demo", subject, roles);
    }

    public static String tokenIn(String organisation, String subject, String... roles) {
        return token(
                Map.of("org", organisation, "roles", Set.of(roles)),
                subject,
                "assay",
                Instant.now().plusSeconds(300));
    }

    /** A service's token. */
    public static String tokenFor(String clientId, String scope) {
        return token(Map.of("scope", scope), clientId, "assay", Instant.now().plusSeconds(300));
    }

    public static String token(
            Map<String, Object> claims, String subject, String audience, Instant expiresAt) {
        var token =
                Jwt.claims()
                        .issuer(address)
                        .subject(subject)
                        .upn(subject)
                        .audience(audience)
                        .expiresAt(expiresAt);
        claims.forEach(token::claim);
        return token.jws().keyId("test").sign(KEY.getPrivateKey());
    }
}
