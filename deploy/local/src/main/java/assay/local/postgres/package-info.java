/** The embedded PostgreSQL server and its three databases. */
@NullMarked
package assay.local.postgres;

import org.jspecify.annotations.NullMarked;
