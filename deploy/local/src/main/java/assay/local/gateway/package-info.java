/** The one origin that a front end sees. */
@NullMarked
package assay.local.gateway;

import org.jspecify.annotations.NullMarked;
