/** Histories over HTTP. */
@NullMarked
package assay.question.history.rest;

import org.jspecify.annotations.NullMarked;
