/** Results and the queue of what is still to be graded, in PostgreSQL. */
@NullMarked
package assay.grading.result.store;

import org.jspecify.annotations.NullMarked;
