@NullMarked
package assay.local;

import org.jspecify.annotations.NullMarked;
