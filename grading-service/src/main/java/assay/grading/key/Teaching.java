package assay.grading.key;

import assay.grading.scoring.ChoiceId;
import java.util.List;
import java.util.Map;

/**
 * What a candidate can learn from a question afterwards.
 *
 * @param rationale why the key is right, in Markdown
 * @param feedback what to say about single choices, in Markdown
 */
public record Teaching(
        String rationale, Map<ChoiceId, String> feedback, List<Reference> references) {
    public Teaching {
        feedback = Map.copyOf(feedback);
        references = List.copyOf(references);
    }

    /** Where to read more. */
    public record Reference(String title, String url) {}
}
