/** Imports into a bank and exports from it, each a job. */
@NullMarked
package assay.question.transfer;

import org.jspecify.annotations.NullMarked;
