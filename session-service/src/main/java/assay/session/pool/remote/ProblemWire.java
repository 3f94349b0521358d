package assay.session.pool.remote;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a problem that says what is wrong with the request. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProblemWire(@Nullable String detail, @Nullable List<FaultWire> errors) {
    private static final JsonMapper MAPPER = new JsonMapper();

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FaultWire(@Nullable String pointer, String detail) {}

    static List<FaultWire> faultsIn(Response response) {
        try {
            var problem = MAPPER.readValue(response.readEntity(String.class), ProblemWire.class);
            var errors = problem.errors();
            return errors == null
                    ? List.of(new FaultWire(null, String.valueOf(problem.detail())))
                    : errors;
        } catch (JsonProcessingException _) {
            return List.of();
        }
    }
}
