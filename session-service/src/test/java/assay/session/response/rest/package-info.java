@NullMarked
package assay.session.response.rest;

import org.jspecify.annotations.NullMarked;
