/** Frozen pools over HTTP, for session-service alone. */
@NullMarked
package assay.question.pool.rest;

import org.jspecify.annotations.NullMarked;
