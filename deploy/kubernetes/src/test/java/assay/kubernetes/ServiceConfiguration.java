package assay.kubernetes;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service reads of its environment, from its own {@code application.properties} and sources.
 *
 * @param known every {@code ASSAY_} variable that a property reads
 * @param required those without which the service does not start: no default, or named in its
 *     sources as required
 */
record ServiceConfiguration(Properties properties, Set<String> known, Set<String> required) {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{(ASSAY_[A-Z0-9_]+)(?<hasDefault>:(?<default>[^}]*))?\\}");
    private static final Pattern NAMED_IN_SOURCES = Pattern.compile("\"(ASSAY_[A-Z0-9_]+)\"");
    private static final Pattern DURATION = Pattern.compile("(\\d+)[sS]?");

    static ServiceConfiguration of(String service) {
        var main = Overlay.REPOSITORY.resolve(service).resolve("src/main");
        try (Stream<Path> files = Files.walk(main.resolve("java"))) {
            var sources = new StringBuilder();
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.append(Yaml.read(file)));
            return of(
                    Yaml.read(main.resolve("resources/application.properties")),
                    sources.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServiceConfiguration of(String applicationProperties, String sources) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(applicationProperties));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var known = new TreeSet<String>();
        var hasDefault = new HashMap<String, Boolean>();
        for (var key : properties.stringPropertyNames()) {
            if (key.startsWith("assay.")) {
                known.add(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
            }
            var placeholders = PLACEHOLDER.matcher(properties.getProperty(key));
            while (placeholders.find()) {
                hasDefault.merge(
                        placeholders.group(1),
                        placeholders.group("hasDefault") != null,
                        Boolean::logicalAnd);
            }
        }
        known.addAll(hasDefault.keySet());
        var required = new TreeSet<String>();
        hasDefault.forEach((name, has) -> {
            if (!has) {
                required.add(name);
            }
        });
        var named = NAMED_IN_SOURCES.matcher(sources);
        while (named.find()) {
            required.add(named.group(1));
        }
        return new ServiceConfiguration(properties, known, required);
    }

    /** The port that the service listens on when nobody says otherwise. */
    int port() {
        var value = property("quarkus.http.port").orElse("8080");
        var numbers = Pattern.compile("(\\d{2,5})\\}?$").matcher(value);
        if (!numbers.find()) {
            throw new AssertionError("quarkus.http.port=" + value);
        }
        return Integer.parseInt(numbers.group(1));
    }

    /** How long requests under way may take after SIGTERM; nothing if it is not set. */
    Duration shutdownTimeout() {
        var value = property("quarkus.shutdown.timeout").orElse("0");
        var seconds = DURATION.matcher(value);
        return seconds.matches()
                ? Duration.ofSeconds(Long.parseLong(seconds.group(1)))
                : Duration.parse(value);
    }

    /** The value in production. */
    Optional<String> property(String key) {
        return Optional.ofNullable(
                properties.getProperty("%prod." + key, properties.getProperty(key)));
    }

    /** Variables of a container, by name; the value is empty for those out of a Secret. */
    static Map<String, String> environment(Manifests manifests, String service) {
        var container =
                Manifests.containers(manifests.get("Deployment", service))
                        .findFirst()
                        .orElseThrow();
        var variables = new HashMap<String, String>();
        container
                .path("envFrom")
                .forEach(from ->
                        manifests
                                .get("ConfigMap", from.at("/configMapRef/name").asText())
                                .path("data")
                                .propertyStream()
                                .forEach(entry ->
                                        variables.put(entry.getKey(), entry.getValue().asText())));
        container
                .path("env")
                .forEach(variable ->
                        variables.put(
                                variable.path("name").asText(), variable.path("value").asText()));
        return variables;
    }
}
