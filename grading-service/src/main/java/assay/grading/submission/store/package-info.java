/** Submissions in PostgreSQL. */
@NullMarked
package assay.grading.submission.store;

import org.jspecify.annotations.NullMarked;
