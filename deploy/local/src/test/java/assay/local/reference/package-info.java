@NullMarked
package assay.local.reference;

import org.jspecify.annotations.NullMarked;
