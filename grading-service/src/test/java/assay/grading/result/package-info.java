/** Tests of grading. */
@NullMarked
package assay.grading.result;

import org.jspecify.annotations.NullMarked;
