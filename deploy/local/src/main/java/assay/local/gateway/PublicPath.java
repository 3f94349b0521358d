package assay.local.gateway;

import java.util.Arrays;
import java.util.Locale;

/**
 * What the gateway lets pass as a path, so that it and the service behind it can't read the same
 * path differently.
 */
final class PublicPath {

    private PublicPath() {}

    /**
     * Whether a service may read the path as another one: {@code /v1/banks/../../internal/v1/pools}
     * and the like, plain or percent-encoded.
     */
    static boolean ambiguous(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        if (lower.contains("//")
                || lower.contains("\\")
                || lower.contains("%2f")
                || lower.contains("%5c")) {
            return true;
        }
        return Arrays.stream(lower.replace("%2e", ".").split("/"))
                .map(segment -> segment.replaceAll(";.*", ""))
                .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
