@NullMarked
package assay.session.sitting;

import org.jspecify.annotations.NullMarked;
