package assay.session.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Creates at most once what a client asks for again and again with the same {@code
 * Idempotency-Key}.
 *
 * <p>The reply is stored in the transaction that creates, so there is no moment at which one exists
 * without the other. An advisory lock on the key, held until that transaction ends, turns away a
 * second request that arrives meanwhile.
 */
@ApplicationScoped
public class Idempotency {
    /** Name of the header. */
    public static final String HEADER = "Idempotency-Key";

    /** How long a reply is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    /** The header of a reply that was given before. */
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Session database;
    private final Caller caller;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final HttpServerRequest request;

    Idempotency(
            Session database,
            Caller caller,
            ObjectMapper json,
            InstantSource clock,
            HttpServerRequest request) {
        this.database = database;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
        this.request = request;
    }

    /**
     * The reply of {@code creation}, which runs unless this subject has sent the same key and body
     * within 24 hours. Call it inside the transaction that creates.
     *
     * @param key the header's value; null: the client does not care, and creation runs
     * @param body what the key stands for; compared as JSON, so white space does not matter
     * @param type of the reply's body
     * @throws Refused 400 for an unusable key, 422 if the key stands for another request, 409 while
     *     it is being answered
     */
    public <T> RestResponse<T> once(
            @Nullable String key, Object body, Class<T> type, Supplier<RestResponse<T>> creation) {
        if (key == null) {
            return creation.get();
        }
        check(key);
        var digest = digestOf(body);
        lock(key);
        return stored(key)
                .map(reply -> replay(reply, digest, type))
                .orElseGet(() -> store(key, digest, creation.get()));
    }

    /**
     * The reply that this subject got before for the same key and body; for a creation whose
     * greater part runs outside of the transaction that ends with {@link #once}.
     *
     * @throws Refused 400 for an unusable key, 422 if the key stands for another request
     */
    public <T> Optional<RestResponse<T>> earlier(@Nullable String key, Object body, Class<T> type) {
        if (key == null) {
            return Optional.empty();
        }
        check(key);
        return stored(key).map(reply -> replay(reply, digestOf(body), type));
    }

    private static void check(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Refused.malformed(
                    Fault.inHeader(
                            HEADER,
                            "Idempotency-Key takes 1 to 128 visible ASCII characters without spaces"));
        }
    }

    private void lock(String key) {
        boolean free =
                database.createNativeQuery(
                                "select pg_try_advisory_xact_lock(hashtextextended(concat_ws('/', :organisation, :subject, :key), 0))",
                                Boolean.class)
                        .setParameter("organisation", caller.organisation())
                        .setParameter("subject", caller.subject())
                        .setParameter("key", key)
                        .getSingleResult();
        if (!free) {
            throw Refused.because(
                            CommonProblem.IDEMPOTENCY_KEY_IN_USE,
                            "A request with this Idempotency-Key is still being answered.")
                    .withHeader(HttpHeaders.RETRY_AFTER, "1");
        }
    }

    private Optional<Object[]> stored(String key) {
        return database.createNativeQuery(
                        """
                        select request_digest, status, location, etag, body from idempotent_reply
                        where organisation = :organisation and subject = :subject and key = :key and created_at > :since
                        """,
                        Object[].class)
                .setParameter("organisation", caller.organisation())
                .setParameter("subject", caller.subject())
                .setParameter("key", key)
                .setParameter("since", clock.instant().minus(KEPT))
                .getResultStream()
                .findFirst();
    }

    private <T> RestResponse<T> replay(Object[] reply, String digest, Class<T> type) {
        if (!digest.equals(reply[0])) {
            throw Refused.because(
                    CommonProblem.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used within 24 hours for another request.");
        }
        try {
            var replayed =
                    ResponseBuilder.<T>create((Integer) reply[1])
                            .entity(json.readValue((String) reply[4], type))
                            .header(REPLAYED, true);
            if (reply[2] != null) {
                replayed.header(HttpHeaders.LOCATION, reply[2]);
            }
            if (reply[3] != null) {
                replayed.header(HttpHeaders.ETAG, reply[3]);
            }
            return replayed.build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored reply cannot be read", e);
        }
    }

    private <T> RestResponse<T> store(String key, String digest, RestResponse<T> reply) {
        var now = clock.instant();
        database.createNativeMutationQuery(
                        """
                        delete from idempotent_reply where organisation = :organisation and created_at <= :until
                        """)
                .setParameter("organisation", caller.organisation())
                .setParameter("until", now.minus(KEPT))
                .executeUpdate();
        database.createNativeMutationQuery(
                        """
                        insert into idempotent_reply
                            (organisation, subject, key, request_digest, status, location, etag, body, created_at)
                        values (:organisation, :subject, :key, :digest, :status, :location, :etag, :body, :now)
                        """)
                .setParameter("organisation", caller.organisation())
                .setParameter("subject", caller.subject())
                .setParameter("key", key)
                .setParameter("digest", digest)
                .setParameter("status", reply.getStatus())
                .setParameter("location", reply.getHeaderString(HttpHeaders.LOCATION))
                .setParameter("etag", reply.getHeaderString(HttpHeaders.ETAG))
                .setParameter("body", write(reply.getEntity()))
                .setParameter("now", now)
                .executeUpdate();
        return reply;
    }

    private String digestOf(Object body) {
        var text = request.method() + " " + request.path() + "\n" + write(body);
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
