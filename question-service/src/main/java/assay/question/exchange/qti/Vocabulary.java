package assay.question.exchange.qti;

import java.util.Locale;

/** How QTI 3.0 spells the names of QTI 2.x, and the other way round. */
final class Vocabulary {
    private static final String PREFIX = "qti-";

    private Vocabulary() {}

    /** Whether the name of an element is one of QTI 3.0's own and not one of HTML. */
    static boolean isThird(String element) {
        return element.startsWith(PREFIX);
    }

    /** {@code qti-simple-choice} is {@code simpleChoice}. */
    static String second(String element) {
        return camel(element.substring(PREFIX.length()));
    }

    /** {@code response-identifier} is {@code responseIdentifier}. */
    static String secondAttribute(String attribute) {
        return attribute.startsWith("data-") || attribute.startsWith("aria-")
                ? attribute
                : camel(attribute);
    }

    /** {@code simpleChoice} is {@code qti-simple-choice}. */
    static String third(String element) {
        return PREFIX + kebab(element);
    }

    static String thirdAttribute(String attribute) {
        return attribute.contains(":") ? attribute : kebab(attribute);
    }

    private static String camel(String kebab) {
        var name = new StringBuilder();
        var upper = false;
        for (var i = 0; i < kebab.length(); i++) {
            var letter = kebab.charAt(i);
            if (letter == '-') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(letter) : letter);
                upper = false;
            }
        }
        return name.toString();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
