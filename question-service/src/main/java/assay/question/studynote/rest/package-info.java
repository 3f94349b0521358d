/** Study notes over HTTP. */
@NullMarked
package assay.question.studynote.rest;

import org.jspecify.annotations.NullMarked;
