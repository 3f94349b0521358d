/** Files of imports and exports, in PostgreSQL. */
@NullMarked
package assay.question.transfer.store;

import org.jspecify.annotations.NullMarked;
