package assay.grading.submission;

import assay.grading.scoring.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last thing a candidate saved for a question.
 *
 * @param sequence the client's number of this save
 * @param response null when the answer was taken back
 */
public record GivenResponse(
        QuestionId question, long sequence, Instant savedAt, @Nullable Response response) {}
