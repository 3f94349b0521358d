/** Sessions: starting, showing the paper, flagging, submitting, expiring. */
@NullMarked
package assay.session.sitting;

import org.jspecify.annotations.NullMarked;
