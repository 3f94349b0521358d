/** The record of a finished session as it crosses HTTP, and the parts that results show of it. */
@NullMarked
package assay.grading.submission.wire;

import org.jspecify.annotations.NullMarked;
