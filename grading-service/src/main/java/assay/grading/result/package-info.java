/** Results: what a submission is worth, revision by revision, and who may see what of it when. */
@NullMarked
package assay.grading.result;

import org.jspecify.annotations.NullMarked;
