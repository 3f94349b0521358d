/** Frozen pools from question-service. */
@NullMarked
package assay.session.pool.remote;

import org.jspecify.annotations.NullMarked;
