/** Assets in PostgreSQL. */
@NullMarked
package assay.session.asset.store;

import org.jspecify.annotations.NullMarked;
