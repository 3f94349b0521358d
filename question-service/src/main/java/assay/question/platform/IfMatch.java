package assay.question.platform;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The versions on which a change may build, from the header {@code If-Match}.
 *
 * @param tags strong entity tags without quotes; {@code *} stands for any
 */
public record IfMatch(Set<String> tags) {
    private static final Pattern LIST =
            Pattern.compile("\\*|(W/)?\"[^\"]*\"(\\s*+,\\s*+(W/)?\"[^\"]*\")*+");

    /**
     * Refuses a change that builds on anything but the current version.
     *
     * @throws Refused 428 without the header, 400 if it cannot be read
     */
    public static IfMatch parse(@Nullable String header) {
        if (header == null) {
            throw Refused.because(
                    CommonProblem.VERSION_REQUIRED,
                    "Send If-Match with the ETag of what you read.");
        }
        if (!LIST.matcher(header.strip()).matches()) {
            throw Refused.malformed(
                    Fault.inHeader(
                            HttpHeaders.IF_MATCH,
                            "If-Match takes entity tags in quotes, such as \"3\""));
        }
        return new IfMatch(
                Stream.of(header.split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.startsWith("W/"))
                        .map(tag -> tag.replace("\"", ""))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Refuses a change that builds on anything but the current version.
     *
     * @throws Refused 412 if the change builds on another version than the current one
     */
    public void check(int current) {
        if (!tags.contains("*") && !tags.contains(Integer.toString(current))) {
            throw Refused.because(
                    CommonProblem.STALE_VERSION,
                    "The current version is \"%d\"; read it again before changing it."
                            .formatted(current));
        }
    }
}
