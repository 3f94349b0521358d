/**
 * Exams under edit, their blueprints, and the immutable revisions that publishing makes of them.
 */
@NullMarked
package assay.session.exam;

import org.jspecify.annotations.NullMarked;
