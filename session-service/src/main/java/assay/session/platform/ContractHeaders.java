package assay.session.platform;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Writes into the contract which headers replies carry. They follow from the parameters, bodies and
 * problems of an operation, so no operation lists its own.
 */
final class ContractHeaders {
    private static final String ETAG = "ETag";
    private static final String LINK = "Link";
    private static final String LOCATION = "Location";
    private static final String REPLAYED = "Idempotent-Replayed";
    private static final String CONTENT_DISPOSITION = "Content-Disposition";
    private static final String CONTENT_RANGE = "Content-Range";
    private static final String NO_SNIFFING = "X-Content-Type-Options";

    /** What replies with bytes that never change carry, those without the bytes (304) included. */
    private static final List<String> OF_LASTING_BYTES =
            List.of(ETAG, "Cache-Control", "Content-Security-Policy", NO_SNIFFING);

    private static final Map<String, String> OF_PROBLEMS =
            Map.of(
                    "unauthenticated", "WWW-Authenticate",
                    "unavailable", "Retry-After",
                    "idempotency-key-in-use", "Retry-After",
                    "range-not-satisfiable", CONTENT_RANGE);

    /**
     * Those that their replies always carry; of the others some do, but were released as optional.
     */
    private static final Set<String> ALWAYS =
            Set.of(
                    LOCATION,
                    CONTENT_DISPOSITION,
                    NO_SNIFFING,
                    "Accept-Ranges",
                    "Content-Security-Policy");

    private final OpenAPI contract;
    private final Predicate<Operation> isTagged;
    private final Set<String> versioned;

    /**
     * @param isTagged whether an operation says itself that its reply may carry an ETag
     */
    ContractHeaders(OpenAPI contract, Predicate<Operation> isTagged) {
        this.contract = contract;
        this.isTagged = isTagged;
        this.versioned = versioned(contract);
    }

    /** The schemas of what an {@code If-Match} protects. */
    private static Set<String> versioned(OpenAPI contract) {
        var schemas = new LinkedHashSet<String>();
        for (var path : contract.getPaths().getPathItems().values()) {
            for (var operation : path.getOperations().values()) {
                if (takes(operation, "If-Match")) {
                    operation
                            .getResponses()
                            .getAPIResponses()
                            .values()
                            .forEach(reply ->
                                    bodies(reply).stream()
                                            .filter(body -> body.getRef() != null)
                                            .forEach(body -> schemas.add(body.getRef())));
                }
            }
        }
        return schemas;
    }

    void write() {
        for (var path : contract.getPaths().getPathItems().entrySet()) {
            path.getValue()
                    .getOperations()
                    .forEach((method, operation) ->
                            operation
                                    .getResponses()
                                    .getAPIResponses()
                                    .forEach((status, reply) -> {
                                        if (reply.getRef() == null) {
                                            namesFor(
                                                            path.getKey(),
                                                            path.getValue(),
                                                            method,
                                                            operation,
                                                            reply,
                                                            status)
                                                    .forEach(name -> add(reply, name));
                                            if (isTagged.test(operation)) {
                                                reply.addHeader(ETAG, header(ETAG).required(null));
                                            }
                                        }
                                    }));
        }
        contract.getComponents()
                .getResponses()
                .forEach((problems, reply) -> {
                    for (var problem : problems.split("-or-", -1)) {
                        if (OF_PROBLEMS.containsKey(problem)) {
                            add(reply, OF_PROBLEMS.get(problem));
                        }
                    }
                });
    }

    private Set<String> namesFor(
            String path,
            PathItem item,
            HttpMethod method,
            Operation operation,
            APIResponse reply,
            String status) {
        var names = new LinkedHashSet<String>();
        if (takes(operation, "cursor")) {
            names.add(LINK);
        }
        if (method == HttpMethod.POST && creates(operation) && item.getGET() != null) {
            names.add(LOCATION);
        }
        if (bodies(reply).stream().anyMatch(body -> versioned.contains(body.getRef()))) {
            names.add(ETAG);
        }
        if (takes(operation, "Idempotency-Key")) {
            names.add(REPLAYED);
        }
        if (takes(operation, "If-None-Match")) {
            names.addAll(OF_LASTING_BYTES);
        }
        if (takes(operation, "Range") || method == HttpMethod.HEAD) {
            names.add("Accept-Ranges");
        }
        var bytes = bodies(reply).stream().anyMatch(body -> "binary".equals(body.getFormat()));
        var shown = bytes || (method == HttpMethod.HEAD && status.equals("200"));
        if (shown && path.startsWith("/v1/")) {
            names.add(CONTENT_DISPOSITION);
            names.add(NO_SNIFFING);
        }
        if (status.equals("206")) {
            names.add(CONTENT_RANGE);
        }
        if (reply.getHeaders() != null) {
            names.addAll(reply.getHeaders().keySet());
        }
        return names;
    }

    private static boolean creates(Operation operation) {
        return operation.getResponses().hasAPIResponse("201")
                || operation.getResponses().hasAPIResponse("202");
    }

    private static boolean takes(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .map(Parameter::getName)
                        .anyMatch(parameter::equals);
    }

    private static List<Schema> bodies(APIResponse reply) {
        return reply.getContent() == null
                ? List.of()
                : reply.getContent().getMediaTypes().values().stream()
                        .filter(body -> body.getSchema() != null)
                        .map(MediaType::getSchema)
                        .toList();
    }

    /** Written where they stand: generators of clients stumble over named headers. */
    private static void add(APIResponse reply, String name) {
        reply.addHeader(name, header(name));
    }

    private static Header header(String name) {
        var header = OASFactory.createHeader();
        if (ALWAYS.contains(name)) {
            header.required(true);
        }
        return switch (name) {
            case ETAG -> told(header, "Version of what is shown, for If-Match.", "\"3\"");
            case LINK ->
                    told(
                            header,
                            "RFC 8288: path and query of the next page; absent on the last one.",
                            "</v1/example?cursor=AAAAAAAAAAAAAAAAAAAAAA>; rel=\"next\"");
            case LOCATION ->
                    told(
                            header,
                            "Where what was created is: a path, without scheme and host.",
                            "/v1/example/0192f0a4-7c1e-7b1a-9a53-5d3f0c1b2a05");
            case REPLAYED ->
                    told(header, "`true` on the repeated reply to an Idempotency-Key.", "true");
            case "Retry-After" ->
                    header.description("After how many seconds to try again.")
                            .schema(
                                    OASFactory.createSchema()
                                            .addType(Schema.SchemaType.INTEGER)
                                            .minimum(BigDecimal.ONE))
                            .example(2);
            case "WWW-Authenticate" -> told(header, "How to authenticate (RFC 6750).", "Bearer");
            case "Cache-Control" ->
                    told(
                            header,
                            "How long and by whom the reply may be kept (RFC 9111).",
                            "private, max-age=31536000, immutable");
            case "Accept-Ranges" -> told(header, "A range of bytes may be asked for.", "bytes");
            case CONTENT_RANGE ->
                    told(
                            header,
                            "Which bytes of how many (RFC 9110); `bytes */` and how many if the range holds none.",
                            "bytes 0-1023/4096");
            case CONTENT_DISPOSITION ->
                    told(
                            header,
                            "Whether a page may show the bytes or a file is to be saved, and its name (RFC 6266).",
                            "attachment; filename=\"cloud.xml\"");
            case "Content-Security-Policy" ->
                    told(
                            header,
                            "The bytes run nothing and load nothing.",
                            "default-src 'none'; sandbox");
            case NO_SNIFFING -> told(header, "The media type is the one that is told.", "nosniff");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Header told(Header header, String description, String example) {
        return header.description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                .example(example);
    }
}
