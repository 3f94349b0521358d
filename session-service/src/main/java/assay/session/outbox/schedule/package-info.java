/** Sending what waits in the outbox. */
@NullMarked
package assay.session.outbox.schedule;

import org.jspecify.annotations.NullMarked;
