@NullMarked
package assay.local.exam;

import org.jspecify.annotations.NullMarked;
