/** Pictures and other files that the questions of a session show. */
@NullMarked
package assay.session.asset;

import org.jspecify.annotations.NullMarked;
