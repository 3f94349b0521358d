/** Tests of submissions over HTTP. */
@NullMarked
package assay.grading.submission.rest;

import org.jspecify.annotations.NullMarked;
