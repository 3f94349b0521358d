/** Submissions over HTTP. */
@NullMarked
package assay.grading.submission.rest;

import org.jspecify.annotations.NullMarked;
