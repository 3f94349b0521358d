package assay.grading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import assay.grading.platform.Issuer;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import com.atlassian.oai.validator.schema.ValidationConfiguration;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The service as its clients see it; every exchange is held against the contract. */
public final class Api {
    private static final DeclaredHeaders HEADERS = new DeclaredHeaders(Path.of("openapi.yaml"));
    private static final OpenApiValidationFilter CONTRACT =
            new OpenApiValidationFilter(
                    OpenApiInteractionValidator.createFor(
                                    Path.of("openapi.yaml").toAbsolutePath().toString())
                            .withSchemaFactorySupplier(() -> RememberedSchemas.FACTORY)
                            .withSchemaValidationConfiguration(
                                    new ValidationConfiguration().setMaxCacheSize(1_000))
                            .withLevelResolver(
                                    LevelResolver.create()
                                            // Requests are wrong on purpose; replies never are.
                                            .withLevel(
                                                    "validation.request",
                                                    ValidationReport.Level.IGNORE)
                                            .build())
                            .build());

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Api() {}

    public static RequestSpecification as(String token) {
        return given(
                new RequestSpecBuilder()
                        .addHeader("Authorization", "Bearer " + token)
                        .addFilter(CONTRACT)
                        .addFilter(HEADERS)
                        .build());
    }

    public static RequestSpecification asSessionService() {
        return as(Issuer.tokenFor("session-service", "pools:read pools:write submissions:write"));
    }

    public static RequestSpecification asInstructor() {
        return as(Issuer.tokenOf("ines", "instructor"));
    }

    public static RequestSpecification asCandidate(String subject) {
        return as(Issuer.tokenOf(subject, "candidate"));
    }

    public static Response deliver(SubmissionSamples.Sample sample) {
        return deliver(sample.sessionId, sample.json.toString());
    }

    public static Response deliver(UUID sessionId, String body) {
        return asSessionService()
                .contentType("application/json")
                .body(body)
                .put("/internal/v1/submissions/{id}", sessionId);
    }

    /** Delivers and waits for the result. */
    public static void grade(SubmissionSamples.Sample sample) {
        assertThat(deliver(sample).statusCode()).isIn(200, 202);
        awaitState(sample, "graded");
    }

    /** Delivers and waits for a state. */
    public static void deliverUntil(SubmissionSamples.Sample sample, String state) {
        assertThat(deliver(sample).statusCode()).isIn(200, 202);
        awaitState(sample, state);
    }

    /** Waits for a state; fails when it does not come. */
    public static void awaitState(SubmissionSamples.Sample sample, String state) {
        var until = Instant.now().plus(PATIENCE);
        var organisation = sample.json.get("organisation").textValue();
        String seen;
        do {
            seen =
                    as(Issuer.tokenIn(organisation, "ines", "instructor"))
                            .get("/v1/results/{id}", sample.sessionId)
                            .then()
                            .statusCode(200)
                            .extract()
                            .path("state");
            if (seen.equals(state)) {
                return;
            }
            pause();
        } while (Instant.now().isBefore(until));
        throw new AssertionError("%s is %s, not %s".formatted(sample.sessionId, seen, state));
    }

    /** Waits for a grading revision; fails when it does not come. */
    public static void awaitRevision(SubmissionSamples.Sample sample, int revision) {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            Integer seen =
                    asInstructor()
                            .get("/v1/results/{id}", sample.sessionId)
                            .path("grading.revision");
            if (seen == revision) {
                return;
            }
            pause();
        }
        throw new AssertionError("%s has no revision %d".formatted(sample.sessionId, revision));
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
