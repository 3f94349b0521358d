/** The group commit, and the log in PostgreSQL. */
@NullMarked
package assay.session.response.store;

import org.jspecify.annotations.NullMarked;
