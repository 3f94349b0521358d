package assay.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * A word and a number that nothing else has. Planted in the keys of questions they sing wherever a
 * part of a key gets to.
 */
final class Canary {
    private static final Set<String> TEXTS = Set.of("text", "notes", "title", "description");
    private static final Set<String> SHARES = Set.of("credit", "penalty", "margin");
    private static final int DIGITS = 6;

    private final String word = "canary" + UUID.randomUUID().toString().replace("-", "");
    private final int number = ThreadLocalRandom.current().nextInt(10_001, 49_999) * 10 + 7;

    /** Below a half, so that it can stand for a part of what is earned. */
    private final BigDecimal fraction = BigDecimal.valueOf(number, DIGITS);

    /** The number stands alone: digits of an id or of a time are nobody's secret. */
    private final Pattern song =
            Pattern.compile(
                    word + "|(?<![0-9A-Za-z.])(0\\.)?" + number + "(?![0-9A-Za-z])",
                    Pattern.CASE_INSENSITIVE);

    String word() {
        return word;
    }

    boolean isHeardIn(String text) {
        return song.matcher(text).find();
    }

    /** Puts it into every text of a key and of its teaching, and into numbers that say no more. */
    void plant(ObjectNode key) {
        plantInside(key);
        key.put("rationale", "Rationale " + word);
        var overall = key.putObject("overall");
        for (var earned : List.of("correct", "partiallyCorrect", "incorrect")) {
            overall.put(earned, "Overall " + word);
        }
        key.putArray("hints").add("Hint " + word);
        key.putArray("references")
                .addObject()
                .put("title", "Reference " + word)
                .put("url", "https://docs.aws.amazon.com/" + word);
        if (key.path("type").asText().endsWith("_choice")) {
            key.putArray("feedback").addObject().put("choice", "a").put("text", "Feedback " + word);
        }
    }

    private void plantInside(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("scoring").path("rule").asText().equals("partial_credit")) {
                weigh((ObjectNode) object.path("scoring"), elements(object.path("correct")));
            }
            if (object.path("numbers").path("accepted") instanceof ArrayNode accepted
                    && !object.path("type").asText().equals("slider")) { // it has few places
                accepted.addObject()
                        .put("type", "value")
                        .put("value", number)
                        .put("credit", fraction);
            }
            for (var name : names(object)) {
                plantAt(object, name);
            }
            // their greatest must still come to 1 together
            if (object.path("levels") instanceof ArrayNode levels) {
                for (var level = 0; level < levels.size() - 1; level++) {
                    if (isPart(levels.path(level).path("share"))) {
                        ((ObjectNode) levels.path(level)).put("share", fraction);
                    }
                }
            }
            if (object.path("areas") instanceof ArrayNode areas) {
                ((ObjectNode) areas.path(0)).put("credit", fraction);
                ((ObjectNode) areas.path(areas.size() - 1))
                        .put("credit", BigDecimal.ONE.subtract(fraction));
            }
        }
        if (!node.has("areas")) {
            node.forEach(this::plantInside);
        }
    }

    private void plantAt(ObjectNode object, String name) {
        var value = object.path(name);
        if (value.isTextual() && TEXTS.contains(name)) {
            object.put(name, value.asText() + " " + word);
        } else if (value.isTextual() && name.equals("formula")) {
            object.put(name, value.asText() + " + 0 * " + number);
        } else if (isPart(value) && SHARES.contains(name)) {
            object.put(name, fraction);
        } else if (name.equals("credits") && value instanceof ObjectNode credits) {
            for (var choice : names(credits)) {
                if (isPart(credits.path(choice))) {
                    credits.put(choice, fraction);
                }
            }
        }
    }

    /** The first of the right ones earns the fraction, the last the rest. */
    private void weigh(ObjectNode scoring, List<String> right) {
        var weights = scoring.putObject("weights");
        right.forEach(element -> weights.put(element, BigDecimal.ZERO));
        weights.put(right.getLast(), BigDecimal.ONE.subtract(fraction));
        weights.put(right.getFirst(), fraction);
    }

    private static List<String> elements(JsonNode correct) {
        var elements = new ArrayList<String>();
        correct.forEach(one ->
                elements.add(
                        one.isObject()
                                ? one.path("source").asText() + " " + one.path("target").asText()
                                : one.asText()));
        return elements;
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(field -> field.getKey()).toList();
    }

    /** Whether a number is between 0 and 1, where another does as well. */
    private static boolean isPart(JsonNode value) {
        return value.isNumber()
                && value.decimalValue().signum() > 0
                && value.decimalValue().compareTo(BigDecimal.ONE) < 0;
    }
}
