@NullMarked
package assay.session.response.wire;

import org.jspecify.annotations.NullMarked;
