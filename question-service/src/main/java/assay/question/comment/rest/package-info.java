/** Comments over HTTP. */
@NullMarked
package assay.question.comment.rest;

import org.jspecify.annotations.NullMarked;
