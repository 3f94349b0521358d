/** What becomes of publications when nobody waits for them any more. */
@NullMarked
package assay.session.exam.schedule;

import org.jspecify.annotations.NullMarked;
