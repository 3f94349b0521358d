/** The marking queue in PostgreSQL. */
@NullMarked
package assay.grading.marking.store;

import org.jspecify.annotations.NullMarked;
