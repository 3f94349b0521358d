/** Comments in PostgreSQL. */
@NullMarked
package assay.question.comment.store;

import org.jspecify.annotations.NullMarked;
