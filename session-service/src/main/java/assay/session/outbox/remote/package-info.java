/** Submissions to grading-service. */
@NullMarked
package assay.session.outbox.remote;

import org.jspecify.annotations.NullMarked;
