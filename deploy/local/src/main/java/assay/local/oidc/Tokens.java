package assay.local.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Issues signed tokens. The key lives as long as this object: a restart makes every token before it
 * worthless.
 */
final class Tokens {

    static final Duration PERSON_LIFETIME = Duration.ofHours(8);
    static final Duration SERVICE_LIFETIME = Duration.ofMinutes(5);

    private static final String AUDIENCE = "assay";
    private static final int KEY_BITS = 2048;

    /** A token and for how long it holds. */
    record Issued(String token, Duration lifetime, String scope) {}

    private final String issuer;
    private final InstantSource clock;
    private final RSAKey key;

    Tokens(String issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
        try {
            this.key =
                    new RSAKeyGenerator(KEY_BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyIDFromThumbprint(true)
                            .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key, as a JSON Web Key Set. */
    Map<String, Object> publicKeys() {
        return new JWKSet(key).toJSONObject(true);
    }

    Issued issue(Person person) {
        var claims =
                new JWTClaimsSet.Builder()
                        .subject(person.username())
                        .claim("name", person.name())
                        .claim("preferred_username", person.username())
                        .claim("roles", person.roles());
        if (person.organisation() != null) {
            claims.claim("org", person.organisation());
        }
        return new Issued(sign(claims, PERSON_LIFETIME), PERSON_LIFETIME, "openid");
    }

    Issued issue(ServiceClient client, List<String> permissions) {
        var scope = String.join(" ", permissions);
        var claims =
                new JWTClaimsSet.Builder()
                        .subject(client.id())
                        .claim("client_id", client.id())
                        .claim("scope", scope);
        return new Issued(sign(claims, SERVICE_LIFETIME), SERVICE_LIFETIME, scope);
    }

    private String sign(JWTClaimsSet.Builder claims, Duration lifetime) {
        var now = clock.instant();
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        claims.issuer(issuer)
                                .audience(AUDIENCE)
                                .jwtID(UUID.randomUUID().toString())
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plus(lifetime)))
                                .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
