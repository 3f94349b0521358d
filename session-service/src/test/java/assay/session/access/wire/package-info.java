@NullMarked
package assay.session.access.wire;

import org.jspecify.annotations.NullMarked;
