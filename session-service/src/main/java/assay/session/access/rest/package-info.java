/** Session tokens as bearer tokens of HTTP requests. */
@NullMarked
package assay.session.access.rest;

import org.jspecify.annotations.NullMarked;
