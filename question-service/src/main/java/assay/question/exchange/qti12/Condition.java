package assay.question.exchange.qti12;

import assay.question.exchange.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a {@code <conditionvar>} asks of a response. */
sealed interface Condition {
    /** All of them. */
    record And(List<Condition> parts) implements Condition {}

    record Or(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    /** {@code varequal}: the response to {@code response} is, or has, this value. */
    record Equal(String response, String value, boolean caseSensitive, XmlElement element)
            implements Condition {}

    /** {@code varsubset} and {@code varsubstring}: the response contains this text. */
    record Contains(String response, String value, boolean caseSensitive) implements Condition {}

    /** {@code vargte} and its kin; the value as the file has it. */
    record Compared(String response, Comparison comparison, String value) implements Condition {}

    /** Whatever has not been dealt with. */
    record Other() implements Condition {}

    /** No response. */
    record Unanswered(String response) implements Condition {}

    /** Something that is not looked at. */
    record Unknown(String name) implements Condition {}

    enum Comparison {
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST
    }

    /** The condition of a {@code <respcondition>}; siblings are joined by and. */
    static Condition of(XmlElement conditionvar) {
        return all(conditionvar.children());
    }

    private static Condition all(List<XmlElement> elements) {
        var parts = elements.stream().map(Condition::one).toList();
        return parts.size() == 1 ? parts.getFirst() : new And(parts);
    }

    private static Condition one(XmlElement element) {
        var response = element.attribute("respident", "");
        var value = element.text().strip();
        var caseSensitive = element.attribute("case", "No").equalsIgnoreCase("yes");
        return switch (element.name().toLowerCase(Locale.ROOT)) {
            case "and" -> new And(element.children().stream().map(Condition::one).toList());
            case "or" -> new Or(element.children().stream().map(Condition::one).toList());
            case "not" -> new Not(all(element.children()));
            case "varequal" -> new Equal(response, value, caseSensitive, element);
            case "varsubset", "varsubstring" -> new Contains(response, value, caseSensitive);
            case "varlt" -> new Compared(response, Comparison.LESS, value);
            case "varlte" -> new Compared(response, Comparison.AT_MOST, value);
            case "vargt" -> new Compared(response, Comparison.GREATER, value);
            case "vargte" -> new Compared(response, Comparison.AT_LEAST, value);
            case "other" -> new Other();
            case "unanswered" -> new Unanswered(response);
            default -> new Unknown(element.name());
        };
    }

    /**
     * Whether a response of chosen ids fits.
     *
     * @param chosen ids by response
     * @param dealtWith whether an earlier condition gave or took points
     */
    default boolean fits(Map<String, Set<String>> chosen, boolean dealtWith) {
        return switch (this) {
            case And(var parts) -> parts.stream().allMatch(part -> part.fits(chosen, dealtWith));
            case Or(var parts) -> parts.stream().anyMatch(part -> part.fits(chosen, dealtWith));
            case Not(var part) -> !part.fits(chosen, dealtWith);
            case Equal(var response, var value, _, _) ->
                    chosen.getOrDefault(response, Set.of()).contains(value);
            case Other() -> !dealtWith;
            case Unanswered(var response) -> chosen.getOrDefault(response, Set.of()).isEmpty();
            case Contains _, Compared _, Unknown _ -> false;
        };
    }

    /** Each comparison that is asked for, those within a not left out. */
    default void positives(Consumer<Condition> found) {
        switch (this) {
            case And(var parts) -> parts.forEach(part -> part.positives(found));
            case Or(var parts) -> parts.forEach(part -> part.positives(found));
            case Not _, Other _, Unanswered _, Unknown _ -> {}
            case Equal _, Contains _, Compared _ -> found.accept(this);
        }
    }

    /** The values that are asked for, those within a not left out. */
    default List<Equal> equals() {
        var equals = new ArrayList<Equal>();
        positives(part -> {
            if (part instanceof Equal equal) {
                equals.add(equal);
            }
        });
        return equals;
    }
}
