package assay.session.platform;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.ValidationConfiguration;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Holds what is said between two services against the provider's contract. */
public final class Exchange {
    public static final Exchange QUESTIONS = new Exchange("../question-service/openapi.yaml");
    public static final Exchange GRADING = new Exchange("../grading-service/openapi.yaml");

    private final OpenApiInteractionValidator contract;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private Exchange(String path) {
        contract =
                OpenApiInteractionValidator.createFor(Path.of(path).toAbsolutePath().toString())
                        .withSchemaFactorySupplier(() -> RememberedSchemas.FACTORY)
                        .withSchemaValidationConfiguration(
                                new ValidationConfiguration().setMaxCacheSize(1_000))
                        .withLevelResolver(
                                LevelResolver.create()
                                        // the validator mistakes allOf and oneOf for closed objects
                                        .withLevel(
                                                "validation.schema.additionalProperties",
                                                ValidationReport.Level.IGNORE)
                                        .build())
                        .build();
    }

    static ResponseDefinition reply(int status, String mediaType, String body) {
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(status)
                .withHeader("Content-Type", mediaType)
                .withBody(body)
                .build();
    }

    void check(ServeEvent event, ResponseDefinition reply) {
        var sent = event.getRequest();
        var path = sent.getUrl();
        var request =
                new SimpleRequest.Builder(sent.getMethod().getName(), path)
                        .withContentType("application/json")
                        .withHeader(
                                "Authorization", String.valueOf(sent.getHeader("Authorization")))
                        .withBody(sent.getBodyAsString())
                        .build();
        note(contract.validateRequest(request));
        note(
                contract.validateResponse(
                        path,
                        Request.Method.valueOf(sent.getMethod().getName()),
                        SimpleResponse.Builder.status(reply.getStatus())
                                .withContentType(
                                        String.valueOf(
                                                reply.getHeaders()
                                                        .getHeader("Content-Type")
                                                        .firstValue()))
                                .withBody(String.valueOf(reply.getBody()))
                                .build()));
    }

    private void note(ValidationReport report) {
        report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .forEach(message -> faults.add(message.toString()));
    }

    /** Everything that did not keep to the contract so far. */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
