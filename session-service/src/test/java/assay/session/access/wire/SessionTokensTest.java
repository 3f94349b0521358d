package assay.session.access.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.session.access.SessionGrant;
import assay.session.access.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionTokensTest {
    private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-30T10:00:00Z");
    private static final Instant DEADLINE = Instant.parse("2026-11-30T09:59:30.000001Z");
    private static final SessionId SESSION = new SessionId(new UUID(1, 1));
    private static final String OLD = key("old", 'o');
    private static final String NEW = key("new", 'n');

    private static String key(String id, char fill) {
        return id + ":" + base64(String.valueOf(fill).repeat(32));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static SessionTokens tokens(String keys, Instant now) {
        return tokens(keys, InstantSource.fixed(now));
    }

    private static SessionTokens tokens(String keys, InstantSource clock) {
        return new SessionTokens(
                new SessionTokenConfig() {
                    @Override
                    public String keys() {
                        return keys;
                    }

                    @Override
                    public Duration lifetime() {
                        return Duration.ofMinutes(30);
                    }
                },
                clock);
    }

    private static String token(String keys) {
        return tokens(keys, NINE).issue(SESSION, "demo", "carl", DEADLINE, TEN).token();
    }

    @Test
    void a_token_names_its_session_candidate_and_organisation() {
        var grant = tokens(NEW, NINE).verify(token(NEW)).orElseThrow();
        assertThat(grant.session()).isEqualTo(SESSION);
        assertThat(grant.organisation()).isEqualTo("demo");
        assertThat(grant.candidateId()).isEqualTo("carl");
        assertThat(grant.deadlineAt()).isEqualTo(DEADLINE);
    }

    @Test
    void a_token_from_before_tokens_told_the_deadline_opens_its_session_all_the_same()
            throws JoseException {
        var claims = new JwtClaims();
        claims.setSubject("carl");
        claims.setAudience("assay-session");
        claims.setExpirationTime(NumericDate.fromSeconds(TEN.getEpochSecond()));
        claims.setStringClaim("sid", SESSION.value().toString());
        claims.setStringClaim("org", "demo");
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setKeyIdHeaderValue("new");
        token.setHeader("typ", "assay-session+jwt");
        token.setPayload(claims.toJson());
        token.setKey(SessionTokens.parse(NEW).get("new"));
        assertThat(tokens(NEW, NINE).verify(token.getCompactSerialization()))
                .contains(new SessionGrant(SESSION, "demo", "carl", null, TEN));
    }

    @Test
    void a_token_opens_until_its_last_second_and_not_after() {
        var token = token(NEW);
        var expiresAt = NINE.plus(Duration.ofMinutes(30));
        assertThat(tokens(NEW, expiresAt.minusNanos(1)).verify(token)).isPresent();
        assertThat(tokens(NEW, expiresAt).verify(token)).isEmpty();
    }

    @Test
    void a_token_seen_before_expires_all_the_same() {
        var token = token(NEW);
        var now = new AtomicReference<>(NINE);
        var verifier = tokens(NEW, now::get);
        assertThat(verifier.verify(token)).isPresent();
        assertThat(verifier.verify(token)).isEqualTo(tokens(NEW, NINE).verify(token));
        now.set(NINE.plus(Duration.ofMinutes(30)));
        assertThat(verifier.verify(token)).isEmpty();
    }

    @Test
    void a_token_never_outlasts_its_session() {
        var closesAt = NINE.plusSeconds(90);
        assertThat(tokens(NEW, NINE).issue(SESSION, "demo", "carl", closesAt, closesAt).expiresAt())
                .isEqualTo(closesAt);
    }

    @Test
    void keys_rotate_with_overlap() {
        var signedWithOld = token(OLD);
        assertThat(tokens(OLD + "," + NEW, NINE).verify(signedWithOld)).isPresent();
        assertThat(tokens(NEW + "," + OLD, NINE).verify(signedWithOld)).isPresent();
        assertThat(tokens(NEW, NINE).verify(signedWithOld)).isEmpty();
        assertThat(tokens(OLD + "," + NEW, NINE).verify(token(NEW + "," + OLD))).isPresent();
    }

    @Test
    void a_changed_token_opens_nothing() {
        var parts = token(NEW).split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var forged =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                claims.replace("carl", "eve!").getBytes(StandardCharsets.UTF_8));
        var verifier = tokens(NEW, NINE);
        assertThat(verifier.verify(parts[0] + "." + forged + "." + parts[2])).isEmpty();
        assertThat(verifier.verify(parts[0] + "." + parts[1] + ".")).isEmpty();
        assertThat(verifier.verify("not.a.token")).isEmpty();
    }

    @Test
    void a_token_without_a_signature_opens_nothing() {
        var header =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                "{\"alg\":\"none\",\"kid\":\"new\",\"typ\":\"assay-session+jwt\"}"
                                        .getBytes(StandardCharsets.UTF_8));
        var claims = token(NEW).split("\\.", -1)[1];
        assertThat(tokens(NEW, NINE).verify(header + "." + claims + ".")).isEmpty();
    }

    @Test
    void keys_that_cannot_be_used_are_refused_at_start() {
        assertThatThrownBy(() -> tokens("", NINE)).hasMessageContaining("kid:base64key");
        assertThatThrownBy(() -> tokens("short:" + base64("123"), NINE))
                .hasMessageContaining("fewer than 32");
        assertThatThrownBy(() -> tokens(NEW + "," + NEW, NINE)).hasMessageContaining("two keys");
    }
}
