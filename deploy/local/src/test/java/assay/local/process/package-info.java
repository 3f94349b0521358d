@NullMarked
package assay.local.process;

import org.jspecify.annotations.NullMarked;
