/** The frozen pool: every question that a published exam revision can show, without a key. */
@NullMarked
package assay.session.pool;

import org.jspecify.annotations.NullMarked;
