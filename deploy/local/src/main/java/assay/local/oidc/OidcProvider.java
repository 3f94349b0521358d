package assay.local.oidc;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider with known users, for the local run only: discovery document, keys, and a
 * token endpoint that knows the grants {@code password} and {@code client_credentials} (RFC 6749,
 * sections 4.3 and 4.4; errors by section 5.2).
 */
public final class OidcProvider {

    /** Where the provider stands below its origin. */
    public static final String PATH = "/oidc";

    private static final long BODY_BYTES_MAX = 16 * 1024;

    private final String issuer;
    private final List<ServiceClient> clients;
    private final Tokens tokens;

    /**
     * @param origin scheme, host and port under which the provider is reached, like {@code
     *     http://localhost:8080}
     */
    public OidcProvider(String origin, List<ServiceClient> clients, InstantSource clock) {
        this.issuer = origin + PATH;
        this.clients = List.copyOf(clients);
        this.tokens = new Tokens(issuer, clock);
    }

    public String issuer() {
        return issuer;
    }

    /** Adds the provider's paths. */
    public void mount(Router router) {
        router.get(PATH + "/.well-known/openid-configuration")
                .handler(context -> context.json(discovery()));
        router.get(PATH + "/jwks")
                .handler(context -> context.json(new JsonObject(tokens.publicKeys())));
        router.post(PATH + "/token")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX))
                .handler(this::token)
                .failureHandler(context ->
                        refuse(
                                context,
                                context.statusCode(),
                                "invalid_request",
                                "The request can't be read."));
    }

    private JsonObject discovery() {
        return new JsonObject()
                .put("issuer", issuer)
                .put("token_endpoint", issuer + "/token")
                .put("jwks_uri", issuer + "/jwks")
                .put("grant_types_supported", JsonArray.of("password", "client_credentials"))
                .put("response_types_supported", JsonArray.of("token"))
                .put("subject_types_supported", JsonArray.of("public"))
                .put("id_token_signing_alg_values_supported", JsonArray.of("RS256"))
                .put(
                        "token_endpoint_auth_methods_supported",
                        JsonArray.of("client_secret_basic", "client_secret_post", "none"))
                .put(
                        "scopes_supported",
                        new JsonArray(
                                clients.stream()
                                        .flatMap(client -> client.permissions().stream())
                                        .distinct()
                                        .toList()))
                .put(
                        "claims_supported",
                        JsonArray.of("sub", "name", "preferred_username", "org", "roles", "scope"));
    }

    private void token(RoutingContext context) {
        var form = context.request().formAttributes();
        var repeated =
                form.names().stream().filter(name -> form.getAll(name).size() > 1).findFirst();
        var answer =
                repeated.isPresent()
                        ? new Answer.Refused(
                                "invalid_request",
                                "The parameter " + repeated.get() + " is given more than once.")
                        : answer(context.request().getHeader(HttpHeaders.AUTHORIZATION), form);
        switch (answer) {
            case Answer.Granted(var issued) -> {
                unstored(context.response());
                context.json(
                        new JsonObject()
                                .put("access_token", issued.token())
                                .put("token_type", "Bearer")
                                .put("expires_in", issued.lifetime().toSeconds())
                                .put("scope", issued.scope()));
            }
            case Answer.Refused(var error, var description) ->
                    refuse(context, error.equals("invalid_client") ? 401 : 400, error, description);
        }
    }

    private static void refuse(
            RoutingContext context, int status, String error, String description) {
        unstored(context.response()).setStatusCode(status);
        if (status == 401) {
            context.response().putHeader("WWW-Authenticate", "Basic realm=\"assay\"");
        }
        context.json(new JsonObject().put("error", error).put("error_description", description));
    }

    private static HttpServerResponse unstored(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Pragma", "no-cache");
    }

    private sealed interface Answer {
        record Granted(Tokens.Issued issued) implements Answer {}

        record Refused(String error, String description) implements Answer {}
    }

    private Answer answer(@Nullable String authorization, MultiMap form) {
        return switch (form.get("grant_type")) {
            case null ->
                    new Answer.Refused("invalid_request", "The parameter grant_type is missing.");
            case "password" -> password(form.get("username"), form.get("password"));
            case "client_credentials" -> clientCredentials(authorization, form);
            default ->
                    new Answer.Refused(
                            "unsupported_grant_type",
                            "The grants are password and client_credentials.");
        };
    }

    private Answer password(@Nullable String username, @Nullable String password) {
        if (username == null || password == null) {
            return new Answer.Refused(
                    "invalid_request", "The grant password needs username and password.");
        }
        return Person.signedIn(username, password)
                .<Answer>map(person -> new Answer.Granted(tokens.issue(person)))
                .orElseGet(() ->
                        new Answer.Refused(
                                "invalid_grant",
                                "Unknown user or wrong password. (In the local run the password is the user name.)"));
    }

    private Answer clientCredentials(@Nullable String authorization, MultiMap form) {
        var client = credentials(authorization, form).flatMap(this::client);
        if (client.isEmpty()) {
            return new Answer.Refused("invalid_client", "Unknown client or wrong secret.");
        }
        var asked = Optional.ofNullable(form.get("scope")).orElse("").strip();
        var allowed = client.get().permissions();
        var granted = asked.isEmpty() ? allowed : List.of(asked.split(" +"));
        if (!allowed.containsAll(granted)) {
            return new Answer.Refused(
                    "invalid_scope",
                    "%s may have: %s.".formatted(client.get().id(), String.join(" ", allowed)));
        }
        return new Answer.Granted(tokens.issue(client.get(), granted));
    }

    private record Credentials(String id, String secret) {}

    private static Optional<Credentials> credentials(
            @Nullable String authorization, MultiMap form) {
        if (authorization != null) {
            return basic(authorization);
        }
        var id = form.get("client_id");
        var secret = form.get("client_secret");
        return id == null || secret == null
                ? Optional.empty()
                : Optional.of(new Credentials(id, secret));
    }

    /**
     * RFC 6749, section 2.3.1: id and secret are form-encoded before they become a Basic header.
     */
    private static Optional<Credentials> basic(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            var pair =
                    new String(
                            Base64.getDecoder().decode(authorization.substring(6).strip()),
                            StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Credentials(
                                    URLDecoder.decode(
                                            pair.substring(0, colon), StandardCharsets.UTF_8),
                                    URLDecoder.decode(
                                            pair.substring(colon + 1), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<ServiceClient> client(Credentials credentials) {
        return clients.stream()
                .filter(client ->
                        client.id().equals(credentials.id())
                                && MessageDigest.isEqual(
                                        client.secret().getBytes(StandardCharsets.UTF_8),
                                        credentials.secret().getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }
}
