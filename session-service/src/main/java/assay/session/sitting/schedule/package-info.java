/** Expiring sessions when their time is up. */
@NullMarked
package assay.session.sitting.schedule;

import org.jspecify.annotations.NullMarked;
