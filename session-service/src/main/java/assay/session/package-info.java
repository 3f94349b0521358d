/**
 * Exams and timed sessions of them. Features: access, pool, exam, response, outbox, sitting; each
 * builds on those before it.
 */
@NullMarked
package assay.session;

import org.jspecify.annotations.NullMarked;
