/** Exams and their revisions in PostgreSQL. */
@NullMarked
package assay.session.exam.store;

import org.jspecify.annotations.NullMarked;
