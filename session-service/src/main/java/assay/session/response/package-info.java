/** Responses: their shapes, their log, and the group commit that writes them. */
@NullMarked
package assay.session.response;

import org.jspecify.annotations.NullMarked;
