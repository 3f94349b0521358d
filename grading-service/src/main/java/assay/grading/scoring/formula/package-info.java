/** Formulas of calculated questions: what they may say, and what they come to. Pure. */
@NullMarked
package assay.grading.scoring.formula;

import org.jspecify.annotations.NullMarked;
