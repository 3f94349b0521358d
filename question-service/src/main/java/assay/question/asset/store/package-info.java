/** Assets in PostgreSQL. */
@NullMarked
package assay.question.asset.store;

import org.jspecify.annotations.NullMarked;
