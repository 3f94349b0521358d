/** What a bank holds, read from PostgreSQL. */
@NullMarked
package assay.question.coverage.store;

import org.jspecify.annotations.NullMarked;
