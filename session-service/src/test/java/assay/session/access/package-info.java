@NullMarked
package assay.session.access;

import org.jspecify.annotations.NullMarked;
