package assay.local.service;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A service of the platform, with what the outside sees of it. */
public enum Service {
    QUESTION(
            "question",
            "/v1/banks",
            "/v1/topics",
            "/v1/questions",
            "/v1/assets",
            "/v1/study-notes"),
    SESSION("session", "/v1/exams", "/v1/sessions"),
    GRADING(
            "grading",
            "/v1/submissions",
            "/v1/results",
            "/v1/markings",
            "/v1/regrades",
            "/v1/gradebooks",
            "/v1/item-analyses");

    private final String database;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> publicPaths;

    Service(String database, String... publicPaths) {
        this.database = database;
        this.publicPaths = List.of(publicPaths);
    }

    /** For example {@code question-service}: its module, its contract, its log. */
    public String id() {
        return database + "-service";
    }

    /** The first segments of what the gateway passes on to it, like {@code /v1/exams}. */
    public List<String> publicPaths() {
        return publicPaths;
    }

    /** Its database, and the role that owns it. */
    public String database() {
        return database;
    }

    /**
     * The service that answers the path, if it is a public one. A path belongs to a prefix only as
     * a whole segment.
     */
    public static Optional<Service> of(String path) {
        return Arrays.stream(values())
                .filter(service ->
                        service.publicPaths.stream()
                                .anyMatch(prefix ->
                                        path.equals(prefix) || path.startsWith(prefix + "/")))
                .findFirst();
    }
}
