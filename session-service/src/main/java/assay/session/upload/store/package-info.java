/** Files in PostgreSQL. */
@NullMarked
package assay.session.upload.store;

import org.jspecify.annotations.NullMarked;
