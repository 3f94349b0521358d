package assay.session.sitting;

import java.util.List;
import java.util.UUID;

/**
 * One question of a paper. What the question says is in the revision's pool.
 *
 * @param position 1 is the first
 * @param choiceOrder ids of the choices as the candidate sees them
 */
public record PaperItem(
        int position,
        UUID questionId,
        UUID questionVersionId,
        String section,
        boolean scored,
        List<String> choiceOrder) {}
