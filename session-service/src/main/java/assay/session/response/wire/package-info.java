/** What every feature that shows or takes responses says about them over HTTP. */
@NullMarked
package assay.session.response.wire;

import org.jspecify.annotations.NullMarked;
