/** Assets over HTTP. */
@NullMarked
package assay.question.asset.rest;

import org.jspecify.annotations.NullMarked;
