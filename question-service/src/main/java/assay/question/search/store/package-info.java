/** Searches in PostgreSQL. */
@NullMarked
package assay.question.search.store;

import org.jspecify.annotations.NullMarked;
