package assay.session.response.store;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How saves reach the database, in the words of libpq's {@code sslmode}, which the other
 * connections take as they are: {@code require} hides what is said, {@code verify-ca} and {@code
 * verify-full} also make sure of who listens.
 */
@Singleton
class DatabaseTls {
    private final SslMode mode;
    private final String authority;

    /**
     * Takes the settings.
     *
     * @param mode {@code disable}, {@code allow}, {@code prefer}, {@code require}, {@code
     *     verify-ca} or {@code verify-full}
     * @param authority file with the certificates, in PEM, that the server's must be signed by;
     *     read in the last two modes only
     * @throws IllegalArgumentException if there is no such mode
     */
    DatabaseTls(
            @ConfigProperty(name = "assay.database.sslmode") String mode,
            @ConfigProperty(name = "assay.database.ca") String authority) {
        this.mode = SslMode.of(mode);
        this.authority = authority;
    }

    PgConnectOptions secure(PgConnectOptions server) {
        server.setSslMode(mode);
        return switch (mode) {
            case DISABLE -> server;
            case ALLOW, PREFER, REQUIRE -> {
                server.setTrustAll(true);
                yield server;
            }
            case VERIFY_CA, VERIFY_FULL -> {
                server.setPemTrustOptions(new PemTrustOptions().addCertPath(authority));
                server.setHostnameVerificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : "");
                yield server;
            }
        };
    }
}
