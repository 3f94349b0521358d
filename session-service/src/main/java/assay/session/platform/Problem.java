package assay.session.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/**
 * An RFC 9457 problem as it travels.
 *
 * @param errors every fault of the request, empty (and absent) when the problem is not about the
 *     request's content
 * @param extras further members that this type of problem documents
 */
@Schema(
        name = "Problem",
        description =
                "An RFC 9457 problem. Decide by `type`; `detail` is for people. One about a running session tells the server's time and the deadline, as every reply does.",
        properties = {
            @SchemaProperty(
                    name = "serverNowAt",
                    type = SchemaType.STRING,
                    format = "date-time",
                    description = "The server's time, where the session is known."),
            @SchemaProperty(
                    name = "deadlineAt",
                    type = SchemaType.STRING,
                    format = "date-time",
                    description = "The session's deadline, where the session is known.")
        })
public record Problem(
        @Schema(required = true, examples = "\"urn:assay:problem:malformed-request\"") URI type,
        @Schema(required = true) String title,
        @Schema(required = true, minimum = "400", maximum = "599") int status,
        @Schema(required = true) String detail,
        @Schema(required = true, description = "The path of the request.") String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extras) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
        extras = Map.copyOf(extras);
    }

    /** The same with one more member. */
    public Problem with(String member, Object value) {
        var more = new HashMap<>(extras);
        more.put(member, value);
        return new Problem(type, title, status, detail, instance, errors, more);
    }
}
