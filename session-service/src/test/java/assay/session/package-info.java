@NullMarked
package assay.session;

import org.jspecify.annotations.NullMarked;
