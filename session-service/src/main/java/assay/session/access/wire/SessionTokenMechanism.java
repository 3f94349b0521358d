package assay.session.access.wire;

import assay.session.access.SessionGrant;
import assay.session.platform.CallerFilter;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes session tokens; every other bearer token goes on to OpenID Connect. */
@ApplicationScoped
class SessionTokenMechanism implements HttpAuthenticationMechanism {
    /**
     * The only role that a session token gives. What it opens is decided by the grant: an OpenID
     * token with this role has none.
     */
    static final String ROLE = "session";

    static final String GRANT = "assay.session-grant";

    private static final String SCHEME = "Bearer ";
    private static final int HEADER_CHARS_MAX = 512;

    private final SessionTokens tokens;

    SessionTokenMechanism(SessionTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager identityProviders) {
        var token = sessionToken(context.request().getHeader("Authorization"));
        if (token == null) {
            return Uni.createFrom().optional(java.util.Optional.empty());
        }
        return tokens.verify(token)
                .map(grant -> Uni.createFrom().item(identity(grant)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }

    private static SecurityIdentity identity(SessionGrant grant) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(grant.candidateId()))
                .addRole(ROLE)
                .addAttribute(GRANT, grant)
                .addAttribute(CallerFilter.ORGANISATION_ATTRIBUTE, grant.organisation())
                .build();
    }

    /** The bearer token if its header says that it is a session token, else null. */
    private static @Nullable String sessionToken(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return null;
        }
        var end = authorization.indexOf('.', SCHEME.length());
        if (end < 0 || end - SCHEME.length() > HEADER_CHARS_MAX) {
            return null;
        }
        try {
            var header =
                    new String(
                            Base64.getUrlDecoder()
                                    .decode(authorization.substring(SCHEME.length(), end)),
                            StandardCharsets.UTF_8);
            return header.contains('"' + SessionTokens.TYPE + '"')
                    ? authorization.substring(SCHEME.length())
                    : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** Before OpenID Connect. */
    @Override
    public int getPriority() {
        return HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1000;
    }
}
