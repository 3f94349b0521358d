package assay.question.platform;

import static io.restassured.RestAssured.given;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.RestAssuredRequest;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import com.atlassian.oai.validator.schema.ValidationConfiguration;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;

/**
 * The service as its clients see it. Every exchange is held against the contract: replies always,
 * requests when they succeed.
 */
public final class Api {
    private static final Filter CONTRACT = new Contract();

    /** For exchanges that are not held against the whole contract. */
    public static final Filter HEADERS = new DeclaredHeaders(Path.of("openapi.yaml"));

    private Api() {}

    public static RequestSpecification author() {
        return as(Issuer.tokenOf("ada", "author"));
    }

    public static RequestSpecification instructor() {
        return as(Issuer.tokenOf("ines", "instructor"));
    }

    public static RequestSpecification candidate() {
        return as(Issuer.tokenOf("carl", "candidate"));
    }

    public static RequestSpecification admin() {
        return as(Issuer.tokenOf("root", "admin"));
    }

    /** An author of another organisation. */
    public static RequestSpecification stranger() {
        return as(Issuer.tokenIn("other", "olga", "author", "instructor", "admin"));
    }

    public static RequestSpecification service(String scope) {
        return as(Issuer.tokenFor("some-service", scope));
    }

    public static RequestSpecification as(String token) {
        return anonymous().auth().oauth2(token);
    }

    public static RequestSpecification anonymous() {
        return given().filter(CONTRACT)
                .filter(HEADERS)
                .contentType(ContentType.JSON)
                .accept(ContentType.JSON);
    }

    private static final class Contract implements Filter {
        private final OpenApiInteractionValidator replies =
                validator(ValidationReport.Level.IGNORE);
        private final OpenApiInteractionValidator exchanges =
                validator(ValidationReport.Level.ERROR);

        private static OpenApiInteractionValidator validator(ValidationReport.Level requests) {
            return OpenApiInteractionValidator.createFor(Path.of("openapi.yaml").toUri().toString())
                    .withSchemaFactorySupplier(() -> RememberedSchemas.FACTORY)
                    .withSchemaValidationConfiguration(
                            new ValidationConfiguration().setMaxCacheSize(1_000))
                    .withLevelResolver(
                            LevelResolver.create()
                                    .withLevel("validation.request", requests)
                                    .withLevel(
                                            "validation.request.security",
                                            ValidationReport.Level.IGNORE)
                                    .build())
                    .build();
        }

        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification expected,
                FilterContext context) {
            var response = context.next(request, expected);
            var validator = response.statusCode() < 400 ? exchanges : replies;
            var report =
                    validator.validate(
                            RestAssuredRequest.of(request), RestAssuredResponse.of(response));
            if (report.hasErrors()) {
                throw new AssertionError(
                        "against the contract: " + report + "\n" + response.asString());
            }
            return response;
        }
    }
}
