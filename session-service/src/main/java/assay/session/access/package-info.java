/** Who may open which session: the token that a started session hands out. */
@NullMarked
package assay.session.access;

import org.jspecify.annotations.NullMarked;
