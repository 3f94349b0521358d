package assay.benchmark;

import assay.benchmark.Measurement.Way;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.vertx.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Saves per second beside {@code pgbench} one-row upserts on the same PostgreSQL server and beside
 * a no-op POST of the same body on the same HTTP stack. The three take turns, since a machine's
 * disk and neighbours change by the minute; every measured run is told, and the ratios are those of
 * the medians.
 */
@QuarkusMain
public class Saves implements QuarkusApplication {
    private static final int THREADS = 2;
    private static final Pattern RESULT = Pattern.compile("^result (\\{.*})$", Pattern.MULTILINE);
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final String LOGGED_SHARE = "0.1";

    private final HttpServer noOp;
    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Saves(HttpServer noOp) {
        this.noOp = noOp;
    }

    public static void main(String... arguments) {
        Quarkus.run(Saves.class, arguments);
    }

    @Override
    public int run(String... arguments) throws Exception {
        var options = Options.of(arguments);
        var missing = Arrays.stream(Tool.values()).filter(Tool::missing).toList();
        if (!missing.isEmpty()) {
            missing.forEach(tool -> System.err.println(tool.advice()));
            return 2;
        }
        try (var platform = LocalPlatform.start(options.root(), json)) {
            measure(options, platform);
        }
        return 0;
    }

    private void measure(Options options, LocalPlatform platform)
            throws IOException, InterruptedException {
        var files = Files.createTempDirectory("assay-benchmark-files");
        var sessions = files.resolve("sessions.tsv");
        Files.write(sessions, platform.startSessions(options.sessions()));
        var script = unpack("save.lua", files);
        var upsert = unpack("upsert.sql", files);
        var database = new Database(platform.databasePort(), platform.databasePassword());
        database.prepare();

        System.out.printf("Warming up for %d s.%n", options.warmUpSeconds());
        var sequence = 1L;
        sequence =
                save(
                                platform.sessionService(),
                                sessions,
                                script,
                                options,
                                options.warmUpSeconds(),
                                sequence,
                                0)
                        .next();
        noOp(sessions, script, options, options.warmUpSeconds(), 0);

        var runs = new ArrayList<Measurement>();
        for (int round = 1; round <= options.rounds(); round++) {
            var saved =
                    save(
                            platform.sessionService(),
                            sessions,
                            script,
                            options,
                            options.seconds(),
                            sequence,
                            round);
            sequence = saved.next();
            runs.add(told(saved.measurement()));
            runs.add(told(database.upserts(upsert, options, round)));
            runs.add(told(noOp(sessions, script, options, options.seconds(), round)));
        }
        database.cleanUp();
        report(options, runs);
        for (var file : List.of(sessions, script, upsert, files)) Files.delete(file);
    }

    private record Saved(Measurement measurement, long next) {}

    private Saved save(
            URI service,
            Path sessions,
            Path script,
            Options options,
            int seconds,
            long firstSequence,
            int round)
            throws IOException, InterruptedException {
        var run =
                wrk(
                        Way.SAVE,
                        "PUT",
                        service,
                        sessions,
                        script,
                        options,
                        seconds,
                        firstSequence,
                        round);
        if (run.refused() + run.failed() > 0) {
            throw new IllegalStateException(
                    "saves were refused or failed, so their rate means nothing: " + run);
        }
        // A thread moves to its next sequence number after all of its sessions had the last one.
        var used = (long) (run.perSecond() * (seconds + 5));
        return new Saved(run, firstSequence + used);
    }

    private Measurement noOp(Path sessions, Path script, Options options, int seconds, int round)
            throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + noOp.getPort());
        return wrk(Way.NO_OP, "POST", address, sessions, script, options, seconds, 1, round);
    }

    private Measurement wrk(
            Way way,
            String method,
            URI address,
            Path sessions,
            Path script,
            Options options,
            int seconds,
            long firstSequence,
            int round)
            throws IOException, InterruptedException {
        var printed =
                Tool.WRK.run(
                        Map.of(),
                        List.of(
                                "--threads",
                                Integer.toString(THREADS),
                                "--connections",
                                Integer.toString(options.connections()),
                                "--duration",
                                seconds + "s",
                                "--script",
                                script.toString(),
                                address.toString(),
                                "--",
                                sessions.toString(),
                                Long.toString(firstSequence),
                                Integer.toString(THREADS),
                                method));
        var result = RESULT.matcher(printed);
        if (!result.find()) throw new IllegalStateException("wrk printed no result:\n" + printed);
        var numbers = json.readTree(result.group(1));
        return new Measurement(
                way,
                round,
                numbers.get("requests").asDouble() / numbers.get("seconds").asDouble(),
                numbers.get("p50Ms").asDouble(),
                numbers.get("p99Ms").asDouble(),
                numbers.get("refused").asLong(),
                numbers.get("failed").asLong());
    }

    /**
     * The platform's own PostgreSQL server, where pgbench writes into a table beside the
     * platform's.
     */
    private record Database(int port, String password) {
        private List<String> connection() {
            return List.of("-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "session");
        }

        void prepare() throws IOException, InterruptedException {
            psql(
                    "create table if not exists benchmark_upsert (session bigint, question bigint, response jsonb not null,"
                            + " saved_at timestamptz not null default clock_timestamp(), primary key (session, question))");
        }

        void cleanUp() throws IOException, InterruptedException {
            psql("drop table benchmark_upsert");
        }

        private void psql(String statement) throws IOException, InterruptedException {
            var arguments = new ArrayList<>(connection());
            arguments.addAll(List.of("-d", "session", "-c", statement));
            Tool.PSQL.run(Map.of("PGPASSWORD", password), arguments);
        }

        Measurement upserts(Path script, Options options, int round)
                throws IOException, InterruptedException {
            var logs = Files.createTempDirectory("assay-benchmark-pgbench");
            var arguments = new ArrayList<>(connection());
            arguments.addAll(
                    List.of(
                            "--no-vacuum",
                            "--protocol=prepared",
                            "--client=" + options.connections(),
                            "--jobs=" + THREADS,
                            "--time=" + options.seconds(),
                            "--file=" + script,
                            "--log",
                            "--log-prefix=" + logs.resolve("log"),
                            "--sampling-rate=" + LOGGED_SHARE,
                            "session"));
            var printed = Tool.PGBENCH.run(Map.of("PGPASSWORD", password), arguments);
            var latencies = latencies(logs);
            return new Measurement(
                    Way.PGBENCH,
                    round,
                    number(TPS, printed),
                    Percentile.of(latencies, 50),
                    Percentile.of(latencies, 99),
                    0,
                    0);
        }

        /**
         * In milliseconds, ascending, by pgbench's logs of single transactions, which are deleted.
         * The third field of a line is the time in microseconds.
         *
         * @see <a href="https://www.postgresql.org/docs/18/pgbench.html">pgbench, Per-Transaction
         *     Logging</a>
         */
        private static List<Double> latencies(Path logs) throws IOException {
            var latencies = new ArrayList<Double>();
            try (var files = Files.list(logs)) {
                for (var file : files.toList()) {
                    for (var line : Files.readAllLines(file)) {
                        latencies.add(Long.parseLong(line.split(" ", 4)[2]) / 1000.0);
                    }
                    Files.delete(file);
                }
            }
            Files.delete(logs);
            latencies.sort(null);
            return latencies;
        }

        private static double number(Pattern pattern, String printed) {
            var found = pattern.matcher(printed);
            if (!found.find())
                throw new IllegalStateException("pgbench printed no result:\n" + printed);
            return Double.parseDouble(found.group(1));
        }
    }

    private static Measurement told(Measurement run) {
        System.out.printf(
                "round %d  %-24s %9.0f /s   p50 %7.2f ms   p99 %7.2f ms%n",
                run.round(), run.way().title, run.perSecond(), run.p50Ms(), run.p99Ms());
        return run;
    }

    private void report(Options options, List<Measurement> runs) throws IOException {
        var save = Measurement.medianPerSecond(runs, Way.SAVE);
        var ratios = new LinkedHashMap<String, Double>();
        ratios.put("saveToPgbench", rounded(save / Measurement.medianPerSecond(runs, Way.PGBENCH)));
        ratios.put("saveToNoOp", rounded(save / Measurement.medianPerSecond(runs, Way.NO_OP)));
        var report = new LinkedHashMap<String, Object>();
        report.put("benchmark", "saves");
        report.put("measuredAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        report.put("commit", options.commit());
        report.put("machine", Machine.describe());
        report.put("connections", options.connections());
        report.put("sessions", options.sessions());
        report.put("secondsPerRun", options.seconds());
        report.put("ratiosOfMedians", ratios);
        report.put(
                "runs",
                runs.stream()
                        .map(run -> {
                            var row = new LinkedHashMap<String, Object>();
                            row.put("way", run.way().name);
                            row.put("round", run.round());
                            row.put("perSecond", Math.round(run.perSecond()));
                            row.put("p50Ms", run.p50Ms());
                            row.put("p99Ms", run.p99Ms());
                            return row;
                        })
                        .toList());
        Files.createDirectories(options.out());
        var file = options.out().resolve("saves.json");
        Files.writeString(file, json.writeValueAsString(report) + "\n");
        Plot.write(
                runs,
                "%d connections, %s".formatted(options.connections(), Machine.describe()),
                options.out().resolve("saves.png"));
        System.out.printf(
                "A save reaches %.2f of pgbench's one-row upserts and %.2f of a no-op POST (medians of %d rounds).%nWritten: %s and saves.png beside it.%n",
                ratios.get("saveToPgbench"), ratios.get("saveToNoOp"), options.rounds(), file);
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * 100) / 100.0;
    }

    private static Path unpack(String resource, Path folder) throws IOException {
        var file = folder.resolve(resource);
        try (var in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("missing from the jar: " + resource);
            Files.copy(in, file);
        }
        return file;
    }
}
