@NullMarked
package assay.session.exam;

import org.jspecify.annotations.NullMarked;
