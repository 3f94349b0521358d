/** Questions in PostgreSQL. */
@NullMarked
package assay.question.content.store;

import org.jspecify.annotations.NullMarked;
