package assay.local.exam;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Compares what an exam should be with what the platform says it is. */
final class Definition {

    private Definition() {}

    /**
     * Whether all of {@code wanted} is in {@code found}, which may say more. Durations and numbers
     * count by value: {@code PT130M} is {@code PT2H10M}. Null and absent are the same.
     */
    static boolean saysAllOf(JsonNode wanted, JsonNode found) {
        if (wanted.isObject()) {
            return wanted.propertyStream()
                    .allMatch(property ->
                            saysAllOf(property.getValue(), found.path(property.getKey())));
        }
        if (wanted.isArray()) {
            return wanted.size() == found.size()
                    && java.util.stream.IntStream.range(0, wanted.size())
                            .allMatch(i -> saysAllOf(wanted.get(i), found.get(i)));
        }
        if (wanted.isNull()) {
            return found.isNull() || found.isMissingNode();
        }
        if (wanted.isNumber() && found.isNumber()) {
            return wanted.decimalValue().compareTo(found.decimalValue()) == 0;
        }
        return wanted.equals(found)
                || (duration(wanted).isPresent() && duration(wanted).equals(duration(found)));
    }

    private static Optional<Duration> duration(JsonNode node) {
        try {
            return node.isTextual() ? Optional.of(Duration.parse(node.asText())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
