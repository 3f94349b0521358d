/** What formulas of calculated questions may say. Pure. */
@NullMarked
package assay.question.content.formula;

import org.jspecify.annotations.NullMarked;
