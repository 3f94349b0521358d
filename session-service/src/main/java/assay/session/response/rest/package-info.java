/** Saving responses over HTTP. */
@NullMarked
package assay.session.response.rest;

import org.jspecify.annotations.NullMarked;
