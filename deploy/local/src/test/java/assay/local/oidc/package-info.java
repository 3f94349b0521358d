@NullMarked
package assay.local.oidc;

import org.jspecify.annotations.NullMarked;
