/** Tests of scoring. */
@NullMarked
package assay.grading.scoring;

import org.jspecify.annotations.NullMarked;
