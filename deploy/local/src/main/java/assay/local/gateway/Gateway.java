package assay.local.gateway;

import assay.local.CannotRun;
import assay.local.service.Service;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.BindException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The one origin of the local run, on 127.0.0.1. It passes the public paths on to the services as
 * they come, and answers the rest from its own router; what is neither, {@code /internal} and
 * {@code /q} among it, is not there.
 */
public final class Gateway {

    /** Large enough that the services' own limits are the ones that a client meets. */
    private static final int HEADER_BYTES_MAX = 64 * 1024;

    private static final int CONNECTIONS_PER_SERVICE_MAX = 512;
    private static final int CONNECT_MILLIS_MAX = 2_000;

    private final HttpServer server;
    private final Router router;
    private final Map<Service, Upstream> upstreams = new EnumMap<>(Service.class);
    private final AtomicBoolean ready = new AtomicBoolean();

    private Gateway(Vertx vertx, Map<Service, Integer> ports) {
        var client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(CONNECT_MILLIS_MAX)
                                .setMaxHeaderSize(HEADER_BYTES_MAX),
                        new io.vertx.core.http.PoolOptions()
                                .setHttp1MaxSize(CONNECTIONS_PER_SERVICE_MAX));
        ports.forEach(
                (service, port) -> upstreams.put(service, new Upstream(service, port, client)));
        router = Router.router(vertx);
        router.get("/healthz").handler(this::health);
        router.errorHandler(404, context -> Problem.noSuchPath().answer(context.request()));
        router.errorHandler(405, Gateway::methodNotAllowed);
        server =
                vertx.createHttpServer(
                        new HttpServerOptions()
                                .setHandle100ContinueAutomatically(true)
                                .setMaxHeaderSize(HEADER_BYTES_MAX)
                                .setMaxInitialLineLength(HEADER_BYTES_MAX));
        server.requestHandler(this::handle);
    }

    /**
     * Listens on the port.
     *
     * @param port 0 for a free one
     * @param pages adds what the gateway answers itself, knowing its origin
     * @throws CannotRun if the port is taken
     */
    public static Gateway listen(
            Vertx vertx, int port, Map<Service, Integer> ports, Consumer<Gateway> pages) {
        var gateway = new Gateway(vertx, ports);
        try {
            gateway.server
                    .listen(port, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindException) {
                throw new CannotRun(
                        "Port %d is taken, so that the gateway can't listen there. Choose another with --port (0: any free one)."
                                .formatted(port),
                        e);
            }
            throw new CannotRun(
                    "The gateway can't listen on port %d: %s".formatted(port, e.getCause()), e);
        }
        pages.accept(gateway);
        return gateway;
    }

    /** Scheme, host and port, like {@code http://localhost:8080}. */
    public String origin() {
        return "http://localhost:" + server.actualPort();
    }

    public int port() {
        return server.actualPort();
    }

    public Router router() {
        return router;
    }

    /** From now on {@code /healthz} says that all is up. */
    public void ready() {
        ready.set(true);
    }

    private void handle(HttpServerRequest request) {
        var path = request.path();
        if (path == null || PublicPath.ambiguous(path)) {
            Problem.malformedPath().answer(request);
            return;
        }
        if (Cors.isPreflight(request)) {
            Cors.answerPreflight(request);
            return;
        }
        Service.of(path)
                .ifPresentOrElse(
                        service ->
                                java.util.Objects.requireNonNull(upstreams.get(service))
                                        .handle(request),
                        () -> {
                            Cors.allow(request, request.response().headers());
                            router.handle(request);
                        });
    }

    private void health(RoutingContext context) {
        context.response()
                .setStatusCode(ready.get() ? 200 : 503)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        context.json(new JsonObject().put("status", ready.get() ? "up" : "starting"));
    }

    private static void methodNotAllowed(RoutingContext context) {
        new Problem(
                        405,
                        "method-not-allowed",
                        "Method not allowed",
                        "This path does not know the method " + context.request().method() + ".")
                .answer(context.request());
    }
}
