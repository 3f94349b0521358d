package assay.session.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds every header of a reply against the contract: the operation declares it there. */
final class DeclaredHeaders implements Filter {
    /** Of the exchange, whatever is exchanged. */
    private static final Set<String> OF_THE_TRANSPORT =
            Set.of("connection", "content-length", "content-type", "date", "transfer-encoding");

    private record Place(Pattern path, int variables, JsonNode operations) {}

    private final JsonNode contract;
    private final List<Place> places;

    DeclaredHeaders(Path contract) {
        try {
            this.contract = new ObjectMapper(new YAMLFactory()).readTree(contract.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        places =
                this.contract.get("paths").properties().stream()
                        .map(path ->
                                new Place(
                                        Pattern.compile(
                                                path.getKey().replaceAll("\\{[^}]*}", "[^/]+")),
                                        path.getKey().split("\\{", -1).length,
                                        path.getValue()))
                        .sorted(Comparator.comparingInt(Place::variables))
                        .toList();
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        var response = context.next(request, expected);
        var sent =
                response.headers().asList().stream()
                        .map(Header::getName)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));
        sent.removeAll(OF_THE_TRANSPORT);
        var reply = reply(request, response.statusCode());
        // what is not in the contract at all is for its validator to tell
        if (!reply.isMissingNode()) {
            reply.path("headers")
                    .fieldNames()
                    .forEachRemaining(name -> sent.remove(name.toLowerCase(Locale.ROOT)));
            if (!sent.isEmpty()) {
                throw new AssertionError(
                        "%s %s answers %d with headers that the contract does not declare: %s"
                                .formatted(
                                        request.getMethod(),
                                        request.getURI(),
                                        response.statusCode(),
                                        sent));
            }
        }
        return response;
    }

    private JsonNode reply(FilterableRequestSpecification request, int status) {
        var path = URI.create(request.getURI()).getRawPath();
        var reply =
                places.stream()
                        .filter(place -> place.path().matcher(path).matches())
                        .map(Place::operations)
                        .findFirst()
                        .map(operations ->
                                operations.at(
                                        "/%s/responses/%d"
                                                .formatted(
                                                        request.getMethod()
                                                                .toLowerCase(Locale.ROOT),
                                                        status)))
                        .orElseGet(MissingNode::getInstance);
        return reply.has("$ref") ? contract.at(reply.get("$ref").asText().substring(1)) : reply;
    }
}
