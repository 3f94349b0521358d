package assay.session.access.wire;

import assay.session.access.SessionGrant;
import assay.session.access.SessionId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Signs and checks session tokens: JWTs (HS256) with a key that the replicas of this service share.
 * Checking one needs no look-up. A token opens its session for its candidate, and nothing else.
 *
 * <p>Keys rotate with overlap: put the new key second everywhere, then first, then drop the old one
 * when its last token has expired.
 *
 * <p>Made at start: a service with keys that cannot be used does not come up.
 */
@Startup
@ApplicationScoped
public class SessionTokens {
    /**
     * The header {@code typ}; tells a session token from an OpenID provider's without checking
     * either.
     */
    static final String TYPE = "assay-session+jwt";

    private static final String AUDIENCE = "assay-session";
    private static final String DEADLINE = "deadlineAt";
    private static final int KEY_BYTES_MIN = 32;
    private static final int TOKENS_REMEMBERED = 50_000;
    private static final AlgorithmConstraints HS256_ONLY =
            new AlgorithmConstraints(
                    AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    private final SessionTokenConfig config;
    private final InstantSource clock;
    private final Map<String, SecretKey> keys;
    private final String signingKeyId;

    /**
     * Tokens found to be ours, and what they grant: a session saves many times with the same one,
     * and checking a signature costs as much as the rest of taking a save. Some 1 kB each.
     */
    private final Cache<String, SessionGrant> verified =
            Caffeine.newBuilder().maximumSize(TOKENS_REMEMBERED).build();

    SessionTokens(SessionTokenConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.keys = parse(config.keys());
        this.signingKeyId = keys.keySet().iterator().next();
    }

    /** A token and the last instant at which it opens the session, exclusive. */
    public record Issued(String token, Instant expiresAt) {}

    /**
     * A new token for a session.
     *
     * @param deadlineAt told by the token, so that every refusal can tell it without a look-up
     * @param closesAt deadline plus grace; the token lasts no longer
     */
    public Issued issue(
            SessionId session,
            String organisation,
            String candidateId,
            Instant deadlineAt,
            Instant closesAt) {
        var now = clock.instant();
        var wanted = now.plus(config.lifetime());
        var expiresAt =
                Instant.ofEpochSecond(
                        wanted.isBefore(closesAt)
                                ? wanted.getEpochSecond()
                                : closesAt.getEpochSecond());
        var claims = new JwtClaims();
        claims.setSubject(candidateId);
        claims.setAudience(AUDIENCE);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        claims.setStringClaim("sid", session.value().toString());
        claims.setStringClaim("org", organisation);
        claims.setStringClaim(DEADLINE, deadlineAt.toString());
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setKeyIdHeaderValue(signingKeyId);
        token.setHeader("typ", TYPE);
        token.setPayload(claims.toJson());
        token.setKey(keys.get(signingKeyId));
        try {
            return new Issued(token.getCompactSerialization(), expiresAt);
        } catch (JoseException e) {
            throw new IllegalStateException("a session token cannot be signed", e);
        }
    }

    /** What the token grants; empty if it is not one of ours, was changed, or has expired. */
    public Optional<SessionGrant> verify(String token) {
        var grant = verified.getIfPresent(token);
        if (grant == null) {
            grant = check(token).orElse(null);
            if (grant != null) {
                verified.put(token, grant);
            }
        }
        return Optional.ofNullable(grant).filter(this::isFresh);
    }

    /** What the token grants until it expires; empty if it is not one of ours or was changed. */
    private Optional<SessionGrant> check(String token) {
        try {
            var signed = new JsonWebSignature();
            signed.setAlgorithmConstraints(HS256_ONLY);
            signed.setCompactSerialization(token);
            var key = keys.get(String.valueOf(signed.getKeyIdHeaderValue()));
            if (key == null || !TYPE.equals(signed.getHeader("typ"))) {
                return Optional.empty();
            }
            signed.setKey(key);
            if (!signed.verifySignature()) {
                return Optional.empty();
            }
            var claims = JwtClaims.parse(signed.getPayload());
            var expiresAt = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            if (!claims.getAudience().contains(AUDIENCE)) {
                return Optional.empty();
            }
            var deadlineAt = claims.getStringClaimValue(DEADLINE);
            return Optional.of(
                    new SessionGrant(
                            new SessionId(UUID.fromString(claims.getStringClaimValue("sid"))),
                            claims.getStringClaimValue("org"),
                            claims.getSubject(),
                            deadlineAt == null ? null : Instant.parse(deadlineAt),
                            expiresAt));
        } catch (JoseException
                | MalformedClaimException
                | org.jose4j.jwt.consumer.InvalidJwtException
                | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean isFresh(SessionGrant grant) {
        return clock.instant().isBefore(grant.expiresAt());
    }

    static Map<String, SecretKey> parse(String text) {
        var keys = new LinkedHashMap<String, SecretKey>();
        for (var entry : text.split(",", -1)) {
            var colon = entry.indexOf(':');
            if (colon < 1) {
                throw unusable("write kid:base64key, separated by commas");
            }
            var id = entry.substring(0, colon).strip();
            byte[] key;
            try {
                key = Base64.getDecoder().decode(entry.substring(colon + 1).strip());
            } catch (IllegalArgumentException _) {
                throw unusable("key " + id + " is not base64");
            }
            if (key.length < KEY_BYTES_MIN) {
                throw unusable(
                        "key %s has %d bytes, fewer than %d"
                                .formatted(id, key.length, KEY_BYTES_MIN));
            }
            if (keys.put(id, new SecretKeySpec(key, "HmacSHA256")) != null) {
                throw unusable("two keys are named " + id);
            }
        }
        return keys;
    }

    private static IllegalArgumentException unusable(String why) {
        return new IllegalArgumentException("ASSAY_SESSION_TOKEN_KEYS: " + why);
    }
}
