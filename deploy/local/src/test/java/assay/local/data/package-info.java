@NullMarked
package assay.local.data;

import org.jspecify.annotations.NullMarked;
