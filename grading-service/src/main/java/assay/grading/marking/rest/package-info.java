/** Marking over HTTP. */
@NullMarked
package assay.grading.marking.rest;

import org.jspecify.annotations.NullMarked;
