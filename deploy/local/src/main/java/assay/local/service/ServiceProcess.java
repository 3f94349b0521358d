package assay.local.service;

import assay.local.process.Child;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one packaged service is run: its program, its Java options, its environment.
 *
 * @param application the packaged application, {@code quarkus-run.jar}
 * @param aotCache a cache that makes it start faster, used while it is newer than the application
 * @param folder the data folder of the run; on the command line, so that a left-over process can be
 *     told from others
 * @param environment what the service is configured with
 */
public record ServiceProcess(
        Service service,
        int port,
        Path application,
        Path aotCache,
        Purpose purpose,
        Path folder,
        Map<String, String> environment) {

    /** What a process is started for, which tells how its JVM spends the processor's time. */
    public enum Purpose {
        /**
         * Being ready soon: the JVM leaves out its second, optimising compiler, which takes a third
         * of the processor's time during a start.
         */
        QUICK_START,
        /** Carrying much once it is warm, as in production. */
        PEAK,
        /** Writing the AOT cache when it ends. */
        TRAINING
    }

    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final Duration TRAINING_STOP_GRACE = Duration.ofMinutes(3);

    public ServiceProcess {
        environment = Map.copyOf(environment);
    }

    public Child.Spec spec(Path log) {
        return new Child.Spec(
                service.id(),
                command(),
                fullEnvironment(),
                log,
                "TERM",
                purpose == Purpose.TRAINING ? TRAINING_STOP_GRACE : STOP_GRACE);
    }

    /** Address of the service on this machine. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseCompactObjectHeaders", "-Xmx512m", "-Xlog:aot*=error"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dassay.data=" + folder);
        if (purpose == Purpose.QUICK_START) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        if (purpose == Purpose.TRAINING) {
            command.add("-XX:AOTCacheOutput=" + aotCache);
        } else if (isNewer(aotCache, application)) {
            command.add("-XX:AOTCache=" + aotCache);
        }
        command.addAll(List.of("-jar", application.toString()));
        return command;
    }

    private static boolean isNewer(Path file, Path than) {
        return Files.exists(file) && file.toFile().lastModified() >= than.toFile().lastModified();
    }

    /**
     * What somebody's shell happens to set for Quarkus or Assay must not reach a service; two
     * settings may pass.
     */
    private Map<String, String> fullEnvironment() {
        var all = new TreeMap<String, @Nullable String>(System.getenv());
        all.keySet()
                .removeIf(name ->
                        name.startsWith("QUARKUS_")
                                || (name.startsWith("ASSAY_")
                                        && !List.of("ASSAY_LOG_JSON", "ASSAY_OTLP_ENDPOINT")
                                                .contains(name)));
        all.putIfAbsent("ASSAY_LOG_JSON", "false");
        all.putAll(environment);
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return new TreeMap<>(all);
    }
}
