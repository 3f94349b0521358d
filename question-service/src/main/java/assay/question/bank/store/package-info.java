/** Banks in PostgreSQL. */
@NullMarked
package assay.question.bank.store;

import org.jspecify.annotations.NullMarked;
