package assay.question.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * Completes the contract with what can be known from the code: each operation's problems, roles and
 * body limit, and the examples of its bodies. Runs at build, once.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");
    private static final DotName ROLES =
            DotName.createSimple("jakarta.annotation.security.RolesAllowed");
    private static final DotName PERMISSIONS =
            DotName.createSimple("io.quarkus.security.PermissionsAllowed");
    private static final DotName PROBLEMS = DotName.createSimple(Problems.class);
    private static final DotName BODY_LIMIT = DotName.createSimple(BodyLimit.class);
    private static final DotName TAGGED = DotName.createSimple(Tagged.class);

    private static final Map<String, String> SIMPLE =
            Map.of(
                    "#/components/schemas/UUID", "uuid",
                    "#/components/schemas/Instant", "date-time",
                    "#/components/schemas/LocalDate", "date",
                    "#/components/schemas/Duration", "duration",
                    "#/components/schemas/URI", "uri");

    private final Map<String, MethodInfo> methods;
    private final Map<String, ProblemType> catalogue;

    public ContractFilter(IndexView index) {
        methods =
                index.getAnnotations(OPERATION).stream()
                        .filter(operation -> operation.value("operationId") != null)
                        .collect(
                                Collectors.toMap(
                                        operation -> operation.value("operationId").asString(),
                                        operation -> operation.target().asMethod(),
                                        (one, same) -> one));
        catalogue = new TreeMap<>();
        for (var implementor :
                index.getAllKnownImplementations(DotName.createSimple(ProblemType.class))) {
            for (var type : constantsOf(implementor.name().toString())) {
                catalogue.put(type.slug(), type);
            }
        }
    }

    private static List<ProblemType> constantsOf(String enumName) {
        try {
            var constants =
                    Class.forName(enumName, true, Thread.currentThread().getContextClassLoader())
                            .getEnumConstants();
            return constants == null
                    ? List.of()
                    : Arrays.stream(constants).map(ProblemType.class::cast).toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Simple values are written where they stand, not as components that a generator would turn
     * into classes. And patterns are written for every language: that a group once repeated is not
     * tried otherwise, which spares Java's stack, is Java's own and changes nothing in what fits.
     */
    @Override
    public Schema filterSchema(Schema schema) {
        var pattern = schema.getPattern();
        if (pattern != null) {
            schema.setPattern(pattern.replace(")*+", ")*"));
        }
        var format = formatOf(schema);
        var alternatives = schema.getAnyOf();
        if (format == null && alternatives != null && alternatives.size() == 2) {
            // a value that may be null
            format = formatOf(alternatives.getFirst());
            if (format == null && alternatives.getFirst().getRef() == null) {
                // a simple value that was written where it stands before
                format = alternatives.getFirst().getFormat();
            }
            schema.setAnyOf(null);
            if (format == null) {
                // in OpenAPI 3.0 the named schema itself refuses null, whatever stands beside it
                schema.setType(null);
                schema.setAnyOf(List.of(alternatives.getFirst(), nothing()));
                return schema;
            }
            schema.addType(Schema.SchemaType.NULL);
        }
        if (format != null) {
            schema.setRef(null);
            schema.addType(Schema.SchemaType.STRING).format(format);
        }
        return schema;
    }

    private static void addRequired(Schema member, String property) {
        if (member.getRequired() == null || !member.getRequired().contains(property)) {
            member.addRequired(property);
        }
    }

    private static Schema nothing() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addType(Schema.SchemaType.NULL)
                .maxProperties(0)
                .description("null");
    }

    private static @Nullable String formatOf(Schema schema) {
        return schema.getRef() == null ? null : SIMPLE.get(schema.getRef());
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        SIMPLE.keySet()
                .forEach(ref -> contract.getComponents().removeSchema(ref.replaceFirst(".*/", "")));
        contract.getComponents()
                .getSchemas()
                .values()
                .forEach(schema -> tellApart(contract, schema));
        for (var path : contract.getPaths().getPathItems().entrySet()) {
            path.getValue()
                    .getOperations()
                    .forEach((method, operation) -> complete(contract, path.getKey(), operation));
        }
        new ContractHeaders(contract, operation -> methodOf(operation).hasAnnotation(TAGGED))
                .write();
    }

    private MethodInfo methodOf(Operation operation) {
        return Objects.requireNonNull(methods.get(operation.getOperationId()));
    }

    /** The members of a sealed family say which one they are. */
    private static void tellApart(OpenAPI contract, Schema family) {
        var discriminator = family.getDiscriminator();
        if (discriminator == null || discriminator.getMapping() == null) {
            return;
        }
        discriminator
                .getMapping()
                .forEach((value, ref) -> {
                    var member =
                            Objects.requireNonNull(
                                    contract.getComponents()
                                            .getSchemas()
                                            .get(ref.replaceFirst(".*/", "")));
                    member.addProperty(
                            discriminator.getPropertyName(),
                            OASFactory.createSchema()
                                    .addType(Schema.SchemaType.STRING)
                                    .enumeration(List.of(value)));
                    addRequired(member, discriminator.getPropertyName());
                });
    }

    private void complete(OpenAPI contract, String path, Operation operation) {
        var method = methods.get(operation.getOperationId());
        if (method == null) {
            throw new IllegalStateException(
                    "an operation of %s has no operationId".formatted(path));
        }
        describe(operation, method);
        describeParameters(operation);
        removeGuesses(operation);
        var byStatus = new TreeMap<Integer, Set<String>>();
        for (var slug : problemsOf(path, operation, method)) {
            var type = catalogue.get(slug);
            if (type == null) {
                throw new IllegalStateException(
                        "%s: no problem type has the slug %s".formatted(method, slug));
            }
            byStatus.computeIfAbsent(type.status(), _ -> new LinkedHashSet<>()).add(slug);
        }
        byStatus.forEach((status, slugs) ->
                operation
                        .getResponses()
                        .addAPIResponse(
                                Integer.toString(status),
                                OASFactory.createAPIResponse().ref(component(contract, slugs))));
        giveExamples(contract, operation);
    }

    /** The framework adds bare 400, 401 and 403 replies on its own. */
    private static void removeGuesses(Operation operation) {
        for (var status : List.of("400", "401", "403", "500")) {
            operation.getResponses().removeAPIResponse(status);
        }
    }

    private void describe(Operation operation, MethodInfo method) {
        var sentences = new ArrayList<String>();
        if (operation.getDescription() != null) {
            sentences.add(operation.getDescription().strip());
        }
        namesIn(method, ROLES).ifPresent(roles -> sentences.add("Roles: %s.".formatted(roles)));
        namesIn(method, PERMISSIONS)
                .ifPresent(permission ->
                        sentences.add("Permission of a service: `%s`.".formatted(permission)));
        if (operation.getRequestBody() != null) {
            var bytes = bodyBytesMax(method);
            sentences.add("Body: %d bytes at most.".formatted(bytes));
            operation.addExtension("x-body-bytes-max", bytes);
        }
        operation.setDescription(String.join(" ", sentences));
    }

    private static void describeParameters(Operation operation) {
        for (var parameter :
                operation.getParameters() == null
                        ? List.<Parameter>of()
                        : operation.getParameters()) {
            switch (parameter.getName()) {
                case "If-Match" -> {
                    if (parameter.getDescription() == null) {
                        parameter.required(true).description("The ETag of what was read, or `*`.");
                    }
                    parameter.example("\"3\"");
                }
                case Idempotency.HEADER ->
                        parameter.description(
                                "1 to 128 visible ASCII characters. The same key and body within 24 hours get the first reply"
                                        + " again, with the header `Idempotent-Replayed: true`.");
                case "cursor" -> parameter.description("`nextCursor` of the page before.");
                case "limit" -> parameter.description("How many items a page holds at most.");
                default -> {}
            }
        }
    }

    private static int bodyBytesMax(MethodInfo method) {
        var limit = method.annotation(BODY_LIMIT);
        return limit == null ? BodyLimit.DEFAULT_BYTES_MAX : limit.value("bytesMax").asInt();
    }

    private static Optional<String> namesIn(MethodInfo method, DotName annotation) {
        AnnotationInstance found = method.annotation(annotation);
        if (found == null) {
            found = method.declaringClass().declaredAnnotation(annotation);
        }
        return found == null
                ? Optional.empty()
                : Optional.of(String.join(", ", found.value().asStringArray()));
    }

    private static List<String> problemsOf(String path, Operation operation, MethodInfo method) {
        var slugs = new ArrayList<>(List.of("unauthenticated", "forbidden"));
        if (!path.startsWith("/internal/")) {
            slugs.add("organisation-missing");
        }
        slugs.addAll(
                List.of("malformed-request", "not-acceptable", "internal-error", "unavailable"));
        if (operation.getRequestBody() != null) {
            slugs.addAll(List.of("body-too-large", "unsupported-media-type", "validation-failed"));
        }
        header(operation, "If-Match")
                .ifPresent(version -> {
                    if (Boolean.TRUE.equals(version.getRequired())) {
                        slugs.add("version-required");
                    }
                    slugs.add("stale-version");
                });
        if (header(operation, Idempotency.HEADER).isPresent()) {
            slugs.addAll(List.of("idempotency-key-in-use", "idempotency-key-reused"));
        }
        var own = method.annotation(PROBLEMS);
        if (own != null) {
            slugs.addAll(List.of(own.value().asStringArray()));
        }
        return slugs;
    }

    private static Optional<Parameter> header(Operation operation, String name) {
        return Optional.ofNullable(operation.getParameters()).stream()
                .flatMap(List::stream)
                .filter(parameter -> name.equals(parameter.getName()))
                .findFirst();
    }

    /** A named response for exactly these problems; operations with the same set share it. */
    private String component(OpenAPI contract, Set<String> slugs) {
        var types = slugs.stream().sorted().map(this::type).toList();
        var name = types.stream().map(ProblemType::slug).collect(Collectors.joining("-or-"));
        var components = contract.getComponents();
        if (components.getResponses() == null || !components.getResponses().containsKey(name)) {
            components.addResponse(name, response(types));
        }
        return name;
    }

    private ProblemType type(String slug) {
        return Objects.requireNonNull(catalogue.get(slug));
    }

    private static APIResponse response(List<ProblemType> types) {
        var body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        for (var type : types) {
            body.addExample(
                    type.slug(),
                    OASFactory.createExample().summary(type.title()).value(example(type)));
        }
        return OASFactory.createAPIResponse()
                .description(
                        types.stream().map(ProblemType::title).collect(Collectors.joining("; ")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, body));
    }

    private static Map<String, Object> example(ProblemType type) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", type.type().toString());
        example.put("title", type.title());
        example.put("status", type.status());
        example.put("detail", type.example());
        example.put("instance", "/v1/example");
        if (type == CommonProblem.VALIDATION_FAILED) {
            var fault = new LinkedHashMap<String, Object>(); // Map.of has another order in each JVM
            fault.put("detail", "must not be blank");
            fault.put("pointer", "#/title");
            example.put("errors", List.of(fault));
        }
        return example;
    }

    /** Bodies show the example of their schema. */
    private static void giveExamples(OpenAPI contract, Operation operation) {
        if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(body -> giveExample(contract, body));
        }
        for (var response : operation.getResponses().getAPIResponses().values()) {
            if (response.getContent() != null) {
                response.getContent()
                        .getMediaTypes()
                        .values()
                        .forEach(body -> giveExample(contract, body));
            }
        }
    }

    private static void giveExample(OpenAPI contract, MediaType body) {
        if (body.getSchema() == null
                || body.getSchema().getRef() == null
                || body.getExample() != null) {
            return;
        }
        var name = body.getSchema().getRef().replaceFirst(".*/", "");
        var example = exampleOf(contract, name);
        if (example != null) {
            body.setExample(example);
        }
    }

    @SuppressWarnings("deprecation") // schemas of OpenAPI 3.0 have "example", not "examples"
    private static @Nullable Object exampleOf(OpenAPI contract, String schemaName) {
        var schema = contract.getComponents().getSchemas().get(schemaName);
        if (schema == null) {
            return null;
        }
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        return schema.getExamples() == null || schema.getExamples().isEmpty()
                ? null
                : schema.getExamples().getFirst();
    }
}
