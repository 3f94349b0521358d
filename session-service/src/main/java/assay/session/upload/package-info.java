/** Files that candidates hand in. */
@NullMarked
package assay.session.upload;

import org.jspecify.annotations.NullMarked;
