@NullMarked
package assay.session.access.rest;

import org.jspecify.annotations.NullMarked;
