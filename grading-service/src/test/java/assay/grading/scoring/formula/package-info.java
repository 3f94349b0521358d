/** Tests of formulas. */
@NullMarked
package assay.grading.scoring.formula;

import org.jspecify.annotations.NullMarked;
