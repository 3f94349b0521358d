package assay.question.content;

import java.util.List;
import java.util.UUID;

/** Where the questions of the caller's organisation are used. */
public interface Uses {
    /** Uses in the order of their pools' ids, beginning after {@code after}. */
    List<Use> of(UUID questionId, UUID after, int rowsMax);
}
