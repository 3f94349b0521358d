/** Tests of the client of question-service. */
@NullMarked
package assay.grading.key.remote;

import org.jspecify.annotations.NullMarked;
