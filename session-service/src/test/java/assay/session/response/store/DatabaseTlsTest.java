package assay.session.response.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ways to the database, against a PostgreSQL that speaks TLS as {@code localhost}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres database;

    private static final Vertx VERTX = Vertx.vertx();

    @BeforeAll
    static void a_database_with_a_certificate() throws Exception {
        certify("server");
        certify("stranger");
        database =
                EmbeddedPostgres.builder()
                        .setServerConfig("ssl", "on")
                        .setServerConfig("ssl_cert_file", folder.resolve("server.crt").toString())
                        .setServerConfig("ssl_key_file", folder.resolve("server.key").toString())
                        .start();
    }

    @AfterAll
    static void it_stops() throws IOException {
        database.close();
        VERTX.close();
    }

    @Test
    void without_the_setting_saves_go_in_the_clear_as_before() throws Exception {
        assertThat(reactive("disable", "localhost", "server")).isFalse();
        assertThat(jdbc("disable", "localhost", "server")).isFalse();
    }

    @Test
    void require_encrypts_and_asks_no_further() throws Exception {
        assertThat(reactive("require", "localhost", "nobody")).isTrue();
        assertThat(jdbc("require", "localhost", "nobody")).isTrue();
    }

    @Test
    void verify_ca_wants_the_right_signer() throws Exception {
        assertThat(reactive("verify-ca", "127.0.0.1", "server")).isTrue();
        assertThat(jdbc("verify-ca", "127.0.0.1", "server")).isTrue();
        assertThatThrownBy(() -> reactive("verify-ca", "127.0.0.1", "stranger"))
                .hasMessageContaining("SSL handshake failed");
        assertThatThrownBy(() -> jdbc("verify-ca", "127.0.0.1", "stranger"))
                .hasStackTraceContaining("certif");
    }

    @Test
    void verify_full_wants_the_right_name_too() throws Exception {
        assertThat(reactive("verify-full", "localhost", "server")).isTrue();
        assertThat(jdbc("verify-full", "localhost", "server")).isTrue();
        assertThatThrownBy(() -> reactive("verify-full", "127.0.0.1", "server"))
                .hasMessageContaining("SSL handshake failed");
        assertThatThrownBy(() -> jdbc("verify-full", "127.0.0.1", "server"))
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void a_mode_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> new DatabaseTls("perhaps", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean reactive(String mode, String host, String authority) throws Exception {
        var server =
                new DatabaseTls(mode, folder.resolve(authority + ".crt").toString())
                        .secure(
                                new PgConnectOptions()
                                        .setHost(host)
                                        .setPort(database.getPort())
                                        .setDatabase("postgres")
                                        .setUser("postgres")
                                        .setPassword("postgres"));
        return PgConnection.connect(VERTX, server)
                .compose(connection ->
                        connection
                                .query("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
                                .execute()
                                .map(rows -> rows.iterator().next().getBoolean(0))
                                .eventually(() -> connection.close()))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    /** By the URL that the service is configured with. */
    private static boolean jdbc(String mode, String host, String authority) throws Exception {
        var settings = new java.util.Properties();
        try (var properties =
                Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            settings.load(properties);
        }
        var url =
                settings.getProperty("quarkus.datasource.jdbc.url")
                        .replace("${ASSAY_DATABASE_HOST:localhost}", host)
                        .replace("${ASSAY_DATABASE_PORT:5432}", "" + database.getPort())
                        .replace("${ASSAY_DATABASE_NAME:session}", "postgres")
                        .replace("${ASSAY_DATABASE_SSLMODE:prefer}", mode)
                        .replaceFirst(
                                "\\$\\{ASSAY_DATABASE_CA:[^}]*}",
                                folder.resolve(authority + ".crt").toString());
        assertThat(url).doesNotContain("${");
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** A certificate for {@code localhost} that signs itself, and its key, as PEM files. */
    private static void certify(String name) throws Exception {
        var store = folder.resolve(name + ".p12");
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD,
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "san=dns:localhost")
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(made).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        write(name + ".crt", "CERTIFICATE", keys.getCertificate(name).getEncoded());
        write(name + ".key", "PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
    }

    private static void write(String file, String kind, byte[] content) throws IOException {
        var path = folder.resolve(file);
        Files.writeString(
                path,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(kind, Base64.getMimeEncoder().encodeToString(content), kind));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
}
