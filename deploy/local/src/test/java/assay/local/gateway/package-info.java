@NullMarked
package assay.local.gateway;

import org.jspecify.annotations.NullMarked;
