package assay.local;

import static java.util.stream.Collectors.joining;

import assay.local.data.DataFolder;
import assay.local.data.FirstData;
import assay.local.exam.ReadyExams;
import assay.local.gateway.Gateway;
import assay.local.oidc.OidcProvider;
import assay.local.oidc.ServiceClient;
import assay.local.page.LandingPage;
import assay.local.postgres.PostgresServer;
import assay.local.process.Child;
import assay.local.process.Children;
import assay.local.reference.Reference;
import assay.local.service.Service;
import assay.local.service.ServiceProcess;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The platform on one machine, from its start to its end. Everything that it starts ends with it.
 */
final class LocalRun {

    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(100);
    private static final Duration RESTART_PAUSE = Duration.ofMillis(200);
    private static final int RESTARTS_IN_VAIN_MAX = 5;
    private static final int LOG_LINES_SHOWN = 15;

    private final Options options;
    private final Layout layout;
    private final Progress progress;
    private final BlockingQueue<CannotRun> trouble = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PROBE_LIMIT).executor(threads).build();
    private final Object stopLock = new Object();

    private volatile boolean ready;
    private volatile boolean stopping;
    private boolean stopped;
    private @Nullable DataFolder folder;
    private @Nullable Children children;
    private @Nullable Vertx vertx;

    LocalRun(Options options, Layout layout, PrintStream out) {
        this.options = options;
        this.layout = layout;
        this.progress = new Progress(out);
    }

    /**
     * Starts everything and returns when all is ready.
     *
     * @throws CannotRun if it can't; what was started until then is for {@link #stop()} to end
     */
    void start() {
        try {
            var data = openFolder();
            Arrays.stream(Service.values()).forEach(layout::application);
            start(data);
        } catch (IOException e) {
            throw new CannotRun("Cannot start: " + e, e);
        } catch (CompletionException e) {
            if (e.getCause() instanceof CannotRun cannotRun) {
                throw cannotRun;
            }
            throw new CannotRun("Cannot start: " + e.getCause(), e);
        }
    }

    private DataFolder openFolder() throws IOException {
        var data =
                options.train
                        ? DataFolder.open(Files.createTempDirectory("assay-training-"), false)
                        : DataFolder.open(options.data, options.fresh);
        folder = data;
        children = new Children(data.run());
        if (!options.train) {
            progress.say("Assay, local run; data in " + data.path());
        }
        if (!data.cleanedUp().isEmpty()) {
            progress.say(
                    "  The run before was killed; stopped what it left: "
                            + String.join(", ", data.cleanedUp()));
        }
        return data;
    }

    private void start(DataFolder data) throws IOException {
        var ports = new Ports();
        var gatewayPort = options.train ? 0 : options.port;
        if (gatewayPort != 0) {
            ports.choose(gatewayPort, "the gateway", "--port");
        }
        var postgresPort = ports.choose(options.postgresPort, "PostgreSQL", "--postgres-port");
        var servicePorts = new EnumMap<Service, Integer>(Service.class);
        servicePorts.put(
                Service.QUESTION,
                ports.choose(options.questionPort, "question-service", "--question-port"));
        servicePorts.put(
                Service.SESSION,
                ports.choose(options.sessionPort, "session-service", "--session-port"));
        servicePorts.put(
                Service.GRADING,
                ports.choose(options.gradingPort, "grading-service", "--grading-port"));

        var postgres = async(() -> startPostgres(data, postgresPort));
        var gateway = startGateway(data, gatewayPort, servicePorts);
        var configurations = configurations(data, gateway, postgresPort, servicePorts);
        postgres.join();
        var question = async(() -> startService(Service.QUESTION, configurations));
        var session = async(() -> startService(Service.SESSION, configurations));
        // The exams need the two above only. All at once they would wait for each other's processor
        // time.
        var grading =
                session.thenApplyAsync(_ -> startService(Service.GRADING, configurations), threads);
        CompletableFuture.allOf(question, session).join();
        putExamsInPlace(gateway.origin());
        grading.join();
        postgres.join().flushed().join();
        tellWhere(data, gateway, postgresPort, servicePorts);
        gateway.ready();
        ready = true;
        if (!options.train) {
            progress.say(readyText(data, gateway.origin()));
        }
    }

    private <T> CompletableFuture<T> async(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, threads);
    }

    /** Null where new databases must be made. */
    private @Nullable FirstData firstData() {
        if (options.train) {
            return null;
        }
        var applications = Arrays.stream(Service.values()).map(layout::application).toList();
        try {
            return layout.firstData().isMadeBy(applications) ? layout.firstData() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Children children() {
        return java.util.Objects.requireNonNull(children);
    }

    private PostgresServer startPostgres(DataFolder data, int port) {
        var step = progress.begin("PostgreSQL");
        var databases = Arrays.stream(Service.values()).map(Service::database).toList();
        var server = PostgresServer.start(data, port, databases, firstData(), Map.of(), children());
        var _ = server.process().exit().thenAccept(status -> end(died(server.process(), status)));
        step.done("%s on 127.0.0.1:%d, flushing to disk".formatted(server.version(), port));
        return server;
    }

    private Gateway startGateway(DataFolder data, int port, Map<Service, Integer> servicePorts)
            throws IOException {
        var step = progress.begin("gateway");
        var sessionSecret = data.secrets().password("session-service.client.secret");
        var gradingSecret = data.secrets().password("grading-service.client.secret");
        var created =
                Vertx.vertx(
                        new VertxOptions()
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCachingEnabled(false)
                                                .setClassPathResolvingEnabled(false)));
        vertx = created;
        var gateway =
                Gateway.listen(
                        created,
                        port,
                        servicePorts,
                        listening -> {
                            var clients =
                                    List.of(
                                            new ServiceClient(
                                                    "session-service",
                                                    sessionSecret,
                                                    List.of(
                                                            "pools:read",
                                                            "pools:write",
                                                            "submissions:write")),
                                            new ServiceClient(
                                                    "grading-service",
                                                    gradingSecret,
                                                    List.of("keys:read")));
                            new OidcProvider(listening.origin(), clients, InstantSource.system())
                                    .mount(listening.router());
                            LandingPage.mount(listening.router(), listening.origin());
                            Reference.mount(
                                    listening.router(),
                                    created,
                                    listening.origin(),
                                    urls(servicePorts),
                                    client);
                        });
        step.done("and OpenID provider on " + gateway.origin());
        return gateway;
    }

    private static Map<Service, String> urls(Map<Service, Integer> ports) {
        var urls = new EnumMap<Service, String>(Service.class);
        ports.forEach((service, port) -> urls.put(service, "http://127.0.0.1:" + port));
        return urls;
    }

    private Map<Service, ServiceProcess> configurations(
            DataFolder data, Gateway gateway, int postgresPort, Map<Service, Integer> ports)
            throws IOException {
        var processes = new EnumMap<Service, ServiceProcess>(Service.class);
        for (var service : Service.values()) {
            var environment =
                    new TreeMap<>(
                            Map.of(
                                    "ASSAY_DATABASE_HOST", "127.0.0.1",
                                    "ASSAY_DATABASE_PORT", Integer.toString(postgresPort),
                                    "ASSAY_DATABASE_NAME", service.database(),
                                    "ASSAY_DATABASE_USER", service.database(),
                                    "ASSAY_DATABASE_PASSWORD",
                                            data.secrets()
                                                    .password(
                                                            service.database()
                                                                    + ".database.password"),
                                    "ASSAY_OIDC_ISSUER", gateway.origin() + OidcProvider.PATH));
            switch (service) {
                case QUESTION -> environment.put("ASSAY_SHIPPED_BANK_ORGANISATION", "demo");
                case SESSION -> {
                    if (options.purpose() == ServiceProcess.Purpose.QUICK_START) {
                        environment.put("ASSAY_WARM_UP_SAVES", "0");
                    }
                    environment.put(
                            "ASSAY_SESSION_TOKEN_KEYS",
                            "k1:" + data.secrets().key("session.token.key"));
                    environment.put(
                            "ASSAY_GRADING_SERVICE_URL",
                            "http://127.0.0.1:" + ports.get(Service.GRADING));
                }
                case GRADING -> {}
            }
            if (service != Service.QUESTION) {
                environment.put(
                        "ASSAY_QUESTION_SERVICE_URL",
                        "http://127.0.0.1:" + ports.get(Service.QUESTION));
                environment.put("ASSAY_OIDC_CLIENT_ID", service.id());
                environment.put(
                        "ASSAY_OIDC_CLIENT_SECRET",
                        data.secrets().password(service.id() + ".client.secret"));
            }
            processes.put(
                    service,
                    new ServiceProcess(
                            service,
                            java.util.Objects.requireNonNull(ports.get(service)),
                            layout.application(service),
                            layout.aotCache(service),
                            options.purpose(),
                            data.path(),
                            environment));
        }
        return processes;
    }

    private Child startService(Service service, Map<Service, ServiceProcess> configurations) {
        return startService(java.util.Objects.requireNonNull(configurations.get(service)));
    }

    private Child startService(ServiceProcess process) {
        var step = progress.begin(process.service().id());
        try {
            var log = java.util.Objects.requireNonNull(folder).newLog(process.service().id());
            var child = children().start(process.spec(log));
            awaitReady(child, process);
            watch(child, process);
            step.done("on 127.0.0.1:" + process.port());
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Child child, ServiceProcess process) {
        var giveUpAt = System.nanoTime() + READY_LIMIT.toNanos();
        while (!isReady(process)) {
            if (!child.isAlive()) {
                throw died(child, child.exit().join());
            }
            if (System.nanoTime() > giveUpAt) {
                throw new CannotRun(
                        "%s was not ready after %d s. The end of its log:\n%s\nThe whole log is %s"
                                .formatted(
                                        child.name(),
                                        READY_LIMIT.toSeconds(),
                                        child.lastLines(LOG_LINES_SHOWN).indent(4).stripTrailing(),
                                        child.log()));
            }
            pause(PROBE_PAUSE);
        }
    }

    private boolean isReady(ServiceProcess process) {
        return isListening(process) && saysThatItIsReady(process);
    }

    /** Costs next to nothing, while what is awaited needs the processor. */
    private static boolean isListening(ServiceProcess process) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), process.port()),
                    (int) PROBE_LIMIT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean saysThatItIsReady(ServiceProcess process) {
        var probe =
                HttpRequest.newBuilder(URI.create(process.url() + "/q/health/ready"))
                        .timeout(PROBE_LIMIT)
                        .build();
        try {
            return client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while waiting for " + process.service().id(), e);
        }
    }

    private void watch(Child child, ServiceProcess process) {
        var _ =
                child.exit()
                        .thenAcceptAsync(
                                status -> {
                                    if (stopping) {
                                        return;
                                    }
                                    if (options.restartServices) {
                                        restart(child, process, status);
                                    } else {
                                        end(died(child, status));
                                    }
                                },
                                threads);
    }

    private void restart(Child dead, ServiceProcess process, int status) {
        progress.say(
                "  %s ended with status %d; starting it again.".formatted(dead.name(), status));
        var hold = java.util.Objects.requireNonNull(folder).run().resolve(dead.name() + ".hold");
        CannotRun last = died(dead, status);
        for (var attempt = 0; attempt < RESTARTS_IN_VAIN_MAX && !stopping; attempt++) {
            pause(RESTART_PAUSE);
            while (Files.exists(hold) && !stopping) {
                pause(PROBE_PAUSE);
            }
            try {
                startService(process);
                return;
            } catch (CannotRun e) {
                last = e;
            }
        }
        end(last);
    }

    private static CannotRun died(Child child, int status) {
        return new CannotRun(
                "%s ended unexpectedly, with status %d. The end of its log:\n%s\nThe whole log is %s"
                        .formatted(
                                child.name(),
                                status,
                                child.lastLines(LOG_LINES_SHOWN).indent(4).stripTrailing(),
                                child.log()));
    }

    private void end(CannotRun reason) {
        if (!stopping) {
            trouble.add(reason);
        }
    }

    private void putExamsInPlace(String origin) {
        var step = progress.begin("exams");
        try {
            var outcomes = new ReadyExams(origin, client).putInPlace();
            step.done(
                    outcomes.stream()
                            .filter(outcome -> !(outcome instanceof ReadyExams.Outcome.Refused))
                            .map(ReadyExams.Outcome::exam)
                            .collect(joining(", ")));
            outcomes.forEach(outcome -> {
                if (outcome instanceof ReadyExams.Outcome.Refused(var exam, var problem)) {
                    progress.say("    %s can't be published: %s".formatted(exam, problem));
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while the exams were put in place.", e);
        } catch (UncheckedIOException e) {
            throw new CannotRun("The exams could not be put in place: " + e.getCause(), e);
        }
    }

    /**
     * For tests and tools: addresses in {@code run/platform.properties}, there only while all is
     * up.
     */
    private static void tellWhere(
            DataFolder data, Gateway gateway, int postgresPort, Map<Service, Integer> ports)
            throws IOException {
        var lines =
                new StringBuilder()
                        .append("launcher.pid=%d%n".formatted(ProcessHandle.current().pid()))
                        .append("gateway.url=%s%n".formatted(gateway.origin()))
                        .append("oidc.issuer=%s%s%n".formatted(gateway.origin(), OidcProvider.PATH))
                        .append("postgres.port=%d%n".formatted(postgresPort));
        urls(ports)
                .forEach(
                        (service, url) -> lines.append("%s.url=%s%n".formatted(service.id(), url)));
        var unfinished = data.run().resolve("platform.properties.new");
        Files.createFile(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, lines);
        Files.move(unfinished, data.run().resolve("platform.properties"));
    }

    private String readyText(DataFolder data, String origin) {
        return """

        Assay is ready after %s.

          Start here      %s/
          API reference   %s/reference/
          A token         curl -s %s/oidc/token -d grant_type=password -d username=carl -d password=carl
          Logs            %s

        Users: ada (author), ines (instructor), carl (candidate), root (admin); the password is the user name.
        Ctrl-C stops everything.
        """
                .formatted(
                        progress.sinceStart(), origin, origin, origin, data.path().resolve("logs"));
    }

    /**
     * Waits until something that must run has ended.
     *
     * @throws CannotRun always: what it was
     */
    void awaitTrouble() {
        try {
            throw trouble.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted.", e);
        }
    }

    boolean stopping() {
        return stopping;
    }

    /**
     * Ends everything that was started, and waits for it. May be called at any time and more than
     * once.
     */
    void stop() {
        stopping = true;
        synchronized (stopLock) {
            if (stopped) {
                return;
            }
            stopped = true;
            if (children != null) {
                children.stopAll(PostgresServer.NAME);
            }
            if (vertx != null) {
                var _ = vertx.close();
            }
            release();
        }
    }

    private void release() {
        if (folder == null) {
            return;
        }
        try {
            if (options.train) {
                if (ready) {
                    layout.firstData().keep(folder.postgresql());
                }
                folder.discard();
            } else {
                Files.deleteIfExists(folder.run().resolve("platform.properties"));
                folder.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted.", e);
        }
    }
}
