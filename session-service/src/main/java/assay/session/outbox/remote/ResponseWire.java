package assay.session.outbox.remote;

import assay.session.response.Response;
import assay.session.response.wire.ResponseJson;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * {@code GivenResponse} of grading-service's contract: the form that all services share. Written by
 * hand, since the generator cannot make sealed types; a test holds the names against the contract.
 * Written out already, so that it says its {@code type} in a field of any type.
 */
public record ResponseWire(@JsonValue JsonNode form) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ResponseWire of(Response response) {
        return new ResponseWire(MAPPER.valueToTree(ResponseJson.of(response)));
    }
}
