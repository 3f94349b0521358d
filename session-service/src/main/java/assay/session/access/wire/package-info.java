/** Session tokens as bearer tokens of HTTP requests. */
@NullMarked
package assay.session.access.wire;

import org.jspecify.annotations.NullMarked;
