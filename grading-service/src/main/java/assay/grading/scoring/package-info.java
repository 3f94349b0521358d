/** Scoring: an answer key, a response, and what the one is worth by the other. Pure. */
@NullMarked
package assay.grading.scoring;

import org.jspecify.annotations.NullMarked;
