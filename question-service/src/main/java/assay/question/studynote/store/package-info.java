/** Study notes in PostgreSQL. */
@NullMarked
package assay.question.studynote.store;

import org.jspecify.annotations.NullMarked;
