/** Imports and exports over HTTP, and the work on them. */
@NullMarked
package assay.question.transfer.rest;

import org.jspecify.annotations.NullMarked;
