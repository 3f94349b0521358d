package assay.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChartBuilder;

/**
 * Typical searches in a large bank over the public API, beside two references in the same run: the
 * plain list by id, which is the least that a page costs, and a scan with {@code ilike}, which is
 * what a search costs without an index. All take turns.
 */
public final class Searches {
    private static final int CLIENTS = 2;
    private static final int PAGES_DEEP = 50;
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final HttpClient http = HttpClient.newHttpClient();
    private final SearchOptions options;

    private Searches(SearchOptions options) {
        this.options = options;
    }

    /**
     * One measured run.
     *
     * @param milliseconds latency of each search, ascending
     */
    private record Run(String search, int round, List<Double> milliseconds, double seconds) {
        double perSecond() {
            return milliseconds.size() / seconds;
        }

        double percentile(int percent) {
            return Percentile.of(milliseconds, percent);
        }
    }

    public static void main(String... arguments) throws Exception {
        var options = SearchOptions.of(arguments);
        var missing = List.of(Tool.PSQL, Tool.PGBENCH).stream().filter(Tool::missing).toList();
        if (!missing.isEmpty()) {
            missing.forEach(tool -> System.err.println(tool.advice()));
            System.exit(2);
        }
        new Searches(options).run();
    }

    private void run() throws Exception {
        var files = Files.createTempDirectory("assay-benchmark-search");
        try (var platform = LocalPlatform.start(options.root(), json)) {
            var database =
                    new QuestionDatabase(
                            platform.databasePort(), platform.databasePassword("question"), files);
            System.out.printf("Making %d questions.%n", options.questions());
            var generated = new GeneratedQuestions();
            generated.write(options.questions(), files);
            database.run(
                    "search/topics.sql", Map.of(), "-v", "topics=" + GeneratedQuestions.TOPICS);
            var loading = System.nanoTime();
            database.run("search/load.sql", Map.of());
            var loadSeconds = (System.nanoTime() - loading) / 1e9;
            var token = platform.token("ada");
            var words =
                    Map.of(
                            "COMMON", generated.englishWord(20),
                            "RARE", generated.englishWord(4_000),
                            "OTHER", generated.englishWord(60),
                            "TYPO", misspelled(generated.englishWord(300)),
                            "WORD", generated.englishWord(4_000));
            var searches = searches(platform, token, words);
            searches.forEach((name, address) -> measure(name, address, token, 0));
            var runs = new ArrayList<Run>();
            var scans = new ArrayList<Double>();
            for (var round = 1; round <= options.rounds(); round++) {
                for (var search : searches.entrySet()) {
                    runs.add(told(measure(search.getKey(), search.getValue(), token, round)));
                }
                scans.add(scan(database, words));
                System.out.printf(
                        "round %d  %-34s p50 %8.2f ms (mean)%n",
                        round, "scan with ilike", scans.getLast());
            }
            report(runs, scans, loadSeconds, database.run("search/plans.sql", words));
        } finally {
            delete(files);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }

    private static String misspelled(String word) {
        return word.length() < 4
                ? word + "q"
                : word.substring(0, 2) + word.charAt(3) + word.charAt(2) + word.substring(4);
    }

    private Map<String, URI> searches(
            LocalPlatform platform, String token, Map<String, String> words)
            throws IOException, InterruptedException {
        var list = "/v1/questions?limit=20&bank=" + GeneratedQuestions.BANK;
        var searches = new LinkedHashMap<String, URI>();
        searches.put("list by id (reference)", platform.gateway("/v1/questions?limit=20"));
        searches.put("rare word", platform.gateway(list + "&q=" + words.get("RARE")));
        searches.put(
                "common word, 3 restrictions",
                platform.gateway(
                        list
                                + "&state=published&topic=benchmark/t7&difficulty=easy&q="
                                + words.get("COMMON")));
        searches.put(
                "two common words",
                platform.gateway(list + "&q=" + words.get("COMMON") + "+" + words.get("OTHER")));
        searches.put("word with a slip", platform.gateway(list + "&q=" + words.get("TYPO")));
        searches.put(
                "facets of a rare word",
                platform.gateway(
                        "/v1/questions/facets?bank="
                                + GeneratedQuestions.BANK
                                + "&q="
                                + words.get("RARE")));
        searches.put(
                "facets of everything",
                platform.gateway("/v1/questions/facets?bank=" + GeneratedQuestions.BANK));
        searches.put(
                "facets of a topic",
                platform.gateway(
                        "/v1/questions/facets?topic=benchmark/t1&bank=" + GeneratedQuestions.BANK));
        searches.put(
                "page 50 by last change", deep(platform.gateway(list + "&sort=updated"), token));
        return searches;
    }

    private URI deep(URI list, String token) throws IOException, InterruptedException {
        var address = list;
        for (var page = 1; page < PAGES_DEEP; page++) {
            var cursor = json.readTree(get(address, token)).get("nextCursor");
            if (cursor.isNull()) return address;
            address = URI.create(list + "&cursor=" + cursor.asText());
        }
        return address;
    }

    private String get(URI address, String token) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
        var reply = http.send(request, BodyHandlers.ofString());
        if (reply.statusCode() != 200) {
            throw new IllegalStateException(
                    "%s: %d %s".formatted(address, reply.statusCode(), reply.body()));
        }
        return reply.body();
    }

    private Run measure(String name, URI address, String token, int round) {
        var start = System.nanoTime();
        var end = start + Duration.ofSeconds(options.seconds()).toNanos();
        Callable<List<Double>> client =
                () -> {
                    var latencies = new ArrayList<Double>();
                    for (var now = System.nanoTime(); now < end; ) {
                        get(address, token);
                        var after = System.nanoTime();
                        latencies.add((after - now) / 1e6);
                        now = after;
                    }
                    return latencies;
                };
        var all = new ArrayList<Double>();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<java.util.concurrent.Future<List<Double>>>();
            for (var i = 0; i < CLIENTS; i++) running.add(clients.submit(client));
            for (var future : running) all.addAll(future.get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(name, e);
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        return new Run(name, round, all.stream().sorted().toList(), seconds);
    }

    /** Mean milliseconds of a scan, by one client. */
    private double scan(QuestionDatabase database, Map<String, String> words)
            throws IOException, InterruptedException {
        var printed = database.pgbench("search/ilike.sql", words, options.seconds());
        var latency = LATENCY.matcher(printed);
        if (!latency.find()) {
            throw new IllegalStateException("pgbench printed no result:\n" + printed);
        }
        return Double.parseDouble(latency.group(1));
    }

    private static Run told(Run run) {
        System.out.printf(
                "round %d  %-34s p50 %8.2f ms  p95 %8.2f ms  p99 %8.2f ms  %8.1f /s%n",
                run.round(),
                run.search(),
                run.percentile(50),
                run.percentile(95),
                run.percentile(99),
                run.perSecond());
        return run;
    }

    private void report(List<Run> runs, List<Double> scans, double loadSeconds, String plans)
            throws IOException {
        var report = new LinkedHashMap<String, Object>();
        report.put("benchmark", "search");
        report.put("measuredAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        report.put("commit", options.commit());
        report.put("machine", Machine.describe());
        report.put("questions", options.questions());
        report.put("clients", CLIENTS);
        report.put("secondsPerRun", options.seconds());
        report.put("loadSeconds", Math.round(loadSeconds));
        report.put(
                "runs",
                runs.stream()
                        .map(run -> {
                            var row = new LinkedHashMap<String, Object>();
                            row.put("search", run.search());
                            row.put("round", run.round());
                            row.put("perSecond", rounded(run.perSecond()));
                            row.put("p50Ms", rounded(run.percentile(50)));
                            row.put("p95Ms", rounded(run.percentile(95)));
                            row.put("p99Ms", rounded(run.percentile(99)));
                            return row;
                        })
                        .toList());
        report.put("scanWithIlikeMeanMs", scans.stream().map(Searches::rounded).toList());
        Files.createDirectories(options.out());
        Files.writeString(options.out().resolve("search-plans.txt"), plans);
        Files.writeString(
                options.out().resolve("search.json"), json.writeValueAsString(report) + "\n");
        plot(runs, options.out().resolve("search.png"));
        System.out.println(
                "Written: %s, with search.png and search-plans.txt beside it."
                        .formatted(options.out().resolve("search.json")));
    }

    private void plot(List<Run> runs, Path file) throws IOException {
        var chart =
                new CategoryChartBuilder()
                        .width(1100)
                        .height(560)
                        .title(
                                "Searching %d questions: %s"
                                        .formatted(options.questions(), Machine.describe()))
                        .yAxisTitle("milliseconds, median of the rounds")
                        .build();
        chart.getStyler().setXAxisLabelRotation(25);
        var names = runs.stream().map(Run::search).distinct().toList();
        for (var percent : new int[] {50, 95, 99}) {
            chart.addSeries(
                    "p" + percent,
                    names,
                    names.stream()
                            .map(name ->
                                    Percentile.of(
                                            runs.stream()
                                                    .filter(run -> run.search().equals(name))
                                                    .map(run -> run.percentile(percent))
                                                    .sorted()
                                                    .toList(),
                                            50))
                            .toList());
        }
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
