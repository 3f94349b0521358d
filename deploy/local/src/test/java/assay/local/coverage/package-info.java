@NullMarked
package assay.local.coverage;

import org.jspecify.annotations.NullMarked;
