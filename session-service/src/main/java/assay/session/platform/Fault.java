package assay.session.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One fault of a request and its place; exactly one of the three places is given.
 *
 * @param pointer JSON Pointer into the body, as a URI fragment ({@code #/content/choices/2/id};
 *     {@code #} is the whole body)
 * @param parameter name of a path or query parameter
 * @param header name of a header
 */
@Schema(
        name = "Fault",
        description =
                "One fault of a request and its place: a pointer into the body, a parameter or a header.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
        @Nullable String pointer,
        @Nullable String parameter,
        @Nullable String header,
        @Schema(required = true) String detail) {

    /**
     * A fault in the body.
     *
     * @param path JSON Pointer without the leading {@code #}; empty for the whole body
     */
    public static Fault inBody(String path, String detail) {
        return new Fault("#" + path, null, null, detail);
    }

    public static Fault inParameter(String name, String detail) {
        return new Fault(null, name, null, detail);
    }

    public static Fault inHeader(String name, String detail) {
        return new Fault(null, null, name, detail);
    }

    /** One step of a JSON Pointer, escaped as RFC 6901 wants it. */
    public static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
