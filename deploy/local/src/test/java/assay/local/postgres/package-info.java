@NullMarked
package assay.local.postgres;

import org.jspecify.annotations.NullMarked;
