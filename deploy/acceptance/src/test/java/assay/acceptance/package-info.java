/** Stories told by an author, an instructor and a candidate, over HTTP alone. */
@NullMarked
package assay.acceptance;

import org.jspecify.annotations.NullMarked;
