package assay.local.reference;

import assay.local.oidc.Person;
import assay.local.page.Asset;
import assay.local.service.Service;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The page at {@code /reference/} and the contracts that it shows. */
public final class Reference {

    private static final String FOLDER = "/assay/local/reference/";

    /** Swagger UI sets styles from its script. */
    private static final String POLICY =
            Asset.STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final String origin;
    private final HttpClient client;
    private final YAMLMapper yaml = new YAMLMapper();

    private Reference(Vertx vertx, String origin, HttpClient client) {
        this.vertx = vertx;
        this.origin = origin;
        this.client = client;
    }

    /**
     * Adds the paths of the reference.
     *
     * @param urls where each service is reached inside
     */
    public static void mount(
            Router router,
            Vertx vertx,
            String origin,
            Map<Service, String> urls,
            HttpClient client) {
        var reference = new Reference(vertx, origin, client);
        router.get("/reference")
                .handler(context -> {
                    if (context.request().path().endsWith("/")) {
                        context.next();
                    } else {
                        context.redirect("/reference/");
                    }
                });
        var page = Asset.of(FOLDER + "index.html", POLICY);
        var filled =
                page.with(
                        page.text()
                                .replace(
                                        "{{people}}",
                                        Person.ALL.stream()
                                                .map(person ->
                                                        "<option>"
                                                                + person.username()
                                                                + "</option>")
                                                .collect(Collectors.joining())));
        router.get("/reference/").handler(filled::send);
        for (var name : List.of("reference.css", "reference.js")) {
            var asset = Asset.of(FOLDER + name, POLICY);
            router.get("/reference/" + name).handler(asset::send);
        }
        var webjar = "/META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/";
        for (var name :
                List.of(
                        "swagger-ui.css",
                        "swagger-ui-bundle.js",
                        "swagger-ui-standalone-preset.js")) {
            var asset = Asset.of(webjar + name, POLICY);
            router.get("/reference/ui/" + name).handler(asset::send);
        }
        urls.forEach((service, url) ->
                router.get("/reference/" + service.id() + ".yaml")
                        .handler(context -> reference.contract(context, service, url)));
    }

    private void contract(RoutingContext context, Service service, String url) {
        var request = HttpRequest.newBuilder(URI.create(url + "/q/openapi")).timeout(LIMIT).build();
        var reply = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        Future.fromCompletionStage(reply, vertx.getOrCreateContext())
                .map(HttpResponse::body)
                .map(this::publish)
                .onSuccess(text ->
                        context.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml")
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                                .end(text))
                .onFailure(_ ->
                        context.response()
                                .setStatusCode(503)
                                .putHeader(HttpHeaders.RETRY_AFTER, "1")
                                .end(service.id() + " does not give its contract.\n"));
    }

    private String publish(String contract) {
        try {
            return yaml.writeValueAsString(
                    PublicContract.of((ObjectNode) yaml.readTree(contract), origin));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String swaggerVersion() {
        try (var in =
                Reference.class.getResourceAsStream(
                        "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
