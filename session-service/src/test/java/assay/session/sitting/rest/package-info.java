@NullMarked
package assay.session.sitting.rest;

import org.jspecify.annotations.NullMarked;
