/** Sessions over HTTP. */
@NullMarked
package assay.session.sitting.rest;

import org.jspecify.annotations.NullMarked;
