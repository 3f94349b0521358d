package assay.grading.scoring;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a paper showed that scoring needs beside key and response.
 *
 * @param choices in the order in which the candidate saw them; empty where nothing is chosen
 * @param values the values that were drawn, by variable; those of a part's variables by {@code
 *     part/variable}
 * @param weights the weights of a composite question's parts, by part
 */
public record Shown(
        List<ChoiceId> choices, Map<String, BigDecimal> values, Map<String, BigDecimal> weights) {
    public Shown {
        choices = List.copyOf(choices);
        values = Map.copyOf(values);
        weights = Map.copyOf(weights);
    }

    /** Choices alone. */
    public static Shown of(List<ChoiceId> choices) {
        return new Shown(choices, Map.of(), Map.of());
    }

    /** What was shown of one part. */
    public Shown of(String part) {
        var prefix = part + "/";
        var own = new HashMap<String, BigDecimal>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), value);
            }
        });
        return new Shown(List.of(), own, Map.of());
    }
}
