/** Key revisions of question versions: which one is current, and what each one said. */
@NullMarked
package assay.grading.key;

import org.jspecify.annotations.NullMarked;
