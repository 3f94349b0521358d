@NullMarked
package assay.session.pool;

import org.jspecify.annotations.NullMarked;
