/** Comments on versions of questions, from author to author. */
@NullMarked
package assay.question.comment;

import org.jspecify.annotations.NullMarked;
