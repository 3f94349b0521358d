/** A small OpenID provider for the local run only: known users with known passwords. */
@NullMarked
package assay.local.oidc;

import org.jspecify.annotations.NullMarked;
