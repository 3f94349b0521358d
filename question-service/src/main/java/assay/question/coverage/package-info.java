/** Whether a bank holds enough for a blueprint, and which of its questions need attention. */
@NullMarked
package assay.question.coverage;

import org.jspecify.annotations.NullMarked;
