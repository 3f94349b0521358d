/** Targets of changes in PostgreSQL. */
@NullMarked
package assay.question.bulk.store;

import org.jspecify.annotations.NullMarked;
