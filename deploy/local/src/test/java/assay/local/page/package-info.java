@NullMarked
package assay.local.page;

import org.jspecify.annotations.NullMarked;
