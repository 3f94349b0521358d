/** Frozen pools in PostgreSQL. */
@NullMarked
package assay.question.pool.store;

import org.jspecify.annotations.NullMarked;
