/** Frozen pools: what session-service takes at publish. */
@NullMarked
package assay.question.pool;

import org.jspecify.annotations.NullMarked;
