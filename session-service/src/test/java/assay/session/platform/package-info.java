/** The ground the service's tests stand on: a real database and a real OpenID provider. */
@NullMarked
package assay.session.platform;

import org.jspecify.annotations.NullMarked;
