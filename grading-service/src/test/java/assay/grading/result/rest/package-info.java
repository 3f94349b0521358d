/** Tests of results over HTTP. */
@NullMarked
package assay.grading.result.rest;

import org.jspecify.annotations.NullMarked;
