package assay.session.pool;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which questions a section may draw: exactly {@code questionIds}, or when that is empty every
 * published question that fits all the other restrictions (an empty list restricts nothing).
 *
 * @param name the section's
 */
public record Selection(
        String name,
        @Nullable String bank,
        List<String> topics,
        List<String> difficulties,
        List<String> tags,
        List<Interaction> interactions,
        List<UUID> questionIds) {}
