/** Submissions on their way to grading-service. */
@NullMarked
package assay.session.outbox;

import org.jspecify.annotations.NullMarked;
