package assay.grading.key;

import assay.grading.scoring.AnswerKey;
import assay.grading.submission.QuestionVersionId;

/**
 * What the key of a question version said at one time. Correcting a key adds a revision; none ever
 * changes.
 *
 * @param number 1 is the first
 */
public record KeyRevision(
        QuestionVersionId questionVersion, int number, AnswerKey key, Teaching teaching) {}
