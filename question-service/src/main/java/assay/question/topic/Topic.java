package assay.question.topic;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node in the tree of a scheme.
 *
 * @param reference {@code scheme/name}; unique within the organisation; never changes
 * @param parent reference of the topic above, in the same scheme; null for a root
 */
public record Topic(
        UUID id,
        String reference,
        String scheme,
        String title,
        String description,
        @Nullable String parent,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    public static String reference(String scheme, String name) {
        return scheme + "/" + name;
    }

    public String name() {
        return reference.substring(scheme.length() + 1);
    }
}
