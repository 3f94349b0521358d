package assay.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.local.CannotRun;
import assay.local.data.DataFolder;
import assay.local.data.FirstData;
import assay.local.process.Children;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class PostgresServerTest {

    private static final List<String> DATABASES = List.of("question", "session");

    /** One for all, since making the databases takes longest. */
    @TempDir private static Path temporary;

    private DataFolder folder;
    private Children children;

    @BeforeEach
    void open() {
        folder = DataFolder.open(temporary.resolve("data"), false);
        children = new Children(folder.run());
    }

    @AfterEach
    void stop() throws IOException {
        children.stopAll(PostgresServer.NAME);
        folder.close();
    }

    @Test
    void it_flushes_to_disk_keeps_databases_apart_and_wants_passwords() throws Exception {
        var server = start(Map.of());

        try (var connection = connect(server, "session", "session", password("session"))) {
            assertThat(show(connection, "fsync")).isEqualTo("on");
            assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(connection, "password_encryption")).isEqualTo("scram-sha-256");
            assertThat(show(connection, "server_version")).startsWith("18.");
        }
        assertRefused(
                server,
                "question",
                "session",
                password("session"),
                "permission denied for database");
        assertRefused(
                server,
                "postgres",
                "session",
                password("session"),
                "permission denied for database");
        assertRefused(
                server,
                "session",
                "session",
                password("question"),
                "password authentication failed");
        assertRefused(server, "session", "session", "", "password");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        folder.path().resolve("secrets.properties"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void it_refuses_to_run_where_a_save_could_be_lost() {
        assertThatThrownBy(() -> start(Map.of("fsync", "off")))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("fsync=off");
    }

    @Test
    void data_and_passwords_survive_a_restart() throws Exception {
        var before = start(Map.of());
        execute(before, "create table kept (id int)");
        stop();
        open();

        var after = start(Map.of());

        try (var connection = connect(after, "session", "session", password("session"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from kept")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void new_databases_are_a_copy_of_the_first_data_with_passwords_of_their_own() throws Exception {
        var before = start(Map.of());
        execute(before, "create table shipped (id int)");
        stop();
        var first = new FirstData(temporary.resolve("first"));
        first.keep(folder.postgresql());
        var formerPassword = superuserPassword();
        folder = DataFolder.open(temporary.resolve("copied"), false);
        children = new Children(folder.run());

        var copied = PostgresServer.start(folder, freePort(), DATABASES, first, Map.of(), children);

        execute(copied, "drop table shipped");
        assertRefused(
                copied, "postgres", "postgres", formerPassword, "password authentication failed");
        connect(copied, "postgres", "postgres", superuserPassword()).close();
        copied.flushed().join();
        assertThat(folder.flushing()).doesNotExist();
    }

    @Test
    void new_databases_that_a_crash_may_have_torn_are_made_anew() throws Exception {
        folder.close();
        folder = DataFolder.open(temporary.resolve("torn"), false);
        children = new Children(folder.run());
        var before = start(Map.of());
        before.flushed().join();
        execute(before, "create table early (id int)");
        stop();
        folder = DataFolder.open(temporary.resolve("torn"), false);
        children = new Children(folder.run());
        Files.createFile(folder.flushing());
        Files.delete(folder.postgresql().resolve("global/pg_control"));

        var anew = start(Map.of());

        execute(anew, "create table early (id int)");
        anew.flushed().join();
        assertThat(folder.flushing()).doesNotExist();
    }

    @Test
    void databases_of_another_major_version_are_left_alone() throws Exception {
        folder.close();
        folder = DataFolder.open(temporary.resolve("older"), false);
        Files.createDirectory(folder.postgresql());
        Files.writeString(folder.postgresql().resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> start(Map.of()))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("--fresh");
    }

    @Test
    void a_server_that_does_not_start_shows_why() {
        assertThatThrownBy(() -> start(Map.of("shared_buffers", "nonsense")))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("did not start")
                .hasMessageContaining("shared_buffers")
                .hasMessageContaining("postgresql.log");
    }

    @Test
    void a_process_id_file_whose_number_now_belongs_to_somebody_else_does_not_stop_the_start()
            throws Exception {
        start(Map.of());
        stop();
        Files.writeString(
                folder.postgresql().resolve("postmaster.pid"),
                ProcessHandle.current().pid()
                        + "\n"
                        + folder.postgresql()
                        + "\n1\n1\n\n127.0.0.1\n  1  1\nready\n");
        open();

        assertThat(start(Map.of()).process().isAlive()).isTrue();
    }

    private PostgresServer start(Map<String, String> settings) {
        return PostgresServer.start(folder, freePort(), DATABASES, null, settings, children);
    }

    private void execute(PostgresServer server, String sql) throws SQLException, IOException {
        try (var connection = connect(server, "session", "session", password("session"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String superuserPassword() throws IOException {
        return folder.secrets().password("postgres.superuser.password");
    }

    private String password(String database) throws IOException {
        return folder.secrets().password(database + ".database.password");
    }

    private static void assertRefused(
            PostgresServer server, String database, String user, String password, String message) {
        assertThatThrownBy(() -> connect(server, database, user, password).close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(message);
    }

    private static Connection connect(
            PostgresServer server, String database, String user, String password)
            throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.port(), database),
                user,
                password);
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
