/** Jobs in PostgreSQL. */
@NullMarked
package assay.question.job.store;

import org.jspecify.annotations.NullMarked;
