/** Sessions in PostgreSQL. */
@NullMarked
package assay.session.sitting.store;

import org.jspecify.annotations.NullMarked;
