/** Coverage reports over HTTP. */
@NullMarked
package assay.question.coverage.rest;

import org.jspecify.annotations.NullMarked;
