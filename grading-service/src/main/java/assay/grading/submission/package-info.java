/** Submissions: finished sessions, as session-service handed them over. They never change. */
@NullMarked
package assay.grading.submission;

import org.jspecify.annotations.NullMarked;
