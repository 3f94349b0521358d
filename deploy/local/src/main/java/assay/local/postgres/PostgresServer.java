package assay.local.postgres;

import assay.local.CannotRun;
import assay.local.data.DataFolder;
import assay.local.data.FirstData;
import assay.local.process.Child;
import assay.local.process.Children;
import assay.local.process.Leftovers;
import assay.local.process.PidFile;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL on 127.0.0.1 with passwords, flushing to disk as in production; one database
 * and role per service.
 */
public final class PostgresServer {

    public static final String NAME = "postgresql";

    static final String SUPERUSER = "postgres";
    private static final int MAJOR = 18;

    /**
     * The passwords are 32 random bytes, which nobody guesses: many iterations would protect
     * nothing, and cost each start a second of computing.
     */
    static final String SCRAM_ITERATIONS = "1";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_GRACE = Duration.ofSeconds(30);

    private final int port;
    private final String version;
    private final Child process;
    private final CompletableFuture<Void> flushed;

    private PostgresServer(
            int port, String version, Child process, CompletableFuture<Void> flushed) {
        this.port = port;
        this.version = version;
        this.process = process;
        this.flushed = flushed;
    }

    /**
     * Starts the server, makes its data if there are none, and sees that each of the databases is
     * there with a role of the same name, which alone can connect to it.
     *
     * @param first what new data are copied from; null to make them
     * @param settings server settings beside our own, which they override
     * @throws CannotRun if it doesn't start, or would not flush to disk
     */
    public static PostgresServer start(
            DataFolder folder,
            int port,
            List<String> databases,
            @Nullable FirstData first,
            Map<String, String> settings,
            Children children) {
        try {
            var binaries = Binaries.unpacked();
            var wrapper = wrapperForRoot();
            var log = folder.newLog(NAME);
            stopLeftover(folder.postgresql());
            var password = folder.secrets().password("postgres.superuser.password");
            var flushed =
                    new NewDatabases(folder, binaries, wrapper, log, children)
                            .make(first, password);
            requireMajor(folder.postgresql());
            var process =
                    children.start(
                            spec(
                                    NAME,
                                    serverCommand(
                                            folder.postgresql(), binaries, wrapper, port, settings),
                                    log));
            var version = awaitStarted(process, port, password, folder, databases);
            return new PostgresServer(port, version, process, flushed);
        } catch (IOException e) {
            throw new CannotRun("Cannot start PostgreSQL: " + e, e);
        }
    }

    public int port() {
        return port;
    }

    /** For example {@code 18.6}. */
    public String version() {
        return version;
    }

    /**
     * Done when all data are on the disk, the new ones included; until then a crash of the machine
     * makes the next run start anew.
     */
    public CompletableFuture<Void> flushed() {
        return flushed;
    }

    public Child process() {
        return process;
    }

    /**
     * PostgreSQL refuses to run as root. Inside a user namespace of its own it does not see that it
     * is.
     */
    private static List<String> wrapperForRoot() {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        if (LinuxUtils.isUnshareAvailable()) {
            return List.of("unshare", "-U");
        }
        throw new CannotRun(
                "PostgreSQL does not run as root, and this system does not let root make a user namespace"
                        + " (unshare -U). Run as another user.");
    }

    private static List<String> serverCommand(
            Path data,
            Binaries binaries,
            List<String> wrapper,
            int port,
            Map<String, String> extra) {
        var settings =
                new TreeMap<>(
                        Map.ofEntries(
                                Map.entry("listen_addresses", "127.0.0.1"),
                                Map.entry("unix_socket_directories", ""),
                                Map.entry("port", Integer.toString(port)),
                                Map.entry("max_connections", "200"),
                                Map.entry("password_encryption", "scram-sha-256"),
                                Map.entry("scram_iterations", SCRAM_ITERATIONS),
                                Map.entry("fsync", "on"),
                                Map.entry("full_page_writes", "on"),
                                Map.entry("synchronous_commit", "on"),
                                Map.entry("timezone", "UTC"),
                                Map.entry("log_timezone", "UTC")));
        settings.putAll(extra);
        var command = new ArrayList<>(wrapper);
        command.addAll(List.of(binaries.program("postgres").toString(), "-D", data.toString()));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    static Child.Spec spec(String name, List<String> command, Path log) {
        var environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(key -> key.startsWith("PG") || key.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        return new Child.Spec(name, command, environment, log, "INT", STOP_GRACE);
    }

    private static void requireMajor(Path data) throws IOException {
        var found = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!found.equals(Integer.toString(MAJOR))) {
            throw new CannotRun(
                    "The databases in %s are of PostgreSQL %s, this is %d. Start anew with --fresh, or choose"
                                    .formatted(data, found, MAJOR)
                            + " another folder with --data.");
        }
    }

    /**
     * A server of a killed run may live on, found by {@code postmaster.pid} even when its watchdog
     * was killed too. Where the process id in that file has since gone to something else,
     * PostgreSQL would not start: then the file goes.
     */
    private static void stopLeftover(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        var process = PidFile.read(pidFile).flatMap(ProcessHandle::of);
        if (process.isEmpty()) {
            return;
        }
        if (Leftovers.belongsTo(data, process.get())) {
            Leftovers.stop(process.get());
        } else {
            Files.delete(pidFile);
        }
    }

    private static String awaitStarted(
            Child process, int port, String password, DataFolder folder, List<String> databases)
            throws IOException {
        var giveUpAt = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive()) {
            try (var connection = connect(port, password)) {
                requireDurable(connection);
                for (var database : databases) {
                    make(
                            database,
                            folder.secrets().password(database + ".database.password"),
                            connection);
                }
                execute(connection, "revoke connect on database postgres, template1 from public");
                return show(connection, "server_version").replaceAll(" .*", "");
            } catch (SQLException e) {
                if ("28P01".equals(e.getSQLState())) {
                    throw new CannotRun(
                            "The databases in %s have other passwords than secrets.properties beside them. Start anew with --fresh."
                                    .formatted(folder.path()),
                            e);
                }
                if (System.nanoTime() > giveUpAt) {
                    throw new CannotRun(
                            "PostgreSQL does not answer on 127.0.0.1:%d: %s\nIts log is %s"
                                    .formatted(port, e.getMessage(), process.log()),
                            e);
                }
                pause();
            }
        }
        throw failed("PostgreSQL did not start.", process);
    }

    /**
     * The library that brings the binaries would turn fsync off, and a saved answer could be lost:
     * never run like that.
     */
    private static void requireDurable(Connection connection) throws SQLException {
        for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            if (!show(connection, setting).equals("on")) {
                throw new CannotRun(
                        "PostgreSQL runs with %s=%s, so that an acknowledged save could be lost. It must be on."
                                .formatted(setting, show(connection, setting)));
            }
        }
    }

    private static void make(String database, String password, Connection connection)
            throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", database)) {
            execute(connection, "create role \"%s\" login".formatted(database));
        }
        execute(connection, "alter role \"%s\" password '%s'".formatted(database, password));
        if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
            execute(
                    connection,
                    "create database \"%s\" owner \"%s\"".formatted(database, database));
        }
        execute(connection, "revoke all on database \"%s\" from public".formatted(database));
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(int port, String password) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(SUPERUSER);
        source.setPassword(password);
        source.setConnectTimeout(5);
        return source.getConnection();
    }

    static CannotRun failed(String what, Child process) {
        return new CannotRun(
                "%s The end of its log:\n%s\nThe whole log is %s"
                        .formatted(
                                what,
                                process.lastLines(15).indent(4).stripTrailing(),
                                process.log()));
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while PostgreSQL was starting.", e);
        }
    }
}
