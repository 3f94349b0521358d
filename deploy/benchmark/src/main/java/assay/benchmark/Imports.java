package assay.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChartBuilder;

/**
 * Imports of large files over the public API. The reference in the same run is {@code COPY} of the
 * rows that the import wrote into the same tables, with their indexes and triggers: what the
 * database alone takes for them. What memory an import needs is measured apart, by full collections
 * while a small and a large file come in.
 */
public final class Imports {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration COLLECT = Duration.ofMillis(500);
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(20);

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final HttpClient http = HttpClient.newHttpClient();
    private final ImportOptions options;

    private Imports(ImportOptions options) {
        this.options = options;
    }

    /**
     * One measured import.
     *
     * @param seconds from the upload to the end of the job
     * @param copySeconds of the reference
     * @param heapPeak largest heap that was seen, garbage included, in bytes
     * @param residentPeak largest resident memory that was seen, in bytes; 0: not known
     */
    private record Run(
            ImportFile file,
            int questions,
            int round,
            double seconds,
            double copySeconds,
            long heapPeak,
            long residentPeak) {
        double perSecond() {
            return questions / seconds;
        }

        double ratio() {
            return seconds / copySeconds;
        }
    }

    /**
     * What an import holds.
     *
     * @param before live heap before it, in bytes
     * @param peak largest live heap that was seen while it ran, in bytes
     * @param collections how often it was looked at
     */
    private record Held(ImportFile file, int questions, long before, long peak, int collections) {
        double growthMiB() {
            return mebibytes(peak - before);
        }
    }

    /** What is looked at while an import runs. */
    private interface Watch {
        void look() throws IOException;
    }

    public static void main(String... arguments) throws Exception {
        var options = ImportOptions.of(arguments);
        if (Tool.PSQL.missing()) {
            System.err.println(Tool.PSQL.advice());
            System.exit(2);
        }
        new Imports(options).run();
    }

    private void run() throws Exception {
        var files = Files.createTempDirectory("assay-benchmark-import");
        try (var platform = LocalPlatform.start(options.root(), json);
                var memory = ServiceMemory.of(platform.service("question-service"))) {
            var database =
                    new QuestionDatabase(
                            platform.databasePort(), platform.databasePassword("question"), files);
            var token = platform.token("ada");
            var runs = new ArrayList<Run>();
            System.out.println("Warming up.");
            for (var file : ImportFile.values()) {
                measure(platform, database, memory, token, files, file, options.fewer(), 0);
            }
            for (var round = 1; round <= options.rounds(); round++) {
                for (var file : ImportFile.values()) {
                    for (var count : List.of(options.fewer(), options.questions())) {
                        runs.add(
                                told(
                                        measure(
                                                platform, database, memory, token, files, file,
                                                count, round)));
                    }
                }
            }
            var held = new ArrayList<Held>();
            for (var file : ImportFile.values()) {
                for (var count : List.of(options.fewer(), options.questions())) {
                    held.add(told(hold(platform, database, memory, token, files, file, count)));
                }
            }
            report(runs, held, memory.heapMax());
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

    private Run measure(
            LocalPlatform platform,
            QuestionDatabase database,
            ServiceMemory memory,
            String token,
            Path files,
            ImportFile file,
            int count,
            int round)
            throws IOException, InterruptedException {
        var bank = "benchmark-%s-%d-%d".formatted(file.format.replace('_', '-'), count, round);
        var peaks = new long[2];
        var seconds =
                imported(
                        platform,
                        token,
                        bank,
                        file,
                        count,
                        files,
                        POLL,
                        () -> {
                            peaks[0] = Math.max(peaks[0], memory.heapUsed());
                            peaks[1] = Math.max(peaks[1], memory.resident().orElse(0));
                        });
        var words = Map.of("BANK", bank);
        database.run("imports/copy-out.sql", words);
        var copying = System.nanoTime();
        database.run("imports/copy-in.sql", words);
        var copySeconds = (System.nanoTime() - copying) / 1e9;
        database.run("imports/clean.sql", words);
        return new Run(file, count, round, seconds, copySeconds, peaks[0], peaks[1]);
    }

    private Held hold(
            LocalPlatform platform,
            QuestionDatabase database,
            ServiceMemory memory,
            String token,
            Path files,
            ImportFile file,
            int count)
            throws IOException, InterruptedException {
        var bank = "benchmark-%s-%d-held".formatted(file.format.replace('_', '-'), count);
        var before = memory.heapLive();
        var seen = new ArrayList<Long>();
        imported(
                platform,
                token,
                bank,
                file,
                count,
                files,
                COLLECT,
                () -> seen.add(memory.heapLive()));
        database.run("imports/clean.sql", Map.of("BANK", bank));
        var peak = seen.stream().mapToLong(Long::longValue).max().orElse(before);
        return new Held(file, count, before, peak, seen.size());
    }

    /** Seconds that it took. */
    private double imported(
            LocalPlatform platform,
            String token,
            String bank,
            ImportFile file,
            int count,
            Path files,
            Duration every,
            Watch watch)
            throws IOException, InterruptedException {
        var bankId =
                send(request(platform.gateway("/v1/banks"), token)
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                json.writeValueAsString(
                                                        Map.of(
                                                                "name",
                                                                bank,
                                                                "title",
                                                                "Benchmark")))))
                        .get("id")
                        .asText();
        var written = file.write(count, files);
        var start = System.nanoTime();
        var created =
                send(
                        request(
                                        platform.gateway(
                                                "/v1/banks/%s/imports?format=%s"
                                                        .formatted(bankId, file.format)),
                                        token)
                                .header("Content-Type", "application/octet-stream")
                                .POST(BodyPublishers.ofFile(written)));
        var address =
                platform.gateway(
                        "/v1/banks/%s/imports/%s".formatted(bankId, created.get("id").asText()));
        var job = created.get("job");
        while (job.get("finishedAt").isNull()) {
            if (System.nanoTime() - start > ENDS_WITHIN.toNanos()) {
                throw new IllegalStateException("the import does not end: " + job);
            }
            watch.look();
            Thread.sleep(every);
            job = send(request(address, token)).get("job");
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        if (job.get("outcomes").path("imported").asInt() != count) {
            throw new IllegalStateException(
                    "not all of %d questions came in: %s".formatted(count, job));
        }
        Files.delete(written);
        return seconds;
    }

    private static HttpRequest.Builder request(URI address, String token) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var reply = http.send(request.build(), BodyHandlers.ofString());
        if (reply.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s: %d %s".formatted(reply.uri(), reply.statusCode(), reply.body()));
        }
        return json.readTree(reply.body());
    }

    private static Run told(Run run) {
        System.out.printf(
                "round %d  %-16s %6d questions %7.2f s  %7.1f /s   copy %6.2f s   heap %4.0f MiB, resident %4.0f MiB%n",
                run.round(),
                run.file().title,
                run.questions(),
                run.seconds(),
                run.perSecond(),
                run.copySeconds(),
                mebibytes(run.heapPeak()),
                mebibytes(run.residentPeak()));
        return run;
    }

    private static Held told(Held held) {
        System.out.printf(
                "held     %-16s %6d questions  live heap %6.1f MiB, %.1f MiB before (%d collections)%n",
                held.file().title,
                held.questions(),
                mebibytes(held.peak()),
                mebibytes(held.before()),
                held.collections());
        return held;
    }

    private void report(List<Run> runs, List<Held> held, long heapMax) throws IOException {
        var ratios = new LinkedHashMap<String, Object>();
        for (var file : ImportFile.values()) {
            ratios.put(
                    file.format,
                    Map.of(
                            "importToCopy",
                            rounded(median(runs, file, options.questions(), Run::ratio))));
        }
        var report = new LinkedHashMap<String, Object>();
        report.put("benchmark", "imports");
        report.put("measuredAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        report.put("commit", options.commit());
        report.put("machine", Machine.describe());
        report.put("heapMaxMiB", rounded(mebibytes(heapMax)));
        report.put("ratiosOfMedians", ratios);
        report.put("runs", runs.stream().map(Imports::row).toList());
        report.put("liveHeap", held.stream().map(Imports::row).toList());
        Files.createDirectories(options.out());
        var file = options.out().resolve("imports.json");
        Files.writeString(file, json.writeValueAsString(report) + "\n");
        plot(runs, options.out().resolve("imports.png"));
        System.out.println("Written: " + file + " and imports.png beside it.");
    }

    private static Map<String, Object> row(Run run) {
        var row = new LinkedHashMap<String, Object>();
        row.put("format", run.file().format);
        row.put("questions", run.questions());
        row.put("round", run.round());
        row.put("seconds", rounded(run.seconds()));
        row.put("perSecond", rounded(run.perSecond()));
        row.put("copySeconds", rounded(run.copySeconds()));
        row.put("importToCopy", rounded(run.ratio()));
        row.put("heapPeakMiB", rounded(mebibytes(run.heapPeak())));
        row.put("residentPeakMiB", rounded(mebibytes(run.residentPeak())));
        return row;
    }

    private static Map<String, Object> row(Held held) {
        var row = new LinkedHashMap<String, Object>();
        row.put("format", held.file().format);
        row.put("questions", held.questions());
        row.put("beforeMiB", rounded(mebibytes(held.before())));
        row.put("peakMiB", rounded(mebibytes(held.peak())));
        row.put("growthMiB", rounded(held.growthMiB()));
        row.put("collections", held.collections());
        return row;
    }

    private static double median(
            List<Run> runs, ImportFile file, int questions, ToDoubleFunction<Run> value) {
        return Percentile.of(
                runs.stream()
                        .filter(run -> run.file() == file && run.questions() == questions)
                        .map(run -> (Double) value.applyAsDouble(run))
                        .sorted()
                        .toList(),
                50);
    }

    private void plot(List<Run> runs, Path file) throws IOException {
        var chart =
                new CategoryChartBuilder()
                        .width(900)
                        .height(520)
                        .title(
                                "Importing %d questions: %s"
                                        .formatted(options.questions(), Machine.describe()))
                        .yAxisTitle("seconds, median of the rounds")
                        .build();
        var titles = new ArrayList<String>();
        var imported = new ArrayList<Double>();
        var copied = new ArrayList<Double>();
        for (var each : ImportFile.values()) {
            titles.add(each.title);
            imported.add(median(runs, each, options.questions(), Run::seconds));
            copied.add(median(runs, each, options.questions(), Run::copySeconds));
        }
        chart.addSeries("import of the file", titles, imported);
        chart.addSeries("COPY of the same rows", titles, copied);
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private static double mebibytes(long bytes) {
        return bytes / (double) (1 << 20);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
