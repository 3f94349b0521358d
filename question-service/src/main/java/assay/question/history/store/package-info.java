/** Histories in PostgreSQL. */
@NullMarked
package assay.question.history.store;

import org.jspecify.annotations.NullMarked;
