package assay.question.content;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is right in one gap of a cloze text. */
public sealed interface GapKey {
    /** Id of the gap. */
    String gap();

    /** The gap's share of the points beside the weights of the others; not negative. */
    BigDecimal weight();

    record Text(String gap, BigDecimal weight, AcceptedText.Texts texts) implements GapKey {}

    record Numeric(String gap, BigDecimal weight, AcceptedNumber.Numbers numbers)
            implements GapKey {}

    /**
     * A gap with choices.
     *
     * @param credits share of the gap's points by choice, from 0 to 1; those not named earn nothing
     * @param feedback by choice
     */
    record Selection(
            String gap,
            BigDecimal weight,
            Map<String, BigDecimal> credits,
            Map<String, String> feedback)
            implements GapKey {
        public Selection {
            credits = Map.copyOf(credits);
            feedback = Map.copyOf(feedback);
        }
    }

    private GapKey with(Markup markup) {
        return switch (this) {
            case Text(var gap, var weight, var texts) ->
                    new Text(gap, weight, texts.with(markup.below("/texts")));
            case Numeric(var gap, var weight, var numbers) ->
                    new Numeric(gap, weight, numbers.with(markup.below("/numbers")));
            case Selection(var gap, var weight, var credits, var feedback) -> {
                var said = new TreeMap<String, String>();
                feedback.forEach((choice, text) ->
                        said.put(choice, markup.replace("/feedback/" + choice, text)));
                yield new Selection(gap, weight, credits, said);
            }
        };
    }

    /** The gap keys with the markup of each. */
    static List<GapKey> with(List<GapKey> gaps, Markup markup) {
        return markup.each("/gaps", gaps, GapKey::with);
    }
}
